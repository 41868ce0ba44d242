import type { Level, Signs } from '../ports/defence.ts';

/** An association is looked at over so long. */
export const LATELY_MS = 10 * 60_000;
/** A level is left, one step down, when nothing spoke for it for so long: an attack that pauses to breathe is still one. */
const CALM_MS = 10 * 60_000;

/** What an association's door sees; `asked` counts pieces of work handed out. */
export interface AssociationSigns extends Signs {
  readonly asked: number;
}

interface Threshold {
  readonly declined: number;
  readonly unfinished: number;
  readonly asked: number;
}

/** What it takes to raise the first and the second level. On a live day hundreds give at once, but most of them pay. */
const RAISES: readonly [Threshold, Threshold] = [
  { declined: 10, unfinished: 150, asked: 1_000 },
  { declined: 40, unfinished: 600, asked: 4_000 },
];
/** Half of it is enough to stay. */
const STAYS = 0.5;

/** Cards of honest givers are declined one time in ten to twenty: half and more is somebody trying cards. */
const ATTACK_SHARE = 0.5;
/** Of those who open the payment page three in ten and more pay: one in five and fewer is no crowd of givers. */
const CROWD_SHARE = 0.2;

export interface Alarm {
  readonly level: Level;
  /** unix ms: when something last spoke for this level */
  readonly signAt: number;
}

/** The level after what was seen, with hysteresis: up at once, down one step at a time and late. */
export function nextAlarm(before: Alarm, signs: AssociationSigns, now: number): Alarm {
  const raised = levelFor(signs, 1);
  if (raised > before.level) return { level: raised, signAt: now };
  if (before.level === 0) return before;
  if (levelFor(signs, STAYS) >= before.level) return { level: before.level, signAt: now };
  if (now - before.signAt < CALM_MS) return before;
  return { level: before.level === 2 ? 1 : 0, signAt: now };
}

function levelFor(signs: AssociationSigns, share: number): Level {
  const [first, second] = RAISES;
  if (speaksFor(signs, second, share)) return 2;
  return speaksFor(signs, first, share) ? 1 : 0;
}

function speaksFor({ opened, paid, declined, asked }: AssociationSigns, at: Threshold, share: number): boolean {
  const attacked = declined >= at.declined * share && declined >= (declined + paid) * ATTACK_SHARE;
  const flooded = opened - paid >= at.unfinished * share && paid < opened * CROWD_SHARE;
  const drained = asked >= at.asked * share && paid < asked * CROWD_SHARE * CROWD_SHARE;
  return attacked || flooded || drained;
}

/** More declines than payments, and not by one mistyped card. */
export const isSuspect = ({ declined, paid }: Signs): boolean => declined >= 3 && declined > paid;

/** How hard it is made for one address, over the hour of its caps: an hour is hysteresis enough. */
export function addressLevel(signs: Signs): Level {
  const unfinished = signs.opened - signs.paid;
  if ((isSuspect(signs) && signs.declined >= 6) || unfinished >= 80 + signs.paid) return 2;
  return isSuspect(signs) || unfinished >= 40 + signs.paid ? 1 : 0;
}

export const harder = (a: Level, b: Level): Level => (a > b ? a : b);
