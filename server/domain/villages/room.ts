import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { DonationId, PlacementId, VillageSlug } from '#shared/ids.ts';
import type { VillageFact } from '#shared/village/events.ts';
import { mustOpen, nextChunk } from '#shared/village/growth.ts';
import { CHUNK_PLOTS, type Chunk, nearestFree, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import type { StoreTx, VillageRow } from '../ports/store.ts';
import type { Lands } from './lands.ts';

/** A village while one transaction builds in it. `facts` become events with consecutive `seq` at its end. */
export interface Site {
  readonly village: VillageRow;
  readonly terrain: Terrain;
  chunks: readonly Chunk[];
  /** how many plots paid gifts stand on, as the last of them told */
  takenPlots: number;
  readonly facts: VillageFact[];
}

export async function siteOf(tx: StoreTx, lands: Lands, slug: VillageSlug): Promise<Site> {
  const village = await tx.village(slug);
  if (!village) throw new Error(`no village ${slug}`);
  return { village, terrain: lands.terrain(village), chunks: village.chunks, takenPlots: 0, facts: [] };
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
  site: Site,
  footprint: Footprint,
  wish: Plot | null,
  owner: { readonly donation: DonationId; readonly placement: PlacementId },
): Promise<Plot> {
  const slug = site.village.slug;
  let corner = wish ?? MIDDLE;
  // A wish was checked against the land when it was held: here only its plots can have been lost.
  const take = (plot: Plot) => tx.takePlots(slug, plotsOf(plot, footprint), owner.donation, owner.placement);
  let taken = wish === null ? null : await take(wish);
  for (let tries = 0; taken === null; tries++) {
    if (tries > MOST_SNATCHES) throw new Error(`no place could be taken in ${slug}`);
    const inUse = new Set((await tx.plotsInUse(slug)).map(plotKey));
    corner = await findRoom(tx, site, (plot) => inUse.has(plotKey(plot)), footprint, wish ?? MIDDLE);
    taken = await take(corner);
  }
  site.takenPlots = taken;
  await tx.removeFlowers(slug, plotsOf(corner, footprint));
  return corner;
}

async function findRoom(
  tx: StoreTx,
  site: Site,
  isOccupied: (plot: Plot) => boolean,
  footprint: Footprint,
  from: Plot,
): Promise<Plot> {
  for (let opened = 0; opened < MOST_CHUNKS_AT_ONCE; opened++) {
    const corner = nearestFree(site.terrain, site.chunks, isOccupied, footprint, from);
    if (corner) return corner;
    await openNext(tx, site);
  }
  throw new Error(`no room in ${site.village.slug} after ${MOST_CHUNKS_AT_ONCE} new chunks`);
}

/** [V1] Opens the next chunk of the spiral; one that another transaction opened meanwhile counts as open. */
export async function openNext(tx: StoreTx, site: Site): Promise<void> {
  const chunk = nextChunk(site.chunks);
  if (await tx.openChunk(site.village.slug, chunk)) site.facts.push({ type: 'chunkOpened', ...chunk });
  site.chunks = [...site.chunks, chunk];
}

/** [V1] When 70 % of the buildable plots are paid for, the village grows before anybody has to ask; to be called after a gift took its plots. */
export async function openWhenCrowded(tx: StoreTx, lands: Lands, site: Site): Promise<void> {
  for (let opened = 0; opened < MOST_CHUNKS_AT_ONCE; opened++) {
    if (!mustOpen(site.takenPlots, lands.buildable(site.village, site.chunks))) return;
    await openNext(tx, site);
  }
}
