import { seededChance } from '#server/simulator/seeded.ts';

/** Takes the place of the simulator's `ids.ts`: the same seed makes the same ids, so that every sort by id repeats too. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 24;

let chance = seededChance(1);

export function seedIds(seed: number): void {
  chance = seededChance(seed);
}

export function newId(prefix: string): string {
  let id = `${prefix}_`;
  for (let n = 0; n < LENGTH; n++) id += LETTERS[Math.floor(chance() * LETTERS.length)];
  return id;
}
