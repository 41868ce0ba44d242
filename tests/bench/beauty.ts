import { VillageThings } from '#client/game/village-things.ts';
import { VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { beautyOf, MOST_BEAUTY, NO_CARE } from '#shared/village/care.ts';
import { nextChunk } from '#shared/village/growth.ts';
import { type Chunk, FIRST_CHUNKS } from '#shared/village/placing.ts';
import { sceneOf } from '#shared/village/scene.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import { type Figure, median, ms, quantile } from './figures.ts';

const CHUNKS = 36;
const ROUNDS = 40;
const PROGRESS = { revision: 0, raisedCents: cents(0), gifts: 0, reached: [] };
const TENDED = { ...NO_CARE, answers: 1000 };

/** [V4] What the borders of a large and loveliest village cost its scene: as pictures make it, and as the game does at every change. */
export async function benchBeauty(): Promise<Figure[]> {
  if (beautyOf(TENDED) !== MOST_BEAUTY) throw new Error('this village could be lovelier');
  const terrain = terrainOf(7, 'savanna');
  const plain: VillageView = {
    village: VillageSlug.parse('lovely'),
    seq: 0,
    landscape: 'savanna',
    seed: 7,
    chunks: grown(),
    placements: new Map(),
    flowers: [],
    reached: [],
    delivered: [],
    news: [],
  };
  const lovely = { ...plain, care: TENDED };
  const drawn = (view: VillageView) =>
    sceneOf({ view, giftLook: () => null, steps: [], raisedCents: 0, now: 0 }, terrain);
  const game = new VillageThings({ terrain, gifts: new Map(), steps: [] });
  const borders = drawn(lovely).length - drawn(plain).length;
  const of = `${CHUNKS} chunks at full beauty (${borders} borders)`;
  return [
    {
      what: `scene, ${of}: for a picture`,
      value: compared(
        () => drawn(lovely),
        () => drawn(plain),
      ),
    },
    {
      what: `scene, ${of}: in the game, at a change`,
      value: compared(
        () => game.of(lovely, PROGRESS, 0),
        () => game.of(plain, PROGRESS, 0),
      ),
    },
  ];
}

function grown(): readonly Chunk[] {
  const chunks = [...FIRST_CHUNKS];
  while (chunks.length < CHUNKS) chunks.push(nextChunk(chunks));
  return chunks;
}

function compared(lovely: () => unknown, plain: () => unknown): string {
  const adorned: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    adorned.push(timed(lovely));
    bare.push(timed(plain));
  }
  return `${ms(median(adorned))} (p95 ${ms(quantile(adorned, 0.95))}), without any ${ms(median(bare))}`;
}

function timed(make: () => unknown): number {
  const began = performance.now();
  make();
  return performance.now() - began;
}
