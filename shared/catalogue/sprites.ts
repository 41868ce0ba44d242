import type { Footprint, GiftCategory } from './catalogue.ts';

/** What a sprite offers to a catalogue; tests hold it equal to what the models really are. */
export interface SpriteSpec extends Footprint {
  category: GiftCategory;
  /** How many looks there are; a placement picks one by its id, so that a flock is not a row of copies. */
  looks: number;
  /** Crops only: how many stages of growth there are; the last is the plain sprite. */
  stages: number;
  /** How many frames `name.life.0`… show it in use once it is delivered [V2], 250 ms each; 0: it stands still. */
  life: number;
}

function sprite(
  category: GiftCategory,
  w: number,
  d: number,
  more: { looks?: number; stages?: number; life?: number } = {},
): SpriteSpec {
  return { w, d, category, looks: more.looks ?? 1, stages: more.stages ?? 1, life: more.life ?? 0 };
}

/** Every picture that a gift or a step can have: its plots along x (w) and y (d). */
export const SPRITES = {
  alpaca: sprite('farming', 1, 1, { looks: 4 }),
  beehive: sprite('farming', 1, 1, { looks: 2, life: 4 }),
  cabbage: sprite('farming', 1, 1, { stages: 5 }),
  carrot: sprite('farming', 1, 1, { stages: 5 }),
  cart: sprite('farming', 1, 2),
  'fruit-tree': sprite('farming', 1, 1, { looks: 2, life: 4 }),
  goat: sprite('farming', 1, 1, { looks: 4 }),
  granary: sprite('farming', 1, 1),
  greenhouse: sprite('farming', 2, 2),
  hens: sprite('farming', 1, 1, { life: 2 }),
  maize: sprite('farming', 1, 1, { stages: 5 }),
  potato: sprite('farming', 1, 1, { stages: 5 }),
  quinoa: sprite('farming', 1, 1, { stages: 5 }),
  rice: sprite('farming', 1, 1, { stages: 5 }),
  saplings: sprite('farming', 1, 1, { life: 4 }),
  'seed-bags': sprite('farming', 1, 1),
  sunflower: sprite('farming', 1, 1, { stages: 5 }),
  'tea-basket': sprite('farming', 1, 1),
  'tea-bushes': sprite('farming', 1, 1, { stages: 5 }),
  tomato: sprite('farming', 1, 1, { stages: 5 }),
  tractor: sprite('farming', 1, 1, { life: 3 }),
  wheelbarrow: sprite('farming', 1, 1),
  zebu: sprite('farming', 1, 1, { looks: 2, life: 4 }),

  'hand-pump': sprite('water', 1, 1, { life: 4 }),
  latrine: sprite('water', 1, 1, { life: 4 }),
  'water-tank': sprite('water', 1, 1, { life: 4 }),
  well: sprite('water', 1, 1, { life: 4 }),
  'well-house': sprite('water', 2, 2, { life: 2 }),
  windpump: sprite('water', 1, 1, { life: 4 }),

  lamp: sprite('energy', 1, 1),
  'solar-panel': sprite('energy', 1, 1, { life: 4 }),

  'adobe-house': sprite('home', 2, 2, { looks: 2 }),
  bricks: sprite('home', 1, 1),
  'cook-stove': sprite('home', 1, 1, { life: 4 }),
  house: sprite('home', 2, 2, { looks: 3 }),
  hut: sprite('home', 1, 1, { looks: 2 }),
  'line-rooms': sprite('home', 3, 2),

  bicycle: sprite('school', 1, 1, { looks: 2, life: 4 }),
  blackboard: sprite('school', 1, 1, { life: 4 }),
  books: sprite('school', 1, 1, { life: 2 }),
  school: sprite('school', 2, 2, { life: 2 }),
  'school-desks': sprite('school', 1, 1, { life: 2 }),

  clinic: sprite('health', 2, 2, { life: 2 }),
  'medicine-chest': sprite('health', 1, 1),
  'rain-gear': sprite('health', 1, 1),

  loom: sprite('trade', 1, 1, { life: 4 }),
  'market-hall': sprite('trade', 3, 3, { life: 2 }),
  'market-stall': sprite('trade', 1, 1, { looks: 2, life: 2 }),
  'sewing-machine': sprite('trade', 1, 1, { life: 4 }),

  'legal-desk': sprite('rights', 1, 1, { life: 2 }),
  'meeting-circle': sprite('rights', 2, 2, { life: 2 }),
  'meeting-tree': sprite('rights', 2, 2, { life: 2 }),
  radio: sprite('rights', 1, 1, { life: 3 }),
} as const satisfies Record<string, SpriteSpec>;

export type SpriteName = keyof typeof SPRITES;

export const SPRITE_NAMES = Object.keys(SPRITES) as SpriteName[]; // the keys of a const object are exactly SpriteName

export function isSpriteName(name: string): name is SpriteName {
  return Object.hasOwn(SPRITES, name);
}

/** How many frames show it in use, see `SpriteSpec`; none of a name that no sprite has. */
export const lifeOf = (name: string): number => (isSpriteName(name) ? SPRITES[name].life : 0);

/** Fields lie on the ground: people and animals are drawn over them, and they join to larger fields. */
export const isField = (name: string): boolean => isSpriteName(name) && SPRITES[name].stages > 1;

/** Sprites of steps [V3]: before the plain frame they have `name.site`, `name.walls` and `name.roof`. */
export const WORK_NAMES = ['clinic', 'market-hall', 'school', 'well-house'] as const satisfies readonly SpriteName[];
export type WorkName = (typeof WORK_NAMES)[number];
export const WORK_STAGES = ['site', 'walls', 'roof'] as const;
