import {
  done,
  emptyParameter,
  invalidParameter,
  missingParameter,
  type Outcome,
  refused,
  unknownParameter,
} from './errors.ts';
import type { FormTree, FormValue } from './form.ts';

/** Reads one parameter; `path` is its bracketed name, for the refusal. */
export type Reader<T> = (value: FormValue | undefined, path: string) => Outcome<T>;
type Read<R> = R extends Reader<infer T> ? T : never;
type Fields = Readonly<Record<string, Reader<unknown>>>;

/** An object whose every key must be known: Stripe refuses what it does not know, and so do we. */
export const object =
  <F extends Fields>(fields: F): Reader<{ readonly [K in keyof F]: Read<F[K]> }> =>
  (value, path) => {
    if (typeof value === 'string') {
      return refused(invalidParameter(path, `Invalid object: ${path}`));
    }
    const tree: FormTree = value ?? new Map();
    for (const name of tree.keys()) {
      if (!Object.hasOwn(fields, name)) {
        return refused(unknownParameter(joined(path, name)));
      }
    }
    const read: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(fields)) {
      const outcome = reader(tree.get(name), joined(path, name));
      if (!outcome.ok) {
        return outcome;
      }
      read[name] = outcome.value;
    }
    // Each key of F was read by its own reader just above.
    return done(read as { readonly [K in keyof F]: Read<F[K]> });
  };

const joined = (path: string, name: string): string => (path === '' ? name : `${path}[${name}]`);

export const required =
  <T>(reader: Reader<T>): Reader<T> =>
  (value, path) =>
    value === undefined ? refused(missingParameter(path)) : reader(value, path);

export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, path) =>
    value === undefined ? done(undefined) : reader(value, path);

export const text =
  (maxLength = 5000): Reader<string> =>
  (value, path) => {
    if (typeof value !== 'string') {
      return refused(invalidParameter(path, `Invalid string: ${path}`));
    }
    if (value === '') {
      return refused(emptyParameter(path));
    }
    return value.length > maxLength
      ? refused(invalidParameter(path, `Invalid string: ${path} must be at most ${maxLength} characters`))
      : done(value);
  };

export const oneOf =
  <const V extends string>(...values: readonly V[]): Reader<V> =>
  (value, path) => {
    const found = values.find((candidate) => candidate === value);
    return found === undefined
      ? refused(invalidParameter(path, `Invalid ${path}: must be one of ${values.join(', ')}`))
      : done(found);
  };

export const flag: Reader<boolean> = (value, path) =>
  value === 'true' || value === 'false'
    ? done(value === 'true')
    : refused(invalidParameter(path, `Invalid boolean: ${path}`));

export const integer =
  (min: number, max: number): Reader<number> =>
  (value, path) => {
    if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) {
      return refused(invalidParameter(path, `Invalid integer: ${path}`, 'parameter_invalid_integer'));
    }
    const number = Number(value);
    return number < min || number > max
      ? refused(
          invalidParameter(path, `Invalid ${path}: must be between ${min} and ${max}`, 'parameter_invalid_integer'),
        )
      : done(number);
  };

/** An absolute http(s) address; `{CHECKOUT_SESSION_ID}` may stand in it. */
export const address: Reader<string> = (value, path) => {
  const read = text()(value, path);
  if (!read.ok) {
    return read;
  }
  const url = URL.canParse(read.value) ? new URL(read.value) : undefined;
  return url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:')
    ? read
    : refused(invalidParameter(path, 'Not a valid URL', 'url_invalid'));
};

export const list =
  <T>(item: Reader<T>, max: number): Reader<readonly T[]> =>
  (value, path) => {
    if (!(value instanceof Map) || [...value.keys()].some((key) => !/^\d{1,4}$/.test(key))) {
      return refused(invalidParameter(path, `Invalid array: ${path}`));
    }
    if (value.size > max) {
      return refused(invalidParameter(path, `Invalid array: ${path} takes at most ${max} elements`));
    }
    const items: T[] = [];
    for (const [key, element] of [...value].sort(([a], [b]) => Number(a) - Number(b))) {
      const read = item(element, `${path}[${key}]`);
      if (!read.ok) {
        return read;
      }
      items.push(read.value);
    }
    return done(items);
  };

/** Up to 50 keys of 40 characters, values of 500; an empty value means "no such key". Absent is empty. */
export const metadata: Reader<Readonly<Record<string, string>>> = (value, path) => {
  if (value === undefined || value === '') {
    return done({});
  }
  if (typeof value === 'string') {
    return refused(invalidParameter(path, `Invalid object: ${path}`));
  }
  const pairs: [string, string][] = [];
  for (const [key, entry] of value) {
    if (typeof entry !== 'string') {
      return refused(invalidParameter(`${path}[${key}]`, 'Metadata values must be strings'));
    }
    if (key.length > 40 || entry.length > 500) {
      return refused(invalidParameter(`${path}[${key}]`, 'Metadata keys hold 40 characters and values 500'));
    }
    if (entry !== '') {
      pairs.push([key, entry]);
    }
  }
  return pairs.length > 50
    ? refused(invalidParameter(path, 'Metadata holds at most 50 keys'))
    : done(Object.fromEntries(pairs));
};

/** `created=1700000000` or `created[gte]=…`, in seconds, as a test. */

const range = object({
  gt: optional(integer(0, 1e12)),
  gte: optional(integer(0, 1e12)),
  lt: optional(integer(0, 1e12)),
  lte: optional(integer(0, 1e12)),
});

export const createdRange: Reader<(second: number) => boolean> = (value, path) => {
  if (typeof value === 'string') {
    const exact = integer(0, 1e12)(value, path);
    return exact.ok ? done((second) => second === exact.value) : exact;
  }
  const read = range(value, path);
  if (!read.ok) {
    return read;
  }
  const { gt = -1, gte = 0, lt = Number.MAX_SAFE_INTEGER, lte = Number.MAX_SAFE_INTEGER } = read.value;
  return done((second) => second > gt && second >= gte && second < lt && second <= lte);
};

export const expand = optional(list(text(200), 20));
