import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import {
  type Occupant,
  type OccupantName,
  plotsBetween,
  SCENE_KINDS,
  SCENES,
  type SceneKind,
  type SceneRule,
  scenesOf,
} from '#shared/village/neighbours.ts';

const sizeOf = (what: string) => (isSpriteName(what) ? { w: SPRITES[what].w, d: SPRITES[what].d } : { w: 1, d: 1 });
const occupant = (what: OccupantName, x: number, y: number, isThere = true): Occupant => ({
  key: `${what} ${x},${y}`,
  what,
  plot: { x, y },
  footprint: sizeOf(what),
  isThere,
});
const told = (...occupants: Occupant[]) => scenesOf(occupants).map(({ kind, at, from }) => [kind, at.key, from.key]);

/** What stands at (0, 0), what stands so many plots to the right of it, and the scene. */
const PAIRS: readonly (readonly [OccupantName, OccupantName, SceneKind])[] = [
  ['fruit-tree', 'beehive', 'bees'],
  ['flower', 'beehive', 'bees'],
  ['tomato', 'flower', 'butterflies'],
  ['flower', 'flower', 'garland'],
  ['saplings', 'acacia', 'birdsong'],
  ['hut', 'flower', 'doorstep'],
  ['school', 'lamp', 'eveningReading'],
  ['house', 'solar-panel', 'litDoors'],
  ['cabbage', 'well', 'watering'],
  ['saplings', 'water-tank', 'youngTrees'],
  ['goat', 'haystack', 'grazing'],
  ['market-stall', 'granary', 'marketDay'],
  ['loom', 'alpaca', 'wool'],
  ['cook-stove', 'carrot', 'soup'],
  ['meeting-tree', 'radio', 'news'],
  ['medicine-chest', 'bicycle', 'visits'],
  ['sewing-machine', 'solar-panel', 'sewing'],
  ['tea-bushes', 'tea-basket', 'teaPicking'],
  ['school-desks', 'blackboard', 'lesson'],
  ['maize', 'tractor', 'ploughing'],
  ['meeting-circle', 'legal-desk', 'advice'],
  ['hens', 'hut', 'farmyard'],
  ['latrine', 'hand-pump', 'cleanHands'],
];

describe('neighbours make small scenes', () => {
  it('[V7] there are at least twelve, and the table below knows every one', () => {
    expect(SCENE_KINDS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(PAIRS.map(([, , kind]) => kind))).toEqual(new Set(SCENE_KINDS));
  });

  it.each(PAIRS)('[V7] %s beside %s: %s, up to its distance and no further', (at, from, kind) => {
    const { within } = SCENES[kind];
    const beside = (plots: number) => told(occupant(at, 0, 0), occupant(from, sizeOf(at).w + plots, 0));
    const scene = [kind, `${at} 0,0`];
    expect(beside(0).map((each) => each.slice(0, 2))).toContainEqual(scene);
    expect(beside(within).map((each) => each.slice(0, 2))).toContainEqual(scene);
    expect(beside(within + 1).map((each) => each.slice(0, 2))).not.toContainEqual(scene);
  });

  it.each(PAIRS)('[V2] %s and %s: %s waits for what only the real thing can do', (at, from, kind) => {
    const kinds = (atThere: boolean, fromThere: boolean) =>
      scenesOf([occupant(at, 0, 0, atThere), occupant(from, sizeOf(at).w, 0, fromThere)]).map((scene) => scene.kind);
    const { needs }: SceneRule = SCENES[kind];
    expect(kinds(false, true).includes(kind)).toBe(needs === 'gentle');
    expect(kinds(true, false).includes(kind)).toBe(needs === 'gentle');
  });

  it('[V7] a gentle scene is made by what is free or wild, so none of them has to be bought', () => {
    for (const kind of SCENE_KINDS) {
      const { needs, from }: SceneRule = SCENES[kind];
      if (needs === 'gentle') expect(from.every((name) => !isSpriteName(name))).toBe(true);
    }
  });

  it('[V7] of several the nearest brings it, and of equals always the same one', () => {
    const bed = occupant('tomato', 0, 0);
    expect(told(bed, occupant('well', 3, 0), occupant('hand-pump', 2, 0))).toEqual([
      ['watering', 'tomato 0,0', 'hand-pump 2,0'],
    ]);
    expect(told(bed, occupant('well', 2, 0), occupant('hand-pump', 0, 2), occupant('windpump', -2, 0))).toEqual([
      ['watering', 'tomato 0,0', 'windpump -2,0'],
    ]);
  });

  it.each([
    [{ x: 0, y: 0 }, 0],
    [{ x: 2, y: 2 }, 0],
    [{ x: 3, y: 0 }, 1],
    [{ x: -1, y: -1 }, 0],
    [{ x: -3, y: 1 }, 2],
    [{ x: 4, y: -6 }, 5],
  ])('from a 2 x 2 house at (0, 0) to a plot at %j are %i plots', (plot, plots) => {
    const house = { plot: { x: 0, y: 0 }, footprint: { w: 2, d: 2 } };
    const other = { plot, footprint: { w: 1, d: 1 } };
    expect([plotsBetween(house, other), plotsBetween(other, house)]).toEqual([plots, plots]);
  });

  it('docs/scenes.md tells every scene in both languages, with its distance', async () => {
    const text = await readFile(new URL('../../../docs/scenes.md', import.meta.url), 'utf8');
    for (const kind of SCENE_KINDS) {
      const row = text.split('\n').find((line) => line.startsWith(`| ${en.scenes[kind].name} |`));
      expect(row, kind).toContain(fr.scenes[kind].name);
      expect(row, kind).toContain(`| ${SCENES[kind].within} |`);
      expect(row?.includes('✿'), kind).toBe(SCENES[kind].needs === 'gentle');
    }
  });
});
