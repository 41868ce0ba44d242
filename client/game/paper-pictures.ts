import { rng } from '#shared/ground/noise.ts';
import { RAMPS, type Rgb, rgb } from '#shared/ground/palette.ts';
import { CHUNK_PLOTS } from '#shared/village/placing.ts';

/** A picture of a few colours, drawn here because it is larger than the atlas has room for: four bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly px: Uint8Array;
}

const WHITE: Rgb = [255, 255, 255];
const CHUNK_WIDTH_PX = CHUNK_PLOTS * 64;

function pictureOf(width: number, height: number, colourAt: (x: number, y: number) => Rgb | null): Picture {
  const px = new Uint8Array(width * height * 4);
  for (let p = 0; p < width * height; p++) {
    const colour = colourAt(p % width, Math.floor(p / width));
    if (colour) px.set([...colour, 255], p * 4);
  }
  return { width, height, px };
}

/** The shade of one chunk's slab on the paper, to be tinted. */
export function rhombus(): Picture {
  const height = CHUNK_WIDTH_PX / 2;
  return pictureOf(CHUNK_WIDTH_PX, height, (x, y) => {
    const off = Math.abs(x + 0.5 - CHUNK_WIDTH_PX / 2) / 2 + Math.abs(y + 0.5 - height / 2);
    return off <= height / 2 + 0.5 ? WHITE : null;
  });
}

/** A flat cloud of puffs: lit from above, blue below. */
export function cloud(kind: number): Picture {
  const chance = rng(kind * 7 + 3);
  const size = [1, 0.7, 0.85][kind] ?? 1;
  const puffs = [-34, -19, -2, 15, 30].map((dx, i) => ({
    x: 60 + dx * size,
    r: (([9, 14, 19, 15, 9][i] ?? 9) + chance() * 4 - 2) * size,
  }));
  const base = 40;
  const inside = (x: number, y: number) =>
    y <= base && puffs.some((puff) => Math.hypot(x - puff.x, (y - base + puff.r * 0.35) * 1.15) < puff.r);
  return pictureOf(120, base + 1, (x, y) => {
    if (!inside(x, y)) return null;
    if (y > base - 2 * size) return rgb(RAMPS.indigo[4]);
    return rgb(y > base - 4 * size || !inside(x - 3, y + 5) ? RAMPS.water[5] : RAMPS.plaster[5]);
  });
}

/** The shadow of a large cloud on the land: heaps laid flat, frayed in a pattern of single pixels; to be tinted. */
export function cloudShade(): Picture {
  const [width, height] = [420, 180];
  const heaps = [
    [90, 100, 70],
    [165, 76, 84],
    [250, 92, 92],
    [335, 104, 66],
  ] as const;
  return pictureOf(width, height, (x, y) => {
    const deep = Math.max(...heaps.map(([cx, cy, r]) => 1 - Math.hypot((x - cx) / r, (y - cy) / (r * 0.62))));
    const isFringe = deep < 0.1;
    return deep > 0 && (!isFringe || (x + y) % 2 === 0) ? WHITE : null;
  });
}
