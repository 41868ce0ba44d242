import { describe, expect, it } from 'vitest';
import { arrive, startWave, stepOf, villagersOut, walk } from '#client/game/walking.ts';
import { rng } from '#shared/ground/noise.ts';
import type { Plot } from '#shared/village/placing.ts';

const cross = ({ x, y }: Plot) => (x === 5 && y >= 0 && y < 11) || (y === 5 && x >= 0 && x < 11);

describe('villagers', () => {
  it('[V5] stand for the visitors: more come with them, never a crowd', () => {
    const counts = [0, 1, 2, 10, 500].map(villagersOut);
    expect(counts[0]).toBe(counts[1]);
    expect(counts[2]).toBe((counts[1] ?? 0) + 1);
    expect(counts[4]).toBeLessThanOrEqual(30);
  });

  it('never leave the path', () => {
    const chance = rng(9);
    const walker = arrive('farmer', { x: 5, y: 5 }, chance);
    for (let frame = 0; frame < 20_000; frame++) {
      walk(walker, 33, cross, chance);
      const plot = { x: Math.floor(walker.x - walker.aside), y: Math.floor(walker.y - walker.aside) };
      expect(cross(plot)).toBe(true);
    }
  });

  it('get around: both arms of a crossing are walked', () => {
    const chance = rng(4);
    const walker = arrive('girl', { x: 5, y: 5 }, chance);
    const seen = new Set<string>();
    for (let frame = 0; frame < 20_000; frame++) {
      walk(walker, 33, cross, chance);
      seen.add(`${walker.goal.x},${walker.goal.y}`);
    }
    expect(seen.size).toBeGreaterThan(12);
  });

  it('look where they go', () => {
    const walker = arrive('boy', { x: 5, y: 5 }, () => 0.5);
    walker.restMs = 0;
    const from = { x: walker.x, y: walker.y };
    for (let frame = 0; frame < 40; frame++) walk(walker, 33, cross, () => 0.5);
    const ways = ['+y', '-x', '-y', '+x'];
    const dx = walker.x - from.x;
    const dy = walker.y - from.y;
    const way = Math.abs(dx) > Math.abs(dy) ? `${dx > 0 ? '+' : '-'}x` : `${dy > 0 ? '+' : '-'}y`;
    expect(ways[walker.direction]).toBe(way);
  });

  it('stop and turn to the viewer to wave, then walk on', () => {
    const walker = arrive('elder', { x: 5, y: 5 }, () => 0.3);
    walker.restMs = 0;
    startWave(walker);
    const at = walker.x;
    walk(walker, 500, cross, () => 0.3);
    expect([walker.x, stepOf(walker)]).toEqual([at, 0]);
    expect([0, 3]).toContain(walker.direction);
    for (let frame = 0; frame < 60; frame++) walk(walker, 50, cross, () => 0.3);
    expect(walker.waveMs).toBe(0);
  });

  it('rest where there is no path to go on', () => {
    const walker = arrive('smith', { x: 0, y: 0 }, () => 0.9);
    for (let frame = 0; frame < 200; frame++)
      walk(
        walker,
        50,
        () => false,
        () => 0.9,
      );
    expect(Math.floor(walker.x)).toBe(0);
  });
});
