import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { DonationId, PlacementId, VillageSlug } from '#shared/ids.ts';
import type { VillageEvent, VillageFact } from '#shared/village/events.ts';
import { mustOpen, nextChunk } from '#shared/village/growth.ts';
import { CHUNK_PLOTS, type Chunk, nearestFree, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { PlacementRow, VillageRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Lands } from './lands.ts';

/** The land of a village that is open to gifts. */
export interface Site {
  readonly village: VillageRow;
  readonly terrain: Terrain;
  chunks: readonly Chunk[];
}

/** What one transaction builds in a village. */
export interface Works {
  readonly slug: VillageSlug;
  /** read when a place must be looked for: most gifts stand where they were held */
  site: Site | null;
  /** how many plots its gifts took so far */
  plots: number;
  /** written at its end */
  readonly placements: PlacementRow[];
  /** become events with consecutive `seq` at its end */
  readonly facts: VillageFact[];
}

export const beginWorks = (slug: VillageSlug): Works => ({ slug, site: null, plots: 0, placements: [], facts: [] });

export async function siteOf(tx: StoreTx, lands: Lands, slug: VillageSlug): Promise<Site> {
  const village = await tx.village(slug);
  if (!village) throw new Error(`no village ${slug}`);
  return { village, terrain: lands.terrain(village), chunks: village.chunks };
}

/** Where a gift without a wish begins to look: the corner where the first four chunks meet. */
const MIDDLE: Plot = { x: CHUNK_PLOTS, y: CHUNK_PLOTS };
/** However strange a village's land is, a chunk with a free meadow comes long before this many. */
const MOST_CHUNKS_AT_ONCE = 64;
/** How often other transactions may snatch the place we chose before we say so. */
const MOST_SNATCHES = 16;

/**
 * [G9] Takes the wished plots (this donation's own hold, as a rule), else the nearest free place, else opens chunks until
 * there is one [V1]. Flowers under it vanish. The corner where the placement stands.
 */
export async function takeNearest(
  tx: StoreTx,
  lands: Lands,
  works: Works,
  footprint: Footprint,
  wish: Plot | null,
  owner: { readonly donation: DonationId; readonly placement: PlacementId },
): Promise<Plot> {
  const { slug } = works;
  const { donation, placement } = owner;
  let corner = wish ?? MIDDLE;
  // A wish was checked against the land when it was held: here only its plots can have been lost.
  let isTaken = wish !== null && (await tx.takePlots(slug, plotsOf(wish, footprint), donation, placement));
  for (let tries = 0; !isTaken; tries++) {
    if (tries > MOST_SNATCHES) throw new Error(`no place could be taken in ${slug}`);
    const inUse = new Set((await tx.plotsInUse(slug)).map(plotKey));
    works.site ??= await siteOf(tx, lands, slug);
    corner = await findRoom(tx, works.site, works.facts, (plot) => inUse.has(plotKey(plot)), footprint, wish ?? MIDDLE);
    isTaken = await tx.takePlots(slug, plotsOf(corner, footprint), donation, placement);
  }
  works.plots += footprint.w * footprint.d;
  await tx.removeFlowers(slug, plotsOf(corner, footprint));
  return corner;
}

async function findRoom(
  tx: StoreTx,
  site: Site,
  facts: VillageFact[],
  isOccupied: (plot: Plot) => boolean,
  footprint: Footprint,
  from: Plot,
): Promise<Plot> {
  for (let opened = 0; opened < MOST_CHUNKS_AT_ONCE; opened++) {
    const corner = nearestFree(site.terrain, site.chunks, isOccupied, footprint, from);
    if (corner) return corner;
    await openNext(tx, site.village.slug, site, facts);
  }
  throw new Error(`no room in ${site.village.slug} after ${MOST_CHUNKS_AT_ONCE} new chunks`);
}

/** [V1] Opens the next chunk of the spiral; one that another transaction opened meanwhile counts as open. */
async function openNext(
  tx: StoreTx,
  slug: VillageSlug,
  open: Pick<Site, 'chunks'>,
  facts: VillageFact[],
): Promise<void> {
  const chunk = nextChunk(open.chunks);
  if (await tx.openChunk(slug, chunk)) facts.push({ type: 'chunkOpened', ...chunk });
  open.chunks = [...open.chunks, chunk];
}

/**
 * What was built stands, and becomes the village's events. [V1] When 70 % of the buildable plots are paid for, it grows before anybody has
 * to ask.
 */
export async function endWorks(
  tx: StoreTx,
  lands: Lands,
  { slug, plots, placements, facts }: Works,
  now: number,
): Promise<readonly VillageEvent[]> {
  await tx.createPlacements(placements);
  const { land, takenPlots, events } = await tx.growVillage(slug, facts, plots, now);
  const open = { chunks: land.chunks };
  const opened: VillageFact[] = [];
  while (opened.length < MOST_CHUNKS_AT_ONCE && mustOpen(takenPlots, lands.buildable(land, open.chunks))) {
    await openNext(tx, slug, open, opened);
  }
  return opened.length === 0 ? events : [...events, ...(await tx.appendEvents(slug, opened, now))];
}
