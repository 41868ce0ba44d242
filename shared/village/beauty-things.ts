import { sceneryLife } from '#shared/catalogue/scenery.ts';
import { hash3 } from '#shared/ground/noise.ts';
import { type Beauty, MOST_BEAUTY } from '#shared/village/care.ts';
import { CHUNK_PLOTS, type Chunk, type Plot, plotKey } from '#shared/village/placing.ts';
import { onSite } from '#shared/village/terrain/sites.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ONE_PLOT, standingOn, type Thing } from '#shared/village/thing.ts';
import { isVerge } from '#shared/village/verges.ts';

/** The share of verges that each step of beauty adorns. */
const SHARE = 0.08;

/** What comes with each step of beauty; what was there before stays. */
const ADORNS: readonly (readonly string[])[] = [
  ['flower-white.bloom', 'flower-gold.bloom'],
  ['flower-rose.bloom', 'flower-gold.bloom', 'pots'],
  ['bush-rose', 'bush-gold', 'flower-white.bloom'],
  ['flag', 'pots', 'flower-rose.bloom', 'flower-white.bloom'],
  ['bush-rose', 'flag', 'flower-gold.bloom', 'flower-rose.bloom'],
];

/** One adornment, and on which plot: it gives way to everything that anybody puts there. */
export interface Adornment {
  readonly plot: Plot;
  readonly thing: Thing;
}

/**
 * [V4] The borders along paths and banks of one chunk, the same for everybody: a function of the land and of how lovely the village
 * has become. More beauty adds to what is there, and takes nothing away.
 */
export function adornmentsOf(chunk: Chunk, beauty: Beauty, terrain: Terrain): Adornment[] {
  if (beauty === 0) return [];
  const grown = new Set(
    terrain.decor(chunk.cx, chunk.cy).map(({ x, y }) => plotKey({ x: Math.floor(x), y: Math.floor(y) })),
  );
  const found: Adornment[] = [];
  for (let y = chunk.cy * CHUNK_PLOTS; y < (chunk.cy + 1) * CHUNK_PLOTS; y++) {
    for (let x = chunk.cx * CHUNK_PLOTS; x < (chunk.cx + 1) * CHUNK_PLOTS; x++) {
      const step = Math.floor(hash3(x, y, 97 + terrain.seed) / SHARE);
      if (step >= beauty || step >= MOST_BEAUTY) continue;
      const plot = { x, y };
      if (grown.has(plotKey(plot)) || onSite(x, y) || !isVerge(terrain, plot)) continue;
      found.push({ plot, thing: adornment(plot, step, terrain) });
    }
  }
  return found;
}

function adornment(plot: Plot, step: number, terrain: Terrain): Thing {
  const looks = ADORNS[step] ?? [];
  const frame = looks[Math.floor(hash3(plot.x, plot.y, 101) * looks.length)] ?? 'flower-white.bloom';
  return {
    key: `beauty ${plotKey(plot)}`,
    frame,
    ...standingOn(plot, ONE_PLOT, terrain),
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: sceneryLife(frame),
    source: { kind: 'decor' },
  };
}
