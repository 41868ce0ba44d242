import { GIFT_CATEGORIES } from '#shared/catalogue/catalogue.ts';
import type { OwnFootprints } from '#shared/catalogue/own-picture.ts';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import type { Draft, DraftGift } from '#shared/drafts/draft.ts';
import { choosePlot } from '#shared/village/choosing.ts';
import { nextChunk } from '#shared/village/growth.ts';
import { type Chunk, FIRST_CHUNKS, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import { type Placeable, settlementOf } from '#shared/village/settlement.ts';
import type { Lands } from '../villages/lands.ts';

export interface PreviewedGift {
  readonly gift: Placeable;
  readonly plot: Plot;
}

export interface Preview {
  readonly chunks: readonly Chunk[];
  readonly gifts: readonly PreviewedGift[];
}

/** One of each gift of a draft, where the village itself would put it: what its steward looks at before publishing. */
export function previewOf(lands: Lands, draft: Draft, own: OwnFootprints): Preview {
  const land = lands.terrain({ landscape: landscapeOf(draft), seed: draft.seed });
  const settlement = settlementOf([]);
  const taken = new Set<string>();
  const isOccupied = (plot: Plot) => taken.has(plotKey(plot));
  const gifts: PreviewedGift[] = [];
  let chunks = FIRST_CHUNKS;
  for (const gift of draft.gifts.flatMap((drafted) => placeableOf(drafted, own))) {
    const choose = () => choosePlot(land, chunks, isOccupied, gift, settlement, draft.seed + gifts.length);
    let plot = choose();
    // Large ones may fit nowhere: the village would open the next piece of its land for them [V1].
    for (; plot === null; plot = choose()) chunks = [...chunks, nextChunk(chunks)];
    for (const covered of plotsOf(plot, gift.footprint)) taken.add(plotKey(covered));
    settlement.add({ plot, gift });
    gifts.push({ gift, plot });
  }
  return { chunks, gifts };
}

/** None where the gift has no picture yet. */
function placeableOf({ slug, sprite, category }: DraftGift, own: OwnFootprints): Placeable[] {
  const covers = isSpriteName(sprite) ? SPRITES[sprite] : own.get(sprite);
  if (!covers) return [];
  const { w, d } = covers;
  const quarter = GIFT_CATEGORIES.find((one) => one === category) ?? 'farming';
  return [{ slug, sprite, footprint: { w, d }, category: quarter }];
}

/** A land to look at before one was chosen. */
export const landscapeOf = ({ landscape }: Draft) => (landscape === '' ? 'savanna' : landscape);
