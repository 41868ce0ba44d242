import { describe, expect, it } from 'vitest';
import type { Place } from '#client/game/errands.ts';
import {
  arrive,
  type Surroundings,
  startClapping,
  startWave,
  stepOf,
  villagersOut,
  walk,
} from '#client/game/walking.ts';
import { wayAlong } from '#client/game/ways.ts';
import { rng } from '#shared/ground/noise.ts';
import type { Plot } from '#shared/village/placing.ts';

const cross = ({ x, y }: Plot) => (x === 5 && y >= 0 && y < 11) || (y === 5 && x >= 0 && x < 11);
const NOON = 12 * 60;
const strolling = (chance: () => number, isPath = cross): Surroundings => ({ isPath, chance, nextErrand: () => null });
const pump: Place = { kind: 'water', stand: { x: 5, y: 9 }, faces: { x: 6.5, y: 9.5 } };

describe('villagers', () => {
  it('[V5] stand for the visitors: more come with them, never a crowd', () => {
    const counts = [0, 1, 2, 10, 500].map((visitors) => villagersOut(visitors, NOON));
    expect(counts[0]).toBe(counts[1]);
    expect(counts[2]).toBe((counts[1] ?? 0) + 1);
    expect(counts[4]).toBeLessThanOrEqual(30);
  });

  it('[V5] sleep at night, but for a few; visitors are seen at any hour', () => {
    expect(villagersOut(1, 2 * 60)).toBeLessThan(villagersOut(1, NOON));
    expect(villagersOut(4, 2 * 60) - villagersOut(1, 2 * 60)).toBe(3);
  });

  it('never leave the path', () => {
    const chance = rng(9);
    const walker = arrive('farmer', { x: 5, y: 5 }, chance);
    for (let frame = 0; frame < 20_000; frame++) {
      walk(walker, 33, strolling(chance));
      const plot = { x: Math.floor(walker.x - walker.aside), y: Math.floor(walker.y - walker.aside) };
      expect(cross(plot)).toBe(true);
    }
  });

  it('get around: both arms of a crossing are walked', () => {
    const chance = rng(4);
    const walker = arrive('girl', { x: 5, y: 5 }, chance);
    const seen = new Set<string>();
    for (let frame = 0; frame < 20_000; frame++) {
      walk(walker, 33, strolling(chance));
      seen.add(`${walker.next.x},${walker.next.y}`);
    }
    expect(seen.size).toBeGreaterThan(12);
  });

  it('go where they meant to go, stay there facing it, and go on', () => {
    const walker = arrive('amina', { x: 0, y: 5 }, () => 0.5);
    let errands = 0;
    const around: Surroundings = {
      isPath: cross,
      chance: () => 0.5,
      nextErrand: ({ next }) => {
        errands++;
        return errands === 1 ? { place: pump, way: wayAlong(cross, next, pump.stand) ?? [] } : null;
      },
    };
    for (let frame = 0; frame < 2000 && !(errands === 1 && walker.errand === null); frame++) walk(walker, 33, around);
    expect([Math.floor(walker.x), Math.floor(walker.y)]).toEqual([5, 9]);
    expect([walker.direction, stepOf(walker)]).toEqual([3, 0]);
    expect(walker.restMs).toBeGreaterThan(1000);
    for (let frame = 0; frame < 400; frame++) walk(walker, 33, around);
    expect(errands).toBeGreaterThan(1);
  });

  it('look where they go', () => {
    const walker = arrive('boy', { x: 5, y: 5 }, () => 0.5);
    walker.restMs = 0;
    const from = { x: walker.x, y: walker.y };
    for (let frame = 0; frame < 40; frame++)
      walk(
        walker,
        33,
        strolling(() => 0.5),
      );
    const ways = ['+y', '-x', '-y', '+x'];
    const dx = walker.x - from.x;
    const dy = walker.y - from.y;
    const way = Math.abs(dx) > Math.abs(dy) ? `${dx > 0 ? '+' : '-'}x` : `${dy > 0 ? '+' : '-'}y`;
    expect(ways[walker.direction]).toBe(way);
  });

  it('stop and turn to the viewer to wave with their arms up, then walk on', () => {
    const walker = arrive('elder', { x: 5, y: 5 }, () => 0.3);
    walker.restMs = 0;
    startWave(walker);
    const at = walker.x;
    const steps = new Set<number>();
    for (let frame = 0; frame < 20; frame++) {
      walk(
        walker,
        50,
        strolling(() => 0.3),
      );
      steps.add(stepOf(walker));
    }
    expect(walker.x).toBe(at);
    expect([...steps].toSorted((a, b) => a - b)).toEqual([0, 3]);
    expect([0, 3]).toContain(walker.direction);
    for (let frame = 0; frame < 60; frame++)
      walk(
        walker,
        50,
        strolling(() => 0.3),
      );
    expect(walker.greetMs).toBe(0);
  });

  it('[G10] turn to a gift that has come, wherever it is, and clap', () => {
    const walker = arrive('smith', { x: 5, y: 5 }, () => 0.5);
    const directions = [
      { x: 5.5, y: 9 },
      { x: 1, y: 5.5 },
      { x: 5.5, y: 1 },
      { x: 9, y: 5.5 },
    ].map((at) => {
      startClapping(walker, at);
      return walker.direction;
    });
    expect(directions).toEqual([0, 1, 2, 3]);
    expect([0, 3]).toContain(stepOf(walker));
  });

  it('rest where there is no path to go on', () => {
    const walker = arrive('smith', { x: 0, y: 0 }, () => 0.9);
    for (let frame = 0; frame < 200; frame++) {
      walk(
        walker,
        50,
        strolling(
          () => 0.9,
          () => false,
        ),
      );
    }
    expect(Math.floor(walker.x)).toBe(0);
  });
});
