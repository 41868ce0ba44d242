import type { ComponentChild, VNode } from 'preact';

/** What is drawn, as a tree of elements: components of ours keep nothing to themselves. */
export function drawn(node: ComponentChild): VNode<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(drawn);
  if (typeof node !== 'object' || node === null || !('props' in node)) return [];
  const { type, props } = node as VNode<Record<string, unknown>>;
  // A component is a function of its properties here, and nothing else.
  if (typeof type === 'function') return drawn((type as (given: unknown) => ComponentChild)(props));
  return [node as VNode<Record<string, unknown>>, ...drawn(props.children as ComponentChild)];
}

/** The words of it. */
export function textIn(node: ComponentChild): string {
  if (Array.isArray(node)) return node.map(textIn).join('');
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (typeof node !== 'object' || node === null || !('props' in node)) return '';
  const { type, props } = node as VNode<Record<string, unknown>>;
  if (typeof type === 'function') return textIn((type as (given: unknown) => ComponentChild)(props));
  return textIn(props.children as ComponentChild);
}
