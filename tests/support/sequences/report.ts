import type { Step } from './plan.ts';
import { type Failure, openTheatre, type Planted } from './run.ts';

/** `SEEDS=from-to`, both in it: a part of a long run, resumed where it stopped. */
export function seedsAsked(first: number, last: number): readonly [number, number] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(process.env.SEEDS ?? '') ?? [];
  return from === undefined || to === undefined ? [first, last] : [Number(from), Number(to)];
}

/** Plays all seeds, one after the other; the first that fails ends it, told so that a person can read what happened. */
export async function playAll(from: number, to: number, told: (seed: number) => void = () => undefined): Promise<void> {
  const theatre = await openTheatre();
  try {
    for (let seed = from; seed <= to; seed++) {
      const failure = await theatre.play(seed);
      if (failure) throw new Error(story(seed, (await theatre.shortest(seed)) ?? failure));
      told(seed);
    }
  } finally {
    await theatre.close();
  }
}

/** A sequence that failed once, as it was when it was found: it stays the same when acts and weights change. */
export interface Pinned {
  readonly seed: number;
  readonly why: string;
  readonly steps: readonly Step[];
}

export async function playPinned(pinned: readonly Pinned[]): Promise<void> {
  const theatre = await openTheatre();
  try {
    for (const { seed, why, steps } of pinned) {
      const failure = await theatre.playSteps(seed, steps);
      if (failure) throw new Error(`${why}\n${story(seed, failure)}`);
    }
  } finally {
    await theatre.close();
  }
}

/** The first seed that shows a planted mistake, with what it broke; null when none of them does. */
export async function firstToCatch(
  mistake: Planted,
  seeds: number,
): Promise<{ readonly seed: number; readonly broken: string } | null> {
  const theatre = await openTheatre(mistake);
  try {
    for (let seed = 1; seed <= seeds; seed++) {
      const failure = await theatre.play(seed);
      if (failure) return { seed, broken: failure.broken.split('\n')[0] ?? '' };
    }
    return null;
  } finally {
    await theatre.close();
  }
}

const story = (seed: number, { broken, trace, steps }: Failure): string =>
  [
    `seed ${seed}: ${broken}`,
    'the shortest way to it:',
    ...trace,
    `to be pinned in tests/simulation/pinned.ts: { seed: ${seed}, why: '', steps: ${JSON.stringify(steps)} }`,
  ].join('\n');
