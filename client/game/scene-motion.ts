import type { SceneKind, SceneRule } from '#shared/village/neighbours.ts';

/** How a scene's small things move: between the two neighbours, about the one, up from it, down on it, or here and there on it. */
export type Motion = 'visit' | 'flutter' | 'rise' | 'drip' | 'twinkle';

export interface Effect {
  /** frames of the atlas, one after the other */
  readonly frames: readonly string[];
  readonly motion: Motion;
  readonly motes: number;
}

const effect = (frames: readonly string[], motion: Motion, motes: number): Effect => ({ frames, motion, motes });
const BEE = ['bee.0', 'bee.1'];
const BUTTERFLY = ['butterfly.0', 'butterfly.1'];
const SMOKE = ['fx.smoke.0', 'fx.smoke.1', 'fx.smoke.2', 'fx.smoke.3'];

/** What is seen of each scene [V7]. */
export const EFFECTS: Readonly<Record<SceneKind, Effect>> = {
  bees: effect(BEE, 'visit', 4),
  butterflies: effect(BUTTERFLY, 'visit', 2),
  garland: effect(BUTTERFLY, 'flutter', 2),
  birdsong: effect(['fx.note'], 'rise', 1),
  doorstep: effect(['fx.heart'], 'rise', 1),
  eveningReading: effect(['fx.book'], 'rise', 1),
  litDoors: effect(['fx.sparkle'], 'twinkle', 2),
  watering: effect(['fx.drop'], 'drip', 3),
  youngTrees: effect(['fx.drop'], 'drip', 2),
  grazing: effect(['fx.dust'], 'twinkle', 1),
  marketDay: effect(['fx.sparkle'], 'twinkle', 2),
  wool: effect(['fx.heart'], 'rise', 1),
  soup: effect(SMOKE, 'rise', 2),
  news: effect(['fx.note'], 'rise', 2),
  visits: effect(['fx.heart'], 'rise', 1),
  sewing: effect(['fx.spark'], 'twinkle', 3),
  teaPicking: effect(['fx.sparkle'], 'twinkle', 1),
  lesson: effect(['fx.book'], 'rise', 1),
  ploughing: effect(['fx.dust'], 'twinkle', 2),
  advice: effect(['fx.book'], 'rise', 1),
  farmyard: effect(['fx.dust'], 'twinkle', 2),
  cleanHands: effect(['fx.drop'], 'drip', 2),
};

/** One small thing: px from the foot of where the scene plays, its opacity, and which of its frames it shows. */
export interface Mote {
  readonly dx: number;
  readonly dy: number;
  readonly alpha: number;
  readonly frame: number;
}

/** Where a scene's small things start from: px from where it plays to what brings it, and how far over the ground they are. */
export interface Way {
  readonly dx: number;
  readonly dy: number;
  readonly liftPx: number;
}

/** Under reduced motion time stands still here: everything is seen, and nothing moves. */
export const STILL_MS = 1_200;

const WING_MS = 130;
const CYCLE_MS: Readonly<Record<Motion, number>> = {
  visit: 6_400,
  flutter: 4_200,
  rise: 2_900,
  drip: 1_100,
  twinkle: 1_700,
};

/** The `i`th small thing of a scene at a time. */
export function moteAt({ motion, frames, motes }: Effect, i: number, timeMs: number, way: Way): Mote {
  const t = fraction(timeMs / CYCLE_MS[motion] + (i + 0.4) / motes);
  const angle = t * Math.PI * 2;
  const wing = Math.floor(timeMs / WING_MS + i) % frames.length;
  switch (motion) {
    case 'visit': {
      // there and back with a rest at both ends
      const along = 0.5 - 0.5 * Math.cos(angle) + 0.12 * Math.sin(angle * 2);
      const sway = Math.sin(angle * 5 + i * 2) * 5;
      return {
        dx: way.dx * (1 - along) + sway,
        dy: way.dy * (1 - along) - way.liftPx - Math.cos(angle * 3 + i) * 4,
        alpha: 1,
        frame: wing,
      };
    }
    case 'flutter':
      return {
        dx: Math.sin(angle + i) * 15,
        dy: Math.sin(angle * 2 + i * 2) * 6 - 9,
        alpha: 1,
        frame: wing,
      };
    case 'rise':
      return {
        dx: Math.sin(angle + i * 3) * 4,
        dy: -way.liftPx - 4 - t * 18,
        alpha: Math.min(1, t * 6, (1 - t) * 3),
        frame: Math.min(frames.length - 1, Math.floor(t * frames.length)),
      };
    case 'drip':
      return { dx: spread(i, motes) * 20, dy: -way.liftPx * (1 - t) - 3, alpha: Math.min(1, (1 - t) * 5), frame: 0 };
    case 'twinkle':
      return {
        dx: spread(i, motes) * 22,
        dy: -way.liftPx * (0.2 + 0.6 * fraction(i * 0.618)),
        alpha: Math.max(0, Math.sin(angle)),
        frame: 0,
      };
  }
}

/** About so many scenes play at a time; with more on screen they take turns, and it stays a village and no fair. */
const AT_A_TIME = 14;
const TURN_MS = 9_000;

/**
 * How much of a scene is to be seen now, 0 to 1.
 * @param chance the scene's own number in [0, 1): when its turn comes
 */
export function presenceOf(chance: number, scenesOnScreen: number, timeMs: number): number {
  const share = Math.min(1, AT_A_TIME / Math.max(1, scenesOnScreen));
  if (share === 1) return 1;
  const turn = fraction(timeMs / TURN_MS + chance);
  return turn >= share ? 0 : Math.min(1, (turn / share) * 6, ((share - turn) / share) * 6);
}

/** Whether a scene plays at an hour (0 to 23) of the visitor's day. */
export function playsAt(when: SceneRule['when'], hour: number): boolean {
  switch (when) {
    case 'always':
      return true;
    case 'day':
      return hour >= 6 && hour < 20;
    case 'evening':
      return hour >= 18 && hour < 23;
  }
}

const fraction = (value: number): number => value - Math.floor(value);
/** -0.5 to 0.5, as far apart as can be */
const spread = (i: number, count: number): number => (i + 0.5) / count - 0.5;
