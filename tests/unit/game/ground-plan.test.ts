import { describe, expect, it } from 'vitest';
import { coarsened, upended } from '#client/game/ground-grain.ts';
import {
  chunkKey,
  grainFor,
  mayShow,
  neighboursOf,
  sameNeighbours,
  surplus,
  wanted,
} from '#client/game/ground-plan.ts';
import { project } from '#shared/ground/projection.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';

const around = (px: number, py: number, width: number, height: number) => ({
  x0: px - width / 2,
  y0: py - height / 2,
  x1: px + width / 2,
  y1: py + height / 2,
});

describe('which ground is painted', () => {
  it('cuts the earth only where nothing is open beyond', () => {
    const open = new Set(FIRST_CHUNKS.map(chunkKey));
    expect(neighboursOf({ cx: 0, cy: 0 }, open)).toEqual({ right: true, left: true, below: true });
    expect(neighboursOf({ cx: 1, cy: 0 }, open)).toEqual({ right: false, left: true, below: false });
    expect(neighboursOf({ cx: 1, cy: 1 }, open)).toEqual({ right: false, left: false, below: false });
  });

  it('turns rows over for the graphics card, each whole and in its own order', () => {
    const px = new Uint8ClampedArray([1, 1, 1, 255, 2, 2, 2, 255, 3, 3, 3, 255, 4, 4, 4, 255]);
    const image = { w: 2, h: 2, px, originX: 7, originY: 9 };
    const { px: turned, ...rest } = upended(image);
    expect([...turned]).toEqual([3, 3, 3, 255, 4, 4, 4, 255, 1, 1, 1, 255, 2, 2, 2, 255]);
    expect(rest).toEqual({ w: 2, h: 2, originX: 7, originY: 9 });
    expect(upended(upended(image))).toEqual(image);
  });

  it('[V1] paints a chunk anew when its neighbour opens', () => {
    const before = neighboursOf({ cx: 1, cy: 1 }, new Set(FIRST_CHUNKS.map(chunkKey)));
    const after = neighboursOf({ cx: 1, cy: 1 }, new Set([...FIRST_CHUNKS, { cx: 2, cy: 1 }].map(chunkKey)));
    expect(sameNeighbours(before, after)).toBe(false);
    expect(sameNeighbours(before, before)).toBe(true);
  });

  it('begins with what lies in the middle of the screen', () => {
    const middle = project(24, 8);
    const [first] = wanted(FIRST_CHUNKS, around(middle.px, middle.py, 500, 900));
    expect(first).toEqual({ cx: 1, cy: 0 });
  });

  it('leaves no hole on the largest of screens, and on a phone is only what a phone shows', () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ cx: i % 20, cy: Math.floor(i / 20) }));
    const middle = project(160, 160);
    const large = around(middle.px, middle.py, 7680, 4320);
    const painted = new Set(wanted(many, large).map(chunkKey));
    expect(many.filter((chunk) => mayShow(chunk, large) && !painted.has(chunkKey(chunk)))).toEqual([]);
    expect(wanted(many, around(middle.px, middle.py, 600, 1300)).length).toBeLessThan(12);
  });

  it('is let go when it was longest out of sight and there is too much of it, never from under the player', () => {
    const kept = [
      { key: 'seen now', bytes: 3, seenAtMs: 900 },
      { key: 'seen long ago', bytes: 3, seenAtMs: 100 },
      { key: 'seen just before', bytes: 3, seenAtMs: 800 },
    ];
    expect(surplus(kept, 900, 9)).toEqual([]);
    expect(surplus(kept, 900, 6)).toEqual(['seen long ago']);
    expect(surplus(kept, 900, 0)).toEqual(['seen long ago', 'seen just before']);
  });

  it('is painted coarsely where each world pixel is less than one of the screen', () => {
    expect([0.5, 1, 2].map(grainFor)).toEqual([2, 1, 1]);
  });

  it('leaves out what is off the screen', () => {
    const square = project(16, 16);
    expect(mayShow({ cx: 9, cy: 9 }, around(square.px, square.py, 1200, 800))).toBe(false);
  });
});

describe('coarse ground', () => {
  const width = 7;
  const strips = (originX: number, from: number, to: number) => {
    const px = new Uint8ClampedArray(width * 3 * 4);
    const words = new Uint32Array(px.buffer);
    for (let i = 0; i < words.length; i++) {
      const x = originX + (i % width);
      if (x >= from && x < to) words[i] = 1000 + x;
    }
    return { w: width, h: 3, px, originX, originY: -5 };
  };

  it('joins as the fine does: every pixel belongs to one chunk alone, none to nobody', () => {
    const found = new Map<number, number[]>();
    for (const piece of [strips(-7, -7, -1), strips(-2, -1, 5), strips(3, 5, 10)]) {
      const { w, px, originX, originY } = coarsened(piece);
      expect(originY).toBe(-4);
      new Uint32Array(px.buffer).subarray(0, w).forEach((word, i) => {
        const x = originX + i * 2;
        if (word !== 0) found.set(x, [...(found.get(x) ?? []), word]);
      });
    }
    expect([...found].sort((a, b) => a[0] - b[0])).toEqual([-6, -4, -2, 0, 2, 4, 6, 8].map((x) => [x, [1000 + x]]));
  });
});
