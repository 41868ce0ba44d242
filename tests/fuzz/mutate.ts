import { type Chance, seededChance } from '#server/simulator/seeded.ts';

/** Chance of its own for each of many that are under way at once: what they ask is the same whoever is answered first. */
export function ownDice(seed: number): () => Chance {
  const seeds = seededChance(seed);
  return () => seededChance(seeds() * 4_294_967_296);
}

/** JSON as it comes and goes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const pick = <T>(chance: Chance, from: readonly [T, ...T[]]): T =>
  from[Math.floor(chance() * from.length)] ?? from[0];
export const upTo = (chance: Chance, most: number): number => Math.floor(chance() * (most + 1));

/** What programs trip over. */
export const JUNK: readonly [Json, ...Json[]] = [
  null,
  true,
  0,
  -1,
  0.1,
  1e308,
  9_007_199_254_740_992,
  '',
  ' ',
  '0',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🌱\u202e',
  '__proto__',
  'constructor',
  "'; drop table donation; --",
  '{{7*7}}<script>',
  '../../etc/passwd',
  'x'.repeat(5000),
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: null, toString: 'x' },
  { id: { id: { id: [] } } },
];

/** As text, whatever it is: some of the junk refuses to become one by itself. */
export const textOf = (value: Json): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const isTree = (value: Json): value is readonly Json[] | { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null;

/** The same JSON with something wrong at one place: a value, a key, or a part of it too often or not at all. */
export function mutated(chance: Chance, value: Json): Json {
  if (!isTree(value) || chance() < 0.08) return pick(chance, JUNK);
  if (Array.isArray(value)) {
    const at = upTo(chance, value.length - 1);
    if (value.length === 0 || chance() < 0.15) return [...value, pick(chance, JUNK)];
    if (chance() < 0.15) return value.filter((_one, i) => i !== at);
    if (chance() < 0.1) return Array.from({ length: 100 }, () => value[at] ?? null);
    return value.map((one, i) => (i === at ? mutated(chance, one) : one));
  }
  const entries = Object.entries(value);
  const at = upTo(chance, entries.length - 1);
  if (entries.length === 0 || chance() < 0.1)
    return Object.fromEntries([...entries, [textOf(pick(chance, JUNK)), pick(chance, JUNK)]]);
  if (chance() < 0.1) return Object.fromEntries(entries.filter((_one, i) => i !== at));
  return Object.fromEntries(entries.map(([key, one], i) => [key, i === at ? mutated(chance, one) : one]));
}

/** Bytes with noise in them: turned, put in, left out, cut off. */
export function noisy(chance: Chance, bytes: Buffer): Buffer {
  let changed = Buffer.from(bytes);
  for (let times = 1 + upTo(chance, 3); times > 0; times--) {
    const at = upTo(chance, Math.max(0, changed.length - 1));
    const kind = chance();
    if (kind < 0.4) changed[at] = upTo(chance, 255);
    else if (kind < 0.6) changed = Buffer.concat([changed.subarray(0, at), randomBytes(chance), changed.subarray(at)]);
    else if (kind < 0.8) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + 1 + upTo(chance, 8))]);
    else changed = changed.subarray(0, at);
  }
  return changed;
}

export const randomBytes = (chance: Chance): Buffer =>
  Buffer.from(Array.from({ length: 1 + upTo(chance, 30) }, () => upTo(chance, 255)));
