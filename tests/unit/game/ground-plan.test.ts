import { describe, expect, it } from 'vitest';
import { chunkKey, mayShow, neighboursOf, sameNeighbours, wanted } from '#client/game/ground-plan.ts';
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

  it('[V1] paints a chunk anew when its neighbour opens', () => {
    const before = neighboursOf({ cx: 1, cy: 1 }, new Set(FIRST_CHUNKS.map(chunkKey)));
    const after = neighboursOf({ cx: 1, cy: 1 }, new Set([...FIRST_CHUNKS, { cx: 2, cy: 1 }].map(chunkKey)));
    expect(sameNeighbours(before, after)).toBe(false);
    expect(sameNeighbours(before, before)).toBe(true);
  });

  it('begins with what lies in the middle of the screen', () => {
    const middle = project(24, 8);
    const [first] = wanted(FIRST_CHUNKS, around(middle.px, middle.py, 500, 900), 28);
    expect(first).toEqual({ cx: 1, cy: 0 });
  });

  it('keeps to its share of memory in a village of hundreds of chunks', () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ cx: i % 20, cy: Math.floor(i / 20) }));
    const middle = project(160, 160);
    expect(wanted(many, around(middle.px, middle.py, 100_000, 100_000), 28)).toHaveLength(28);
    expect(wanted(many, around(middle.px, middle.py, 600, 1300), 28).length).toBeLessThan(12);
  });

  it('leaves out what is off the screen', () => {
    const square = project(16, 16);
    expect(mayShow({ cx: 9, cy: 9 }, around(square.px, square.py, 1200, 800))).toBe(false);
  });
});
