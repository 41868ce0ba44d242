import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import {
  type Occupant,
  plotsBetween,
  SCENE_KINDS,
  SCENES,
  type SceneRule,
  scenesOf,
} from '#shared/village/neighbours.ts';

const NAMES = [...new Set(SCENE_KINDS.flatMap((kind) => [...SCENES[kind].at, ...SCENES[kind].from]))];

/** A crowd of neighbours in a small place, so that many are near each other; keys are unique. */
const crowd = fc
  .array(
    fc.record({
      what: fc.constantFrom(...NAMES),
      x: fc.integer({ min: -20, max: 20 }),
      y: fc.integer({ min: -20, max: 20 }),
      isThere: fc.boolean(),
    }),
    { maxLength: 60, size: 'max' },
  )
  .map((all) =>
    all.map(
      ({ what, x, y, isThere }, n): Occupant => ({
        key: `${n}`,
        what,
        plot: { x, y },
        footprint: isSpriteName(what) ? { w: SPRITES[what].w, d: SPRITES[what].d } : { w: 1, d: 1 },
        isThere,
      }),
    ),
  );
const told = (occupants: readonly Occupant[]) =>
  scenesOf(occupants).map(({ kind, at, from }) => `${kind} ${at.key} ${from.key}`);

describe('scenes between neighbours', () => {
  it('[V7] property: the order in which neighbours came does not matter', () => {
    const shuffled = crowd.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(told(mixed)).toEqual(told(all));
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('[V7] property: moving everything by the same way moves the scenes and changes none', () => {
    const way = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
    fc.assert(
      fc.property(crowd, way, (all, by) => {
        const moved = all.map((one) => ({ ...one, plot: { x: one.plot.x + by.x, y: one.plot.y + by.y } }));
        expect(told(moved)).toEqual(told(all));
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('[V7] property: asked of some only, it tells of those what it tells of all', () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const some = all.filter((_, n) => n % 3 === 0);
        expect(scenesOf(all, some)).toEqual(scenesOf(all).filter(({ at }) => some.includes(at)));
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('[V2] [V7] property: every scene keeps its rule, each thing has one of a kind, and none is missed', () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const scenes = scenesOf(all);
        expect(new Set(scenes.map(({ kind, at }) => `${kind} ${at.key}`)).size).toBe(scenes.length);
        const expected = all.flatMap((at) =>
          SCENE_KINDS.filter((kind) => all.some((from) => fits(SCENES[kind], at, from))).map(
            (kind) => `${kind} ${at.key}`,
          ),
        );
        expect(scenes.map(({ kind, at }) => `${kind} ${at.key}`).sort()).toEqual(expected.sort());
        expect(scenes.every(({ kind, at, from }) => fits(SCENES[kind], at, from))).toBe(true);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

/** The rule, said once more in the plainest way. */
function fits({ at, from, within, needs }: SceneRule, here: Occupant, there: Occupant): boolean {
  const areNeighbours = here.key !== there.key && plotsBetween(here, there) <= within;
  const areThere = needs === 'gentle' || (here.isThere && there.isThere);
  return areNeighbours && areThere && at.some((name) => name === here.what) && from.some((name) => name === there.what);
}
