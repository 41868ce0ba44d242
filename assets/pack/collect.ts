import {
  GARLAND_LIFE,
  GRAZER_NAMES,
  MAILBOXES,
  NOTICE_BOARDS,
  sceneryLife,
  VILLAGER_DIRECTIONS,
} from '#shared/catalogue/scenery.ts';
import { SPRITE_NAMES, SPRITES, WORK_NAMES, WORK_STAGES } from '#shared/catalogue/sprites.ts';
import { turned } from '#shared/voxel/turned.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import {
  BIRD,
  FLOWERS,
  GRAZERS,
  giftModels,
  type Model,
  SCENERY,
  SCENERY_ALIVE,
  VILLAGERS,
  WORKS,
} from '../manifest.ts';
import type { Step } from '../models/gait.ts';
import { house } from '../models/houses.ts';
import { chalk, changedSign, stakes } from '../models/marks.ts';
import { M } from '../models/materials.ts';
import { garland, garlandPole, mailbox, noticeBoard } from '../models/postings.ts';
import { groundworks } from '../models/site.ts';
import { person } from '../models/villagers.ts';
import { refuseStrays } from '../vox/dropped.ts';
import { effects } from './effects.ts';
import { type DrawOptions, type Frame, framesOf } from './frames.ts';
import { sky } from './sky.ts';
import { smallLife } from './small-life.ts';

/** A model under the name of its frame. */
export interface NamedModel extends DrawOptions {
  readonly name: string;
  readonly make: Model;
}

/** Every frame of the game's atlas, in a fixed order. */
export function collectFrames(): Frame[] {
  const models = namedModels().flatMap(({ name, make, ...options }) => framesOf(name, make(), options));
  return [...models, ...pixelFrames()];
}

/** What is not a model: drawn as pixels. */
export function pixelFrames(): Frame[] {
  return [...effects(), ...smallLife(), ...sky()];
}

/** Every model of the game, not built yet. */
export function namedModels(): NamedModel[] {
  refuseStrays();
  return [
    ...giftFrames(),
    ...workModels(),
    ...sceneryModels(),
    ...villagerModels(),
    ...grazerModels(),
    ...BIRD.map((make, beat) => ({ name: `bird.${beat}`, make, shadow: beat === 1 })),
    ...flowerModels(),
    ...markModels(),
    ...postingModels(),
  ];
}

/** `goat` and its other looks `goat~1`…; a crop's stages before it is grown: `rice.0`…; what lives: `well.life.0`…. */
function giftFrames(): NamedModel[] {
  return SPRITE_NAMES.flatMap((name) => {
    const plots = { w: SPRITES[name].w, d: SPRITES[name].d };
    const { looks, growing = [], alive } = giftModels(name);
    const lookOf = (i: number) => (i === 0 ? name : `${name}~${i}`);
    return [
      ...looks.map((make, i) => ({ name: lookOf(i), make, plots })),
      ...growing.map((make, i) => ({ name: `${name}.${i}`, make, plots })),
      ...(alive
        ? looks.flatMap((_, look) => lifeModels(lookOf(look), SPRITES[name].life, (beat) => alive(beat, look)))
        : []),
    ];
  });
}

/** The building stages of a step [V3]: `school.site`, `school.walls`, `school.roof`; and `site-2x2` for any other work. */
function workModels(): NamedModel[] {
  const staged = WORK_NAMES.flatMap((name) => {
    const { w, d } = SPRITES[name];
    return WORK_STAGES.map((stage) => ({
      name: `${name}.${stage}`,
      make: () => WORKS[name](stage),
      plots: { w, d },
      lit: false,
    }));
  });
  const plots = { w: 2, d: 2 };
  return [...staged, { name: 'site-2x2', make: () => groundworks(house(M.plaster, M.tin), 2, 2), plots, lit: false }];
}

function sceneryModels(): NamedModel[] {
  const still = Object.entries(SCENERY).map(([name, make]): NamedModel => ({ name, make }));
  const lively = Object.entries(SCENERY_ALIVE).flatMap(([name, at]) => lifeModels(name, sceneryLife(name), at));
  return [...still, ...lively];
}

/** Loops share the shadow and the light of the thing at rest. */
function lifeModels(name: string, beats: number, at: (beat: number) => Vox): NamedModel[] {
  return Array.from({ length: beats }, (_, beat) => ({
    name: `${name}.life.${beat}`,
    make: () => at(beat),
    shadow: false,
    lit: false,
  }));
}

/** `farmer.0.1`: direction, step. All steps of a direction share the shadow of the one that stands. */
function villagerModels(): NamedModel[] {
  return Object.entries(VILLAGERS).flatMap(([name, look]) => walkModels(name, (step) => person(look, step)));
}

/** `goat-walks.0.1`: direction, step. */
function grazerModels(): NamedModel[] {
  return GRAZER_NAMES.flatMap((name) => walkModels(`${name}-walks`, GRAZERS[name]));
}

/** Sixteen frames: four directions of each of the four steps. */
function walkModels(name: string, make: (step: Step) => Vox): NamedModel[] {
  return ([0, 1, 2, 3] as const).flatMap((step) =>
    Array.from({ length: VILLAGER_DIRECTIONS }, (_, direction) => ({
      name: `${name}.${direction}.${step}`,
      make: () => turned(make(step), direction),
      shadow: step === 0,
    })),
  );
}

function flowerModels(): NamedModel[] {
  return Object.entries(FLOWERS).flatMap(([name, { bud, bloom }]) => [
    { name: `${name}.bud`, make: bud },
    { name: `${name}.bloom`, make: bloom },
  ]);
}

/** `stakes-2x2.back`, `stakes-2x2.front`, `chalk-2x2`, for every footprint that a gift can have; and `sign-changed`. */
function markModels(): NamedModel[] {
  const sizes = new Map(SPRITE_NAMES.map((name) => [`${SPRITES[name].w}x${SPRITES[name].d}`, SPRITES[name]]));
  const round = [...sizes].flatMap(([size, { w, d }]): NamedModel[] => [
    { name: `stakes-${size}.back`, make: () => stakes(w, d, 'back'), shadow: false },
    { name: `stakes-${size}.front`, make: () => stakes(w, d, 'front'), shadow: false },
    { name: `chalk-${size}`, make: () => chalk(w, d), shadow: false },
  ]);
  return [...round, { name: 'sign-changed', make: changedSign }];
}

/** The notice board in the ways of each landscape, the mailbox with its flag down and up, and what is hung up at a feast. */
function postingModels(): NamedModel[] {
  const boards = (['savanna', 'andes', 'teaHills'] as const).map(
    (landscape): NamedModel => ({ name: NOTICE_BOARDS[landscape], make: () => noticeBoard(landscape) }),
  );
  const strings = (['x', 'y'] as const).flatMap((along): NamedModel[] => [
    { name: `garland-${along}`, make: () => garland(along) },
    ...lifeModels(`garland-${along}`, GARLAND_LIFE, (beat) => garland(along, beat)),
  ]);
  return [
    ...boards,
    { name: MAILBOXES.down, make: () => mailbox(false) },
    { name: MAILBOXES.up, make: () => mailbox(true) },
    ...strings,
    { name: 'garland-pole', make: garlandPole },
  ];
}
