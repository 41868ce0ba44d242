import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { SceneryName } from '#shared/catalogue/scenery.ts';
import type { SpriteName } from '#shared/catalogue/sprites.ts';
import type { Plot } from '#shared/village/placing.ts';

/** What takes part in scenes: gifts and steps by their sprite, what grows by itself, and free flowers. */
export type OccupantName = SpriteName | SceneryName | 'flower';

/** Something that stands in the village. `plot` is the corner with the smallest x and y. */
export interface Occupant {
  /** the same as the key of the thing that is drawn for it */
  readonly key: string;
  readonly what: string;
  readonly plot: Plot;
  readonly footprint: Footprint;
  /** false for what is promised: paid for, and not there yet [V2] */
  readonly isThere: boolean;
}

/**
 * Two kinds of neighbours and the small scene they make [V7]. It plays `at` the one, brought by the nearest of the others
 * (`from`) with at most `within` plots between them: 0 is touching, corners too.
 */
export interface SceneRule {
  readonly at: readonly OccupantName[];
  readonly from: readonly OccupantName[];
  readonly within: number;
  /**
   * The village never lies [V2]: what only the real thing can do (`there`) waits until both are there. A `gentle` scene is made by
   * what grows of itself, a free flower or a wild tree: birds and butterflies visit what is promised, too.
   */
  readonly needs: 'there' | 'gentle';
  readonly when: 'day' | 'evening' | 'always';
}

const BEDS = ['cabbage', 'carrot', 'tomato', 'potato', 'maize', 'quinoa', 'rice', 'sunflower'] as const;
const HOMES = ['hut', 'house', 'adobe-house', 'line-rooms'] as const;
const WATER = ['well', 'well-house', 'hand-pump', 'water-tank', 'windpump'] as const;
const WILD_TREES = [
  'tree-round',
  'tree-broad',
  'tree-small',
  'tree-olive',
  'tree-blossom',
  'pine',
  'palm',
  'acacia',
  'baobab',
  'eucalyptus',
  'silver-oak',
] as const;

const rule = (
  at: readonly OccupantName[],
  from: readonly OccupantName[],
  within: number,
  needs: SceneRule['needs'],
  when: SceneRule['when'],
): SceneRule => ({ at, from, within, needs, when });

/** Every pair of neighbours that makes a scene; docs/scenes.md says them to people. */
export const SCENES = {
  bees: rule(['fruit-tree', 'saplings', 'sunflower', 'tea-bushes', 'flower'], ['beehive'], 4, 'there', 'day'),
  butterflies: rule([...BEDS, 'tea-bushes', 'fruit-tree', 'saplings'], ['flower'], 2, 'gentle', 'day'),
  garland: rule(['flower'], ['flower'], 1, 'gentle', 'day'),
  birdsong: rule(['saplings', 'fruit-tree'], WILD_TREES, 2, 'gentle', 'day'),
  doorstep: rule(HOMES, ['flower'], 1, 'gentle', 'always'),
  eveningReading: rule(['school', 'school-desks', 'books', 'blackboard'], ['lamp'], 4, 'there', 'evening'),
  litDoors: rule(HOMES, ['lamp', 'solar-panel'], 3, 'there', 'evening'),
  watering: rule([...BEDS, 'tea-bushes', 'greenhouse'], WATER, 3, 'there', 'day'),
  youngTrees: rule(['saplings'], WATER, 4, 'there', 'day'),
  grazing: rule(['goat', 'zebu', 'alpaca'], ['haystack', 'ichu', 'bush', 'bush-small'], 2, 'there', 'day'),
  marketDay: rule(['market-stall', 'market-hall'], ['granary'], 5, 'there', 'day'),
  wool: rule(['loom'], ['alpaca'], 5, 'there', 'day'),
  soup: rule(['cook-stove'], BEDS, 3, 'there', 'always'),
  news: rule(['meeting-tree', 'meeting-circle'], ['radio'], 4, 'there', 'always'),
  visits: rule(['clinic', 'medicine-chest'], ['bicycle'], 5, 'there', 'day'),
  sewing: rule(['sewing-machine'], ['solar-panel'], 4, 'there', 'day'),
  teaPicking: rule(['tea-bushes'], ['tea-basket'], 2, 'there', 'day'),
  lesson: rule(['school-desks'], ['blackboard', 'books'], 2, 'there', 'day'),
  ploughing: rule(BEDS, ['tractor'], 2, 'there', 'day'),
  advice: rule(['meeting-tree', 'meeting-circle'], ['legal-desk'], 4, 'there', 'day'),
  farmyard: rule(['hens'], [...HOMES, 'cook-stove'], 2, 'there', 'day'),
  cleanHands: rule(['latrine'], WATER, 4, 'there', 'day'),
} as const satisfies Record<string, SceneRule>;

