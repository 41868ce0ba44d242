import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { isField, isSpriteName, lifeOf, SPRITES } from '#shared/catalogue/sprites.ts';
import { hash3 } from '#shared/ground/noise.ts';
import { growthStage, type Watered } from '#shared/village/care.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { type GiftLook, ONE_PLOT, standingOn, type Thing } from '#shared/village/thing.ts';
import type { Placement } from '#shared/village/view.ts';

function ribbonRound({ w, d }: Footprint): Thing['ribbon'] {
  return { back: `stakes-${w}x${d}.back`, front: `stakes-${w}x${d}.front` };
}

/**
 * A promised field has been sown, and grows with days and waterings, never quite to the end [V4]; every other promised thing stands with a ribbon round it. What is delivered is
 * alive; what changed stands still, beside its signpost (`signThing`) [V2].
 */
export function placementThing(
  placement: Placement,
  look: GiftLook,
  terrain: Terrain,
  tended: Tended = UNTENDED,
): Thing {
  const promised = placement.state === 'promised';
  const field = isField(look.sprite);
  return {
    key: `gift ${placement.id}`,
    frame: field && promised ? sproutOf(look.sprite, tended) : frameFor(look.sprite, placement.id),
    ...standingOn(placement.plot, look.footprint, terrain),
    layer: field ? 'flat' : 'upright',
    footprint: look.footprint,
    ribbon: promised && !field ? ribbonRound(look.footprint) : null,
    life: placement.state === 'delivered' ? lifeOf(look.sprite) : 0,
    source: { kind: 'placement', id: placement.id },
  };
}

/** What a crop's growth is read from. */
export interface Tended {
  readonly watered: Watered | undefined;
  /** UTC day from 1970 */
  readonly today: number;
}
const UNTENDED: Tended = { watered: undefined, today: 0 };

/** How far a signpost stands from the corner of the plots, in plots. */
const SIGN_INSET = 0.3;

/** The signpost at the front corner of what could not be as promised: a tap tells what happened instead [V2]. */
export function signThing({ id, plot }: Placement, { footprint }: GiftLook, terrain: Terrain): Thing {
  const x = plot.x + footprint.w - SIGN_INSET;
  const y = plot.y + footprint.d - SIGN_INSET;
  return {
    key: `sign ${id}`,
    frame: 'sign-changed',
    x,
    y,
    zPx: standingOn(plot, footprint, terrain).zPx,
    depth: x + y,
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: 0,
    source: { kind: 'placement', id },
  };
}

function sproutOf(sprite: string, { watered, today }: Tended): string {
  const stages = isSpriteName(sprite) ? SPRITES[sprite].stages : 1;
  return stages > 2 ? `${sprite}.${growthStage(sprite, watered, today)}` : sprite;
}

/** One of the sprite's looks, always the same for the same placement. */
export function frameFor(sprite: string, placement: string): string {
  const looks = isSpriteName(sprite) ? SPRITES[sprite].looks : 1;
  let sum = 0;
  for (let i = 0; i < placement.length; i++) sum = Math.imul(sum, 31) + placement.charCodeAt(i);
  const look = Math.floor(hash3(sum, 0, 3) * looks);
  return look === 0 ? sprite : `${sprite}~${look}`;
}
