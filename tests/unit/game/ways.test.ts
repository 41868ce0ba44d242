import { describe, expect, it } from 'vitest';
import { directionTo, wayAlong } from '#client/game/ways.ts';
import type { Plot } from '#shared/village/placing.ts';

const MAP = ['#####', '#...#', '#.#.#', '#.###', '#...#'];
const isPath = ({ x, y }: Plot) => MAP[y]?.[x] === '#';

describe('a way along the paths', () => {
  it('is a shortest one, plot by plot, without the plot one stands on', () => {
    const way = wayAlong(isPath, { x: 0, y: 4 }, { x: 4, y: 4 });
    expect(way).toHaveLength(12);
    let at = { x: 0, y: 4 };
    for (const plot of way ?? []) {
      expect(isPath(plot)).toBe(true);
      expect(Math.abs(plot.x - at.x) + Math.abs(plot.y - at.y)).toBe(1);
      at = plot;
    }
    expect(at).toEqual({ x: 4, y: 4 });
  });

  it('is empty for who is there already', () => {
    expect(wayAlong(isPath, { x: 2, y: 0 }, { x: 2, y: 0 })).toEqual([]);
  });

  it('is none where paths do not meet, and none beyond the bound: paths may have no end', () => {
    expect(wayAlong(isPath, { x: 0, y: 0 }, { x: 9, y: 9 })).toBeNull();
    let looked = 0;
    const endless = () => ++looked > 0;
    expect(wayAlong(endless, { x: 0, y: 0 }, { x: 900, y: 900 }, 200)).toBeNull();
    expect(looked).toBeLessThan(1000);
  });

  it('looks along the longer side of a vector: 0 lower left, then clockwise', () => {
    expect([directionTo(0, 1), directionTo(-1, 0), directionTo(0, -1), directionTo(1, 0)]).toEqual([0, 1, 2, 3]);
    expect(directionTo(3, -2)).toBe(3);
  });
});
