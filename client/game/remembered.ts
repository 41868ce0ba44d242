import type { Thing } from './things.ts';

/** What is found among a cell's things is remembered for as long as the cell keeps them: only new cells are looked through. */
export function remembered<T>(look: (things: readonly Thing[]) => T): (things: readonly Thing[]) => T {
  const found = new WeakMap<readonly Thing[], { readonly of: T }>();
  return (things) => {
    const known = found.get(things) ?? { of: look(things) };
    found.set(things, known);
    return known.of;
  };
}
