import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { project } from '#shared/ground/projection.ts';
import type { ThingSource as SceneSource, Thing as SceneThing } from '#shared/village/thing.ts';
import { DEPTH } from './depths.ts';

/** What a drawn thing is, for taps. */
export type ThingSource = SceneSource | { readonly kind: 'ghost'; readonly key: string };

/** One frame of the atlas that a thing is made of. */
export interface Part {
  readonly frame: string;
  readonly depth: number;
  /** `lit`: the pixels that shine, drawn only while it is dark */
  readonly look: 'plain' | 'shadow' | 'lit';
}

/** Something to draw: its foot in whole world pixels, and its parts. */
export interface Thing {
  readonly key: string;
  readonly px: number;
  readonly py: number;
  readonly depth: number;
  /** the middle of its footprint in fractions of plots */
  readonly middle: { readonly x: number; readonly y: number };
  readonly parts: readonly Part[];
  /** half the width of its footprint in px: how far dust and hearts fly */
  readonly radiusPx: number;
  /** promised and not there yet [V2] */
  readonly promised: boolean;
  /** really there: only then it is lit, smokes and is used [V2] */
  readonly alive: boolean;
  /** how many frames `<frame>.life.0`… show it in use; 0: it stands still */
  readonly life: number;
  readonly source: ThingSource;
}

type Standing = Omit<SceneThing, 'source'> & { readonly source: ThingSource };

/** A thing of the scene as sprites: its shadow, itself, and the ribbon round what is promised [V2], half behind it, half before it. */
export function drawn(thing: Standing, alive = false): Thing {
  const { key, frame, x, y, zPx, ribbon, footprint, source } = thing;
  const at = project(x, y, zPx);
  const depth = thing.layer === 'flat' ? DEPTH.flat + thing.depth : thing.depth;
  const reach = (footprint.w + footprint.d) / 4 - 0.05;
  const parts: Part[] = [{ frame, depth: isTrodden(frame) ? depth - OVER_THE_BRIDGE : depth, look: 'plain' }];
  if (thing.layer === 'upright') parts.push({ frame: `${frame}.shadow`, depth: DEPTH.shadows, look: 'shadow' });
  // nothing lies between a thing and its own light
  if (alive) parts.push({ frame: `${frame}.lit`, depth: depth + A_HAIR, look: 'lit' });
  if (ribbon) {
    parts.push({ frame: ribbon.back, depth: thing.depth - reach, look: 'plain' });
    parts.push({ frame: ribbon.front, depth: thing.depth + reach, look: 'plain' });
  }
  const promised = ribbon !== null;
  const foot = { px: Math.round(at.px), py: Math.round(at.py) };
  return {
    key,
    ...foot,
    depth,
    middle: { x, y },
    parts,
    radiusPx: radiusOf(footprint),
    promised,
    alive,
    life: thing.life,
    source,
  };
}

/** In plots: less than any two things are apart. */
const A_HAIR = 0.001;

/** The sprite that a thing shows, whichever of its looks, stages or states it is in. */
export const spriteOf = (thing: Thing): string => plainFrame(thing).split(/[.~]/, 1)[0] ?? '';

export const plainFrame = (thing: Thing): string => thing.parts.find(({ look }) => look === 'plain')?.frame ?? '';

/** Villagers walk over a bridge, never behind its middle: in plots, half of its length. */
const OVER_THE_BRIDGE = 1.6;
const isTrodden = (frame: string): boolean => frame === 'bridge';
const radiusOf = ({ w, d }: Footprint): number => (w + d) * 16;

/** Names what is drawn, so that a redrawn village touches only what changed. */
export const lookOf = (thing: Thing): string =>
  `${thing.px} ${thing.py} ${thing.parts.map(({ frame, depth }) => `${frame}@${depth}`).join(' ')}`;

/** What to put and what to take away to get from what is drawn to what shall be. */
export interface ThingChanges {
  readonly put: readonly Thing[];
  readonly gone: readonly string[];
}

export function changes(before: ReadonlyMap<string, Thing>, next: ReadonlyMap<string, Thing>): ThingChanges {
  const put: Thing[] = [];
  let met = 0;
  for (const [key, thing] of next) {
    const was = before.get(key);
    if (was) met++;
    if (!was || (was !== thing && lookOf(was) !== lookOf(thing))) put.push(thing);
  }
  // mostly nothing goes, and then thousands need not be asked
  const gone = met === before.size ? [] : [...before.keys()].filter((key) => !next.has(key));
  return { put, gone };
}
