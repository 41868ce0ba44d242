import { describe, expect, it } from 'vitest';
import { type GroundImage, paintChunk, paintSquare } from '#shared/ground/painter.ts';
import { COLORS, rgb } from '#shared/ground/palette.ts';
import { CHUNK_PLOTS } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';

/** Squares of this many plots, on a corner with river, bridge, cliffs, woods and paths: a whole chunk is no other. */
const PART = 4;
const CORNER = { x: 2, y: 10 } as const;
const ALONE = { right: false, left: false, below: false };

const words = (image: GroundImage) => new Uint32Array(image.px.buffer);

/** Lays chunk images over each other; counts pixels that two of them claim. */
function joined(images: readonly GroundImage[], like: GroundImage): { sheet: Uint32Array; doubled: number } {
  const sheet = new Uint32Array(like.w * like.h);
  let doubled = 0;
  for (const image of images) {
    words(image).forEach((word, p) => {
      if (word === 0) return;
      const x = image.originX + (p % image.w) - like.originX;
      const y = image.originY + Math.floor(p / image.w) - like.originY;
      const at = y * like.w + x;
      if (sheet[at] !== 0) doubled++;
      sheet[at] = word;
    });
  }
  return { sheet, doubled };
}

describe('the painted ground', () => {
  it('[V1] has a chunk for its unit: 16 plots a side', () => {
    const { w, originX } = paintChunk(terrainOf(11, 'savanna'), 1, 0, { openNeighbours: ALONE });
    expect({ w, originX }).toEqual({ w: CHUNK_PLOTS * 64 + 2, originX: -1 });
  });

  it.each(['savanna', 'andes', 'teaHills'] as const)(
    '[V1] joins squares without gap, overlap or seam: %s',
    (landscape) => {
      const terrain = terrainOf(11, landscape);
      const whole = paintSquare(terrain, CORNER, PART * 2, { openNeighbours: ALONE });
      const open = (i: number, j: number) => i < 2 && j < 2;
      const parts = [0, 1].flatMap((j) =>
        [0, 1].map((i) => {
          const openNeighbours = { right: open(i + 1, j), left: open(i, j + 1), below: open(i + 1, j + 1) };
          return paintSquare(terrain, { x: CORNER.x + i * PART, y: CORNER.y + j * PART }, PART, { openNeighbours });
        }),
      );
      const { sheet, doubled } = joined(parts, whole);
      const expected = words(whole);
      let different = 0;
      for (let p = 0; p < expected.length; p++) if (expected[p] !== sheet[p]) different++;
      expect({ doubled, different }).toEqual({ doubled: 0, different: 0 });
    },
  );

  it('uses the colours of the palette and no others', () => {
    const allowed = new Set(COLORS.map((colour) => rgb(colour).join()));
    const { px } = paintSquare(terrainOf(11, 'savanna'), CORNER, PART * 2, { openNeighbours: ALONE });
    const used = new Set<string>();
    for (let p = 0; p < px.length; p += 4) if (px[p + 3] === 255) used.add(px.subarray(p, p + 3).join());
    expect([...used].filter((colour) => !allowed.has(colour))).toEqual([]);
    expect(used.size).toBeGreaterThan(20);
  });

  it('[V1] cuts the earth where no neighbour is open, and only there', () => {
    const terrain = terrainOf(7, 'andes');
    const cut = paintSquare(terrain, CORNER, PART, { openNeighbours: ALONE });
    const inside = paintSquare(terrain, CORNER, PART, { openNeighbours: { right: true, left: true, below: true } });
    expect(cut.h).toBeGreaterThan(inside.h + 20);
    const solid = (image: GroundImage) => words(image).filter((word) => word !== 0).length;
    expect(solid(cut)).toBeGreaterThan(solid(inside) + 2 * PART * 32 * 30);
  });

  it('moves the water from frame to frame, and nothing else', () => {
    const terrain = terrainOf(11, 'savanna');
    const frames = [0, 1].map((waterFrame) =>
      paintSquare(terrain, CORNER, PART, { openNeighbours: ALONE, waterFrame }),
    );
    const [a, b] = frames.map(words);
    const water = new Set(['#1c2f66', '#235792', '#2f88bd', '#50b8d1', '#8cdcd9', '#d8f7eb'].map((c) => rgb(c).join()));
    let moved = 0;
    a?.forEach((word, p) => {
      if (word === b?.[p]) return;
      moved++;
      expect(water).toContain([word & 255, (word >> 8) & 255, (word >> 16) & 255].join());
    });
    expect(moved).toBeGreaterThan(100);
  });
});
