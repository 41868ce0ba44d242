import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '#server/adapters/catalogue/parseCatalogue.ts';
import type { VillagePicture } from '#server/adapters/pictures/order.ts';
import { createLands } from '#server/domain/villages/lands.ts';
import { PATHS } from '#server/paths.ts';
import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import { hash3 } from '#shared/ground/noise.ts';
import { PlacementId } from '#shared/ids.ts';
import { choosePlot } from '#shared/village/choosing.ts';
import { nextChunk } from '#shared/village/growth.ts';
import { type Chunk, FIRST_CHUNKS, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import { settlementOf } from '#shared/village/settlement.ts';
import type { Flower, Placement } from '#shared/village/view.ts';

export function demoProject(name: string): Project {
  const parsed = parseCatalogue(readFileSync(join(PATHS.demo, `${name}.yaml`), 'utf8'));
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
  return { ...parsed.value.project, photo: null };
}

/** The picture of a demonstration's village in which so many gifts stand, where the village itself would put them. */
export function grownVillage(project: Project, count: number): VillagePicture {
  const land = createLands().terrain(project);
  const settlement = settlementOf([]);
  const taken = new Set<string>();
  const placements: Placement[] = [];
  const chunks: Chunk[] = [...FIRST_CHUNKS];
  const gifts = everyGift(project);
  for (let i = 0; i < count; i++) {
    const gift = gifts[Math.floor(hash3(i, 7, project.seed) * gifts.length)];
    if (!gift) break;
    const isOccupied = (plot: Plot) => taken.has(plotKey(plot));
    let plot = choosePlot(land, chunks, isOccupied, gift, settlement, i);
    for (; plot === null; plot = choosePlot(land, chunks, isOccupied, gift, settlement, i))
      chunks.push(nextChunk(chunks));
    for (const covered of plotsOf(plot, gift.footprint)) taken.add(plotKey(covered));
    settlement.add({ plot, gift });
    const state = hash3(i, 3, 3) < 0.5 ? 'promised' : 'delivered';
    placements.push({ id: placementId(i), gift: gift.slug, quantity: 1, plot, state });
  }
  const raisedCents = Math.min(project.goalCents, count * 1500);
  return {
    seed: project.seed,
    landscape: project.landscape,
    chunks,
    placements,
    flowers: flowersAmong(land, taken, count),
    reached: project.steps.filter(({ atCents }) => atCents <= raisedCents).map(({ slug }) => slug),
    steps: project.steps,
    raisedCents,
    own: [],
    gifts: Object.fromEntries(gifts.map((gift) => [gift.slug, gift])),
    now: 1_790_000_000_000,
  };
}

const placementId = (n: number) =>
  PlacementId.parse(`plc_${createHash('sha256').update(String(n)).digest('hex').slice(0, 16)}`);

/** Visitors plant some near the square. */
function flowersAmong(land: { isBuildable(x: number, y: number): boolean }, taken: ReadonlySet<string>, gifts: number) {
  const flowers: Flower[] = [];
  for (let i = 0; i < Math.min(60, gifts); i++) {
    const plot = { x: 10 + Math.floor(hash3(i, 1, 5) * 14), y: 10 + Math.floor(hash3(i, 2, 5) * 14) };
    if (!land.isBuildable(plot.x, plot.y) || taken.has(plotKey(plot))) continue;
    flowers.push({ plot, kind: i % 3 === 0 ? 'rose' : i % 3 === 1 ? 'gold' : 'white', plantedAt: 0 });
  }
  return flowers;
}
