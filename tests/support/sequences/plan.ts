import { type Chance, seededChance } from '#server/simulator/seeded.ts';
import type { ACTS_HERE } from './acts-here.ts';
import type { ACTS_THERE } from './acts-there.ts';
import type { Crash } from './life.ts';

export type ActName = keyof typeof ACTS_HERE | keyof typeof ACTS_THERE;

/** One act; its dice decide all of its details, so that it stays what it is when others are taken out of the sequence. */
export interface Act {
  readonly name: ActName;
  readonly dice: number;
}

/** What happens at once; a crash strikes in the midst of it. */
export interface Step {
  readonly acts: readonly Act[];
  readonly crash: Crash | null;
}

/** How often each comes, in parts of the sum. */
const WEIGHTS: Readonly<Record<ActName, number>> = {
  basket: 16,
  pay: 16,
  deliverSome: 18,
  deliverAgain: 4,
  backlog: 8,
  sweep: 4,
  outbox: 2,
  cancel: 3,
  returnPage: 4,
  flower: 1,
  giveBack: 4,
  byHand: 4,
  takeBack: 3,
  compare: 2,
  refund: 5,
  endRefund: 4,
  dispute: 4,
  moveDispute: 5,
  bank: 4,
  payout: 2,
  clock: 8,
  faults: 4,
  lose: 5,
  tamper: 3,
  expire: 1,
};
const NAMES = Object.keys(WEIGHTS) as readonly ActName[];
const SUM = NAMES.reduce((total, name) => total + WEIGHTS[name], 0);

const SHORTEST = 6;
const LONGEST = 20;
const SHARE_AT_ONCE = 0.25;
const SHARE_OF_CRASHES = 0.1;
const SHARE_IN_DELIVERIES = 0.35;
const SHARE_LOSING_FILES = 0.2;
const DICE = 4_294_967_296;

/** The sequence of a seed: plain data, the same for ever unless weights or acts change. */
export function plan(seed: number): readonly Step[] {
  const chance = seededChance(seed);
  const length = SHORTEST + Math.floor(chance() * (LONGEST - SHORTEST + 1));
  return Array.from({ length }, (_one, n) => step(chance, BEGINNING[n]));
}

/** Nothing much can happen before somebody has given something. */
const BEGINNING: readonly ActName[] = ['basket', 'pay'];

function step(chance: Chance, first?: ActName): Step {
  const acts = [act(chance, first)];
  while (acts.length < 3 && chance() < SHARE_AT_ONCE) acts.push(act(chance));
  // Between two steps of a delivery is where money is lost elsewhere.
  const share = acts.some(({ name }) => name === 'deliverSome') ? SHARE_IN_DELIVERIES : SHARE_OF_CRASHES;
  if (chance() >= share) return { acts, crash: null };
  const atCall = 1 + Math.floor(chance() * 6);
  const moment = chance() < 0.5 ? 'before' : 'after';
  return { acts, crash: { atCall, moment, losesFiles: chance() < SHARE_LOSING_FILES } };
}

function act(chance: Chance, given?: ActName): Act {
  let left = chance() * SUM;
  const drawn = NAMES.find((one) => {
    left -= WEIGHTS[one];
    return left < 0;
  });
  return { name: given ?? drawn ?? 'basket', dice: Math.floor(chance() * DICE) };
}

/** Smaller sequences of the same: first without halves, then without quarters, at last without single steps. */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let least = steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < least.length; ) {
      const without = [...least.slice(0, at), ...least.slice(at + size)];
      if (await fails(without)) least = without;
      else at += size;
    }
  }
  return least;
}
