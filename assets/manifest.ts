import type { FlowerName, GrazerName, LivelyScenery, SceneryName, VillagerName } from '#shared/catalogue/scenery.ts';
import type { SpriteName, WorkName } from '#shared/catalogue/sprites.ts';
import { turned } from '#shared/voxel/turned.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { alpaca, goat, zebu } from './models/animals.ts';
import { loom, sewing } from './models/crafts.ts';
import { beehive, fence, haystack, scarecrow, seedBag } from './models/farm.ts';
import { flowers } from './models/flowers.ts';
import { bird, chicken, duck, hens } from './models/fowl.ts';
import type { Step } from './models/gait.ts';
import { greenhouse } from './models/greenhouse.ts';
import { clinic, medicineChest } from './models/health.ts';
import { adobeHouse, house, lineRooms } from './models/houses.ts';
import { granary, hut } from './models/huts.ts';
import { stove } from './models/kitchen.ts';
import { blackboard, books, desks } from './models/learning.ts';
import { crates, pots, stall } from './models/market.ts';
import { bricks } from './models/masonry.ts';
import { M } from './models/materials.ts';
import { legalDesk, meetingCircle, meetingTree, radio } from './models/meeting.ts';
import { saplings } from './models/nursery.ts';
import { ball, bench, bridge, campfire, flag, goal, jetty, laundry, rock, signpost } from './models/outdoors.ts';
import { lamp, solar } from './models/power.ts';
import { rice } from './models/rice.ts';
import { latrine, waterTank } from './models/sanitation.ts';
import { school } from './models/school.ts';
import type { Stage } from './models/site.ts';
import { rainGear, teaBasket, teaBushes } from './models/tea.ts';
import { bush, fruitTree, palm, pine, roundTree } from './models/trees.ts';
import { type Crop, vegetables } from './models/vegetables.ts';
import { bicycle, boat, cart, tractor } from './models/vehicles.ts';
import { PEOPLE, type Person } from './models/villagers.ts';
import { pump, well, windpump } from './models/water.ts';
import { acacia, baobab, eucalyptus, fern, ichu, silverOak } from './models/wild.ts';
import { marketHall, wellHouse } from './models/works.ts';
import { droppedLooks } from './vox/dropped.ts';

export type Model = () => Vox;

/** A thing that can be given: its looks, for a crop the stages before it is grown, and how it moves once it is delivered [V2]. */
export interface GiftModels {
  readonly looks: readonly [Model, ...Model[]];
  readonly growing?: readonly Model[];
  /** The thing at a beat of its life (from 0), in one of its looks; `SPRITES` counts the beats. */
  readonly alive?: (beat: number, look: number) => Vox;
}

/** A crop's five stages, the ripe one last: the plain look. */
function field(at: (stage: number) => Vox): GiftModels {
  return { looks: [() => at(4)], growing: [0, 1, 2, 3].map((stage) => () => at(stage)) };
}

const vegetable = (crop: Crop): GiftModels => field((stage) => vegetables(crop, stage));

const GIFTS: Partial<Record<SpriteName, GiftModels>> = {
  beehive: {
    looks: [() => beehive(), () => turned(beehive(), 3)],
    alive: (beat, look) => turned(beehive(beat), look * 3),
  },
  cabbage: vegetable('cabbage'),
  carrot: vegetable('carrot'),
  cart: { looks: [cart] },
  'fruit-tree': {
    looks: [() => fruitTree(), () => fruitTree(9, M.red)],
    alive: (beat, look) => (look === 0 ? fruitTree(4, M.orange, 13, beat) : fruitTree(9, M.red, 13, beat)),
  },
  goat: {
    looks: [
      () => goat(),
      () => goat(M.earth, M.woodDk),
      () => turned(goat(M.wool, M.black), 3),
      () => turned(goat(M.earth, M.wool), 1),
    ],
  },
  granary: { looks: [granary] },
  hens: { looks: [() => hens()], alive: hens },
  maize: vegetable('maize'),
  rice: field(rice),
  'seed-bags': { looks: [seedBag] },
  sunflower: vegetable('sunflower'),
  tomato: vegetable('tomato'),
  tractor: { looks: [() => tractor()], alive: tractor },
  zebu: {
    looks: [() => zebu(), () => turned(zebu(), 3)],
    alive: (beat, look) => turned(zebu(0, [-3, 0, 3, 0][beat]), look * 3),
  },
  'hand-pump': { looks: [() => pump()], alive: pump },
  well: { looks: [() => well()], alive: well },
  windpump: { looks: [() => windpump()], alive: windpump },
  lamp: { looks: [lamp] },
  'solar-panel': { looks: [() => solar()], alive: solar },
  hut: { looks: [() => hut(), () => hut(M.indigo, M.gold)] },
  house: {
    looks: [
      () => house(M.wallGold, M.tin, M.blue),
      () => house(M.wallRose, M.tin, M.aqua),
      () => house(M.wallAqua, M.clay, M.red),
    ],
  },
  school: { looks: [() => school()], alive: (beat) => school('done', beat) },
  'school-desks': { looks: [() => desks()], alive: desks },
  clinic: { looks: [() => clinic()], alive: (beat) => clinic('done', beat) },
  'market-stall': {
    looks: [() => stall(), () => stall(M.blue)],
    alive: (beat, look) => stall(look === 0 ? M.clay : M.blue, beat),
  },
  'sewing-machine': { looks: [() => sewing()], alive: sewing },
  alpaca: {
    looks: [() => alpaca(), () => alpaca(M.earth), () => turned(alpaca(M.woodDk), 3), () => turned(alpaca(), 3)],
  },
  potato: vegetable('potato'),
  quinoa: vegetable('quinoa'),
  greenhouse: { looks: [greenhouse] },
  saplings: { looks: [() => saplings()], alive: saplings },
  'tea-bushes': field(teaBushes),
  'tea-basket': { looks: [teaBasket] },
  latrine: { looks: [() => latrine()], alive: latrine },
  'water-tank': { looks: [() => waterTank()], alive: waterTank },
  'well-house': { looks: [() => wellHouse()], alive: (beat) => wellHouse('done', beat) },
  'adobe-house': { looks: [() => adobeHouse(M.tin), () => adobeHouse(M.clay)] },
  bricks: { looks: [bricks] },
  'cook-stove': { looks: [() => stove()], alive: stove },
  'line-rooms': { looks: [lineRooms] },
  bicycle: {
    looks: [() => bicycle(), () => turned(bicycle(), 3)],
    alive: (beat, look) => turned(bicycle(beat), look * 3),
  },
  blackboard: { looks: [() => blackboard()], alive: blackboard },
  books: { looks: [() => books()], alive: books },
  'medicine-chest': { looks: [medicineChest] },
  loom: { looks: [() => loom()], alive: loom },
  'market-hall': { looks: [() => marketHall()], alive: (beat) => marketHall('done', beat) },
  'rain-gear': { looks: [rainGear] },
  'legal-desk': { looks: [() => legalDesk()], alive: legalDesk },
  'meeting-circle': { looks: [() => meetingCircle()], alive: meetingCircle },
  'meeting-tree': { looks: [() => meetingTree()], alive: meetingTree },
  radio: { looks: [() => radio()], alive: radio },
};

