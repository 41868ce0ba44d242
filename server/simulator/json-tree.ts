import type { FormTree, FormValue } from './form.ts';

/** A JSON value as the tree the parameter readers know, so that one set of readers serves both doors. Null is absent. */
export const treeOf = (value: unknown): FormValue | undefined => {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const tree: FormTree = new Map();
  for (const [name, inner] of Object.entries(value)) {
    const branch = treeOf(inner);
    if (branch !== undefined) {
      tree.set(name, branch);
    }
  }
  return tree;
};

/** A body that must be a JSON object; undefined when it is not. Nothing is an empty one. */
export const readJson = (body: string): FormTree | undefined => {
  try {
    const tree = body === '' ? new Map() : treeOf(JSON.parse(body));
    return tree instanceof Map ? tree : undefined;
  } catch {
    return undefined;
  }
};
