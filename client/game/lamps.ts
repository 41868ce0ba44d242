import { hash3 } from '#shared/ground/noise.ts';
import type { Light } from './daylight.ts';
import { plainFrame, spriteOf, type Thing } from './things.ts';

/** What gives light at night, and how far. */
export type LampKind = 'fire' | 'lamp' | 'window' | 'lantern' | 'festoon';

/** These burn or shine for everybody, all night; every other light is somebody's window. */
const FIRES = ['campfire', 'cook-stove'];
const LAMPS = ['lamp', 'notice-board'];
/** Many small ones together. */
const FESTOONS = ['garland-pole'];

/**
 * What shines on a thing while it is dark: a fire, a lamp, the windows of what is really there; a lantern on the ribbon
 * of what is promised or beside a common work that is being built, which are nobody's windows yet [V2]. Null: nothing.
 */
export function lampOf(thing: Thing, hasLit: boolean): LampKind | null {
  if (thing.promised || (thing.source.kind === 'step' && !thing.alive)) return 'lantern';
  if (!thing.alive || !hasLit) return null;
  const frame = plainFrame(thing);
  if (FIRES.some((name) => frame.startsWith(name))) return 'fire';
  const sprite = spriteOf(thing);
  return LAMPS.includes(sprite) ? 'lamp' : FESTOONS.includes(sprite) ? 'festoon' : 'window';
}

/**
 * Whether a light is lit now: windows go out one by one as the night goes on, always the same ones first. What the village built
 * together keeps its lanterns till morning.
 */
export function isLit(key: string, kind: LampKind, { glow, windows }: Light): boolean {
  if (glow === 0) return false;
  return kind !== 'window' || isEverybodys(key) || wakefulness(key) < windows;
}

/** Common works are drawn under a key of their own, see `scene.ts`. */
const isEverybodys = (key: string): boolean => key.startsWith('step ');

/** 0..1: whose window goes out early has much. */
function wakefulness(key: string): number {
  let sum = 0;
  for (let i = 0; i < key.length; i++) sum = Math.imul(sum, 31) + key.charCodeAt(i);
  return hash3(sum, 1, 41);
}

/** What gives light among things; neighbours have one lantern together. */
export interface Lights {
  readonly lamps: readonly { readonly thing: Thing; readonly kind: LampKind }[];
  /** who holds them */
  readonly lanterns: readonly Thing[];
}

/** World px: neighbours share a lantern, or many promises would make a day of the night. Blocks never lie across cells. */
const SHARED = { width: 128, height: 64 };

export function lightsAmong(things: Iterable<Thing>, hasLit: (thing: Thing) => boolean): Lights {
  const lamps: { thing: Thing; kind: LampKind }[] = [];
  const lanterns = new Map<string, Thing>();
  for (const thing of things) {
    const kind = lampOf(thing, hasLit(thing));
    if (kind === 'lantern') shareLantern(lanterns, thing);
    else if (kind) lamps.push({ thing, kind });
  }
  return { lamps, lanterns: [...lanterns.values()] };
}

/** The same one of the neighbours always holds it: the one nearest to the player. */
function shareLantern(lanterns: Map<string, Thing>, thing: Thing): void {
  const block = `${Math.floor(thing.px / SHARED.width)},${Math.floor(thing.py / SHARED.height)}`;
  const holder = lanterns.get(block);
  if (!holder || thing.depth > holder.depth || (thing.depth === holder.depth && thing.px > holder.px)) {
    lanterns.set(block, thing);
  }
}
