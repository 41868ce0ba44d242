import type { Gift } from '#shared/catalogue/catalogue.ts';
import type { OwnFootprints } from '#shared/catalogue/own-picture.ts';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import type { Draft } from '#shared/drafts/draft.ts';
import { choosePlot } from '#shared/village/choosing.ts';
import { FIRST_CHUNKS, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import { type Placeable, settlementOf } from '#shared/village/settlement.ts';
import type { Lands } from '../villages/lands.ts';

export interface PreviewedGift {
  readonly gift: Placeable;
  readonly plot: Plot;
}

/** One of each gift of a draft, where the village itself would put it: what its steward looks at before publishing. */
export function previewOf(lands: Lands, draft: Draft, own: OwnFootprints): readonly PreviewedGift[] {
  const land = lands.terrain({ landscape: landscapeOf(draft), seed: draft.seed });
  const settlement = settlementOf([]);
  const taken = new Set<string>();
  const placed: PreviewedGift[] = [];
  for (const { slug, sprite, category } of draft.gifts) {
    const covers = isSpriteName(sprite) ? SPRITES[sprite] : own.get(sprite);
    if (!covers) continue;
    const { w, d } = covers;
    const gift: Placeable = { slug, sprite, footprint: { w, d }, category: category as Gift['category'] };
    const isOccupied = (plot: Plot) => taken.has(plotKey(plot));
    const plot = choosePlot(land, FIRST_CHUNKS, isOccupied, gift, settlement, draft.seed + placed.length);
    if (plot === null) continue;
    for (const covered of plotsOf(plot, gift.footprint)) taken.add(plotKey(covered));
    settlement.add({ plot, gift });
    placed.push({ gift, plot });
  }
  return placed;
}

/** A land to look at before one was chosen. */
export const landscapeOf = ({ landscape }: Draft) => (landscape === '' ? 'savanna' : landscape);