/**
 * The models of a gift: those dropped as `.vox` files come before those written here.
 * @throws where neither has it: a row of the table of sprites without a picture
 */
export function giftModels(name: SpriteName): GiftModels {
  const [first, ...others] = droppedLooks(name);
  if (first) return { looks: [first, ...others] };
  const written = GIFTS[name];
  if (!written)
    throw new Error(`The gift ${name} has no model: write one, or drop ${name}.vox into assets/models/vox/.`);
  return written;
}

/** The common works at each stage of their building [V3]. */
export const WORKS: Record<WorkName, (stage: Stage) => Vox> = {
  clinic,
  'market-hall': marketHall,
  school,
  'well-house': wellHouse,
};

export const SCENERY: Record<SceneryName, Model> = {
  'tree-round': () => roundTree(),
  'tree-broad': () => roundTree(12, M.leafLt, 1.08),
  'tree-small': () => roundTree(8, M.leaf, 0.85),
  'tree-olive': () => roundTree(5, M.olive, 0.92),
  'tree-blossom': () => roundTree(3, M.rose, 0.9),
  pine: () => pine(),
  'pine-small': () => pine(3, 0.82),
  palm: () => palm(),
  'palm-small': () => turned(palm(6), 1),
  acacia,
  baobab,
  eucalyptus,
  'silver-oak': silverOak,
  ichu,
  fern,
  bush: () => bush(),
  'bush-small': () => bush(7),
  'bush-rose': () => bush(2, M.rose),
  'bush-gold': () => bush(4, M.gold),
  rock: () => rock(1),
  'rock-small': () => rock(5, 0.75),
  'rock-tiny': () => rock(9, 0.55),
  haystack,
  pots,
  crates,
  bench,
  signpost,
  flag: () => flag(),
  campfire: () => campfire(),
  laundry: () => laundry(),
  scarecrow,
  boat,
  bridge: () => bridge(),
  jetty,
  'fence-x': () => fence('x'),
  'fence-y': () => fence('y'),
  chicken: () => chicken(),
  duck,
  goal,
  ball,
};

/** Scenery that moves, at each beat. */
export const SCENERY_ALIVE: Record<LivelyScenery, (beat: number) => Vox> = { campfire, flag, laundry };

export const VILLAGERS: Record<VillagerName, Person> = PEOPLE;

/** The animals that wander about, at each step of their walk. */
export const GRAZERS: Record<GrazerName, (step: Step) => Vox> = {
  goat: (step) => goat(M.wool, M.wood, step),
  zebu,
  alpaca: (step) => alpaca(M.wool, M.cream, step),
  hen: (step) => chicken(M.clay, step),
};

export const BIRD: readonly Model[] = [0, 1, 2, 3].map((beat) => () => bird(beat));

export const FLOWERS: Record<FlowerName, { bud: Model; bloom: Model }> = {
  'flower-rose': flower(M.rose, M.gold),
  'flower-gold': flower(M.gold, M.woodDk),
  'flower-white': flower(M.white, M.gold),
};

function flower(petal: typeof M.rose, heart: typeof M.rose): { bud: Model; bloom: Model } {
  return { bud: () => flowers(petal, heart, false), bloom: () => flowers(petal, heart, true) };
}
