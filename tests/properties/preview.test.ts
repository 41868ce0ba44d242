import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowOn } from '#server/adapters/pictures/framing.ts';
import { PICTURE_SIZES } from '#server/adapters/pictures/order.ts';
import { decodePng } from '#server/adapters/pictures/png.ts';
import { newDraft } from '#server/domain/drafts/begin.ts';
import { previewOf } from '#server/domain/drafts/preview.ts';
import { withStarter } from '#server/domain/drafts/starter.ts';
import { createLands } from '#server/domain/villages/lands.ts';
import { PATHS } from '#server/paths.ts';
import { Atlas } from '#shared/catalogue/atlas.ts';
import { GIFT_CATEGORIES } from '#shared/catalogue/catalogue.ts';
import { SPRITE_NAMES, WORK_NAMES } from '#shared/catalogue/sprites.ts';
import { type Draft, MOST_GIFTS } from '#shared/drafts/draft.ts';
import { project } from '#shared/ground/projection.ts';
import { GiftSlug, PlacementId, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';
import { placementThing } from '#shared/village/placement-things.ts';
import { plotKey, plotsOf } from '#shared/village/placing.ts';
import { decorThings } from '#shared/village/scene.ts';
import { stepThings } from '#shared/village/step-things.ts';
import type { Thing } from '#shared/village/thing.ts';

const { frames } = Atlas.parse(JSON.parse(readFileSync(join(PATHS.assets, 'atlas.json'), 'utf8')));
const sheet = decodePng(readFileSync(join(PATHS.assets, 'atlas.png')));
const runs = (numRuns: number) => ({ seed: 20_261_128, numRuns });
const LANDS = ['savanna', 'andes', 'teaHills'] as const;
/** The largest that an association may draw [V1]: sixty of them do not fit on the first land. */
const LARGEST = { w: 4, d: 4 };
const OWN = new Map([['pic_000000000largest', LARGEST]]);

const begun = (landscape: Draft['landscape'], seed: number): Draft =>
  withStarter(
    {
      ...newDraft({
        slug: ProjectSlug.parse('a-well'),
        village: VillageSlug.parse('a-well'),
        title: 'A well',
        language: 'en',
        seed,
        landscape: 'savanna',
      }),
      landscape,
    },
    0,
  );
const land = fc.record({ landscape: fc.constantFrom('', ...LANDS), seed: fc.nat() });
const starter = land.map(({ landscape, seed }) => begun(landscape, seed));
const gifts = fc.array(
  fc.record({ sprite: fc.constantFrom(...SPRITE_NAMES), category: fc.constantFrom('', ...GIFT_CATEGORIES) }),
  { minLength: 1, maxLength: MOST_GIFTS, size: 'max' },
);
const any = fc
  .record({ draft: starter, gifts, works: fc.array(fc.constantFrom(...WORK_NAMES), { maxLength: 4 }) })
  .map(({ draft, gifts: chosen, works }) => withGifts(draft, chosen, works));

function withGifts(draft: Draft, chosen: readonly Partial<Draft['gifts'][number]>[], works: readonly string[]): Draft {
  const [gift] = draft.gifts;
  const [step] = draft.steps;
  if (!gift || !step) throw new Error('a beginning without gifts and steps');
  return {
    ...draft,
    gifts: chosen.map((one, i) => ({ ...gift, ...one, slug: GiftSlug.parse(`gift-${i}`) })),
    steps: works.map((sprite, i) => ({ ...step, sprite, slug: StepSlug.parse(`step-${i}`) })),
  };
}

function previewed(draft: Draft) {
  const preview = previewOf(createLands(), draft, OWN);
  const terrain = createLands().terrain({ landscape: draft.landscape || 'savanna', seed: draft.seed });
  const placed = preview.gifts.map(({ gift, plot }, i) => {
    const id = PlacementId.parse(`plc_preview-${String(i).padStart(12, '0')}`);
    return placementThing({ id, gift: gift.slug, quantity: 1, plot, state: 'delivered' }, gift, terrain);
  });
  const steps = draft.steps.map(({ slug, sprite }, i) => ({ slug, sprite, atCents: i + 1 }));
  const view = { reached: steps.map(({ slug }) => slug), chunks: [], placements: new Map(), flowers: [] };
  return { preview, terrain, things: [...placed, ...stepThings({ steps, raisedCents: 4, view }, terrain)] };
}

/** What of a thing lies outside what the console's picture shows, px. */
function outside(things: readonly Thing[]): number[] {
  const { x, y, w, h } = windowOn(things, PICTURE_SIZES.draft, { frames });
  return things.map((thing) => {
    const { frame, origin } = frames[thing.frame] ?? { frame: { w: 1, h: 1 }, origin: { x: 0, y: 0 } };
    const foot = project(thing.x, thing.y, thing.zPx);
    const [left, top] = [Math.round(foot.px) - origin.x - x, Math.round(foot.py) - origin.y - y];
    return Math.max(0, -left, -top, left + frame.w - w, top + frame.h - h);
  });
}

/** Solid pixels of a thing, by their place in the world. */
function pixelsOf(thing: Thing): Set<string> {
  const found = frames[thing.frame];
  const pixels = new Set<string>();
  if (!found) return pixels;
  const { frame, origin } = found;
  const foot = project(thing.x, thing.y, thing.zPx);
  const [left, top] = [Math.round(foot.px) - origin.x, Math.round(foot.py) - origin.y];
  for (let y = 0; y < frame.h; y++) {
    for (let x = 0; x < frame.w; x++) {
      const word = sheet.words[(frame.y + y) * sheet.w + frame.x + x] ?? 0;
      if (word >>> 24 === 255) pixels.add(`${left + x},${top + y}`);
    }
  }
  return pixels;
}

function shareSeen(thing: Thing, before: readonly Thing[]): number {
  const whole = pixelsOf(thing);
  const near = before.filter(({ x, y }) => Math.abs(x - thing.x) < 8 && Math.abs(y - thing.y) < 8);
  const hidden = new Set(near.flatMap((one) => [...pixelsOf(one)].filter((pixel) => whole.has(pixel))));
  return 1 - hidden.size / whole.size;
}

describe('[K3] the picture of a draft', () => {
  it.each([
    ['the gifts to begin with', starter, 60],
    ['up to sixty gifts of any kind, and four steps', any, 60],
  ])('holds every gift and step whole, on every land: %s', (_what, drafts, numRuns) => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { preview, things } = previewed(draft);
        expect(preview.gifts.map(({ gift }) => gift.slug)).toEqual(draft.gifts.map(({ slug }) => slug));
        expect(things).toHaveLength(draft.gifts.length + draft.steps.length);
        expect(Math.max(...outside(things))).toBe(0);
      }),
      runs(numRuns),
    );
  });

  it('[V1] opens land for what fits nowhere, as the village would', () => {
    const largest = Array.from({ length: MOST_GIFTS }, () => ({ sprite: 'pic_000000000largest' }));
    const { preview, things } = previewed(withGifts(begun('savanna', 7), largest, []));
    expect(preview.chunks.length).toBeGreaterThan(4);
    const plots = preview.gifts.flatMap(({ plot, gift }) => plotsOf(plot, gift.footprint)).map(plotKey);
    expect(new Set(plots).size).toBe(MOST_GIFTS * 16);
    expect(Math.max(...outside(things))).toBe(0);
  });

  it('[G3] shows something of every gift: the village puts none behind trees', () => {
    fc.assert(
      fc.property(starter, (draft) => {
        const { preview, terrain, things } = previewed(draft);
        const taken = new Set(preview.gifts.flatMap(({ plot, gift }) => plotsOf(plot, gift.footprint)).map(plotKey));
        const decor = preview.chunks.flatMap((chunk) => decorThings(chunk, taken, terrain));
        for (const gift of things.slice(0, draft.gifts.length)) {
          const before = decor.filter(({ depth }) => depth > gift.depth);
          expect(shareSeen(gift, before), gift.frame).toBeGreaterThan(0.1);
        }
      }),
      runs(60),
    );
  });
});
