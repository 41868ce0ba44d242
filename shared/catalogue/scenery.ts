import type { Landscape } from './catalogue.ts';

/** Things that stand in the landscape and are not gifts: placed by the map, one plot each. */
export const SCENERY_NAMES = [
  'tree-round',
  'tree-broad',
  'tree-small',
  'tree-olive',
  'tree-blossom',
  'pine',
  'pine-small',
  'palm',
  'palm-small',
  'acacia',
  'baobab',
  'eucalyptus',
  'silver-oak',
  'ichu',
  'fern',
  'bush',
  'bush-small',
  'bush-rose',
  'bush-gold',
  'rock',
  'rock-small',
  'rock-tiny',
  'haystack',
  'pots',
  'crates',
  'bench',
  'signpost',
  'flag',
  'campfire',
  'laundry',
  'scarecrow',
  'boat',
  'bridge',
  'jetty',
  'fence-x',
  'fence-y',
  'chicken',
  'duck',
  'goal',
  'ball',
] as const;
export type SceneryName = (typeof SCENERY_NAMES)[number];

/** Scenery that moves: how many frames `name.life.0`… each has. */
export const SCENERY_LIFE = { campfire: 4, flag: 4, laundry: 2 } as const satisfies Partial<
  Record<SceneryName, number>
>;
export type LivelyScenery = keyof typeof SCENERY_LIFE;

export function sceneryLife(name: string): number {
  return Object.hasOwn(SCENERY_LIFE, name) ? SCENERY_LIFE[name as LivelyScenery] : 0; // an own key is one of them
}

/** People who walk about: frames `name.direction.step`. */
export const VILLAGER_NAMES = [
  'amina',
  'market-woman',
  'farmer',
  'teacher',
  'boy',
  'girl',
  'elder',
  'smith',
  'weaver',
  'herder',
  'mason',
  'plucker',
  'tea-worker',
  'delegate',
  'pupil',
] as const;
export type VillagerName = (typeof VILLAGER_NAMES)[number];

/** Who lives where [P3]. */
export const VILLAGERS_OF: Record<Landscape, readonly [VillagerName, ...VillagerName[]]> = {
  savanna: ['amina', 'market-woman', 'farmer', 'teacher', 'boy', 'girl', 'elder', 'smith'],
  andes: ['weaver', 'herder', 'boy', 'mason', 'teacher', 'girl', 'farmer'],
  teaHills: ['plucker', 'tea-worker', 'pupil', 'delegate', 'plucker', 'boy', 'teacher'],
};

/** Direction 0 looks to the lower left of the screen, then clockwise: upper left, upper right, lower right. Of four steps, 0 stands, 1 and 2 walk, 3 has its arms up. */
export const VILLAGER_DIRECTIONS = 4;

/** Animals that wander: frames `goat-walks.direction.step`, directions as villagers; of four steps, 0 stands, 1 and 2 walk, 3 grazes. */
export const GRAZER_NAMES = ['goat', 'zebu', 'alpaca', 'hen'] as const;
export type GrazerName = (typeof GRAZER_NAMES)[number];

/** The free first act [V4]: frames `name.bud` and `name.bloom`. */
export const FLOWER_NAMES = ['flower-rose', 'flower-gold', 'flower-white'] as const;
export type FlowerName = (typeof FLOWER_NAMES)[number];

/** The frame of the notice board [B1], roofed as houses are in each landscape. */
export const NOTICE_BOARDS = {
  savanna: 'notice-board.savanna',
  andes: 'notice-board.andes',
  teaHills: 'notice-board.teaHills',
} as const satisfies Record<Landscape, string>;

/** The mailbox with its flag down, and up. */
export const MAILBOXES = { down: 'mailbox', up: 'mailbox.up' } as const;

/** Beats in which a string of pennants flutters. */
export const GARLAND_LIFE = 2;
