import { done, invalidParameter, type Outcome, refused } from './errors.ts';

/** A bracketed form body or query, as a tree. Branches are maps, so `__proto__` is only a key. */
export type FormTree = Map<string, FormValue>;
export type FormValue = string | FormTree;

const maxDepth = 10;
const keyPattern = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** `line_items[0][price_data][currency]=eur&expand[]=x` to a tree; lists are branches keyed 0, 1, 2… */
export const parseForm = (text: string): Outcome<FormTree> => {
  const root: FormTree = new Map();
  for (const [key, value] of new URLSearchParams(text)) {
    const path = keyPath(key);
    if (path === undefined) {
      return refused(invalidParameter(key, `Invalid parameter name: ${key}`));
    }
    if (!plant(root, path, value)) {
      return refused(invalidParameter(key, `Invalid ${key}: it is given both as a value and as an object.`));
    }
  }
  return done(root);
};

const keyPath = (key: string): readonly string[] | undefined => {
  const match = keyPattern.exec(key);
  const [, head, tail] = match ?? [];
  if (head === undefined || tail === undefined) {
    return undefined;
  }
  const path = [head, ...[...tail.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '')];
  return path.length > maxDepth ? undefined : path;
};

const plant = (root: FormTree, path: readonly string[], value: string): boolean => {
  let branch = root;
  for (const [depth, rawName] of path.entries()) {
    const name = rawName === '' ? String(branch.size) : rawName;
    if (depth === path.length - 1) {
      if (branch.get(name) instanceof Map) {
        return false;
      }
      branch.set(name, value);
      return true;
    }
    const next = branch.get(name) ?? new Map();
    if (!(next instanceof Map)) {
      return false;
    }
    branch.set(name, next);
    branch = next;
  }
  return true;
};

/** One text for one meaning: parameters in another order are the same call (idempotency compares these). */
export const canonicalForm = (tree: FormTree): string =>
  JSON.stringify(
    [...tree]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, value instanceof Map ? canonicalForm(value) : value]),
  );