export type SceneKind = keyof typeof SCENES;
export const SCENE_KINDS = Object.keys(SCENES) as SceneKind[]; // the keys of a const object are exactly SceneKind

/** A scene that plays between two neighbours. */
export interface Scene {
  readonly kind: SceneKind;
  readonly at: Occupant;
  readonly from: Occupant;
}

/** No rule looks further than this, and no footprint is larger. */
export const FARTHEST_PLOTS = Math.max(...SCENE_KINDS.map((kind) => SCENES[kind].within));
const LARGEST_FOOTPRINT = 4;

const kindsBy = (side: 'at' | 'from'): ReadonlyMap<string, readonly SceneKind[]> => {
  const kinds = new Map<string, SceneKind[]>();
  for (const kind of SCENE_KINDS) {
    for (const name of SCENES[kind][side]) kinds.set(name, [...(kinds.get(name) ?? []), kind]);
  }
  return kinds;
};
const PLAYS_AT = kindsBy('at');
const COMES_FROM = kindsBy('from');

/** Whether anything of this name can be part of a scene. */
export const takesPart = (what: string): boolean => PLAYS_AT.has(what) || COMES_FROM.has(what);

/** Plots between two footprints, 0 where they touch: the larger of the gaps along x and along y. */
export function plotsBetween(a: Pick<Occupant, 'plot' | 'footprint'>, b: Pick<Occupant, 'plot' | 'footprint'>): number {
  const gap = (a0: number, aLong: number, b0: number, bLong: number) =>
    Math.max(b0 - (a0 + aLong), a0 - (b0 + bLong), 0);
  return Math.max(
    gap(a.plot.x, a.footprint.w, b.plot.x, b.footprint.w),
    gap(a.plot.y, a.footprint.d, b.plot.y, b.footprint.d),
  );
}

/**
 * [V7] The scenes that these neighbours make: for each thing and kind of scene, with the nearest that brings it. Pure, and the
 * order of the occupants does not matter.
 * @param playing only the scenes that play at these are wanted: the others may bring them
 */
export function scenesOf(occupants: readonly Occupant[], playing: readonly Occupant[] = occupants): Scene[] {
  const near = cellsOf(occupants.filter(({ what }) => COMES_FROM.has(what)));
  const scenes: Scene[] = [];
  for (const at of playing) {
    for (const kind of PLAYS_AT.get(at.what) ?? []) {
      const from = nearestFor(kind, at, near(at));
      if (from) scenes.push({ kind, at, from });
    }
  }
  return scenes.sort((a, b) => inOrder(a.at, b.at) || SCENE_KINDS.indexOf(a.kind) - SCENE_KINDS.indexOf(b.kind));
}

function nearestFor(kind: SceneKind, at: Occupant, candidates: Iterable<Occupant>): Occupant | null {
  const { from, within, needs }: SceneRule = SCENES[kind];
  if (needs === 'there' && !at.isThere) return null;
  let nearest: Occupant | null = null;
  let nearestPlots = within;
  for (const candidate of candidates) {
    if (candidate.key === at.key || !from.some((name) => name === candidate.what)) continue;
    if (needs === 'there' && !candidate.isThere) continue;
    const plots = plotsBetween(at, candidate);
    if (plots > nearestPlots || (nearest && plots === nearestPlots && inOrder(candidate, nearest) >= 0)) continue;
    nearest = candidate;
    nearestPlots = plots;
  }
  return nearest;
}

/** By row, then column, then key: something to decide by when two are equally near. */
const inOrder = (a: Occupant, b: Occupant): number =>
  a.plot.y - b.plot.y || a.plot.x - b.plot.x || (a.key < b.key ? -1 : Number(a.key > b.key));

const CELL_PLOTS = 8;

/** What may lie within reach of an occupant, from a grid: ten thousand neighbours are not compared with each other. */
function cellsOf(occupants: readonly Occupant[]): (around: Occupant) => Iterable<Occupant> {
  const cells = new Map<string, Occupant[]>();
  const cell = (plots: number) => Math.floor(plots / CELL_PLOTS);
  for (const occupant of occupants) {
    const key = `${cell(occupant.plot.x)},${cell(occupant.plot.y)}`;
    const known = cells.get(key);
    if (known) known.push(occupant);
    else cells.set(key, [occupant]);
  }
  return function* ({ plot, footprint }) {
    const back = FARTHEST_PLOTS + LARGEST_FOOTPRINT;
    for (let cy = cell(plot.y - back); cy <= cell(plot.y + footprint.d + FARTHEST_PLOTS); cy++) {
      for (let cx = cell(plot.x - back); cx <= cell(plot.x + footprint.w + FARTHEST_PLOTS); cx++) {
        yield* cells.get(`${cx},${cy}`) ?? [];
      }
    }
  };
}
