import type { VillagerName } from '#shared/catalogue/scenery.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { STRIDE, type Step } from './gait.ts';
import { HATS, type Hat } from './hats.ts';
import { M } from './materials.ts';

/** How somebody looks: one rig, many people. */
export interface Person {
  readonly skin?: Material;
  readonly top: Material;
  readonly bottom: Material;
  /** A skirt or a wrapped cloth instead of trousers. */
  readonly dress?: boolean;
  readonly hat: Hat;
  /** Colour of scarf, cap or ribbon. */
  readonly scarf?: Material;
  readonly child?: boolean;
  /** Worn on the back: a school bag, a carrying cloth. */
  readonly bag?: Material;
  /** A plucker's basket on the back. */
  readonly basket?: boolean;
}

/** A villager facing +y (lower left); `turned()` makes the other three directions. */
export function person(look: Person, step: Step = 0): Vox {
  const v = new Vox(14, 14, 34);
  const skin = look.skin ?? M.skin;
  const swing = STRIDE[step];
  const bob = swing ? 1 : 0; // walking lifts the body by one
  const hips = (look.child ? 4 : 6) + bob;
  const torso = look.child ? 6 : 8;
  legs(v, look, skin, swing, hips);
  body(v, look, hips, torso);
  if (step === 3) armsUp(v, look, skin, hips + torso);
  else arms(v, look, skin, swing, hips + torso);
  back(v, look, hips);
  head(v, skin, hips + torso);
  HATS[look.hat](v, hips + torso, look.scarf ?? M.rose, M.hair);
  return v;
}

function legs(v: Vox, { dress, bottom }: Person, skin: Material, swing: number, hips: number): void {
  const cloth = dress ? skin : bottom;
  for (const [x, reach] of [
    [4, swing],
    [8, -swing],
  ] as const) {
    const lift = reach > 0 ? 1 : 0;
    v.box(x, 6 + reach, lift, 2, 3, 1, M.black).box(x, 6 + reach, lift + 1, 2, 2, 1, cloth);
    v.box(x, 6 + Math.sign(reach), 2, 2, 2, hips - 2, cloth, { tone: -0.2 });
  }
}

function body(v: Vox, { dress, top, bottom }: Person, z: number, torso: number): void {
  if (!dress) {
    v.box(4, 5, z, 6, 4, torso, top).box(4, 5, z, 6, 4, 1, bottom, { tone: -0.2 });
    return;
  }
  v.box(3, 4, z - 3, 8, 6, 3, bottom).box(3, 4, z - 3, 8, 6, 1, bottom, { tone: 1.2 });
  v.box(3, 5, z, 8, 4, 2, bottom).box(4, 5, z + 2, 6, 4, torso - 2, top);
  v.box(4, 5, z + 2, 6, 4, 1, top, { tone: -0.7 });
}

/** Arms swing against the legs; one is up where something is carried on the head. */
function arms(v: Vox, { hat, top }: Person, skin: Material, swing: number, shoulder: number): void {
  for (const [x, reach] of [
    [2, -swing],
    [10, swing],
  ] as const) {
    if (hat === 'basket' && x === 10) {
      v.box(10, 6, shoulder - 3, 2, 2, 4, top).box(10, 6, shoulder + 1, 2, 2, 5, skin);
      continue;
    }
    v.box(x, 6 + Math.sign(reach), shoulder - 4, 2, 2, 4, top, { tone: -0.1 });
    v.box(x, 6 + reach, shoulder - 6, 2, 2, 2, skin);
  }
}

/** Both arms up and out, hands beside the head: a wave, a clap, hurrah. What is carried on the head keeps its hand. */
function armsUp(v: Vox, { hat, top }: Person, skin: Material, shoulder: number): void {
  for (const [x, out] of [
    [2, -1],
    [10, 1],
  ] as const) {
    const carries = hat === 'basket' && x === 10;
    v.box(x, 6, shoulder - 3, 2, 2, 4, top);
    v.box(carries ? x : x + out, 7, shoulder, 2, 2, 4, top, { tone: 0.2 });
    v.box(carries ? x : x + out * 2, 7, shoulder + 4, 2, 2, carries ? 2 : 5, skin, { tone: 0.4 });
  }
}

function back(v: Vox, { bag, basket }: Person, hips: number): void {
  if (bag) v.box(4, 2, hips + 1, 6, 3, 5, bag).box(4, 2, hips + 4, 6, 3, 1, bag, { tone: 0.8 });
  if (!basket) return;
  v.cyl(7, 3, hips, 2.6, 7, M.straw, {
    r2: 3.4,
    tone: (x, _y, z) => ((Math.floor(x) + Math.floor(z)) % 2 ? -0.6 : 0.2),
  });
  v.ball(7, 3, hips + 7.4, 3, 3, 1.8, M.leafLt, { tone: 0.6 });
}

function head(v: Vox, skin: Material, h: number): void {
  v.box(6, 6, h, 2, 2, 1, skin, { tone: -0.6 }).box(4, 4, h + 1, 6, 6, 7, skin);
  for (const x of [4, 9]) v.clear(x, 4, h + 1).clear(x, 9, h + 1); // a rounder chin
  v.box(4, 4, h + 6, 6, 6, 2, M.hair).box(4, 3, h + 3, 6, 2, 5, M.hair);
  v.box(3, 4, h + 4, 1, 4, 4, M.hair).box(10, 4, h + 4, 1, 4, 4, M.hair);
  v.set(5, 9, h + 4, M.dark).set(8, 9, h + 4, M.dark);
}

/** The people of the three landscapes, dressed as one dresses there today. */
export const PEOPLE = {
  amina: { top: M.gold, bottom: M.clay, dress: true, hat: 'scarf', scarf: M.gold },
  'market-woman': { top: M.aqua, bottom: M.aqua, dress: true, hat: 'basket', scarf: M.orange },
  farmer: { top: M.sky, bottom: M.indigo, hat: 'straw' },
  teacher: { skin: M.skinLt, top: M.cream, bottom: M.plum, dress: true, hat: 'bun' },
  boy: { top: M.red, bottom: M.indigo, child: true, hat: 'none', bag: M.leafLt },
  girl: { top: M.rose, bottom: M.rose, dress: true, child: true, hat: 'bun', bag: M.blue },
  elder: { top: M.white, bottom: M.white, dress: true, hat: 'cap', scarf: M.clay },
  smith: { skin: M.skinLt, top: M.leafLt, bottom: M.woodDk, hat: 'cap', scarf: M.blue },
  weaver: { skin: M.skinLt, top: M.aqua, bottom: M.plum, dress: true, hat: 'braids', scarf: M.red, bag: M.red },
  herder: { skin: M.skinLt, top: M.red, bottom: M.indigo, hat: 'felt', scarf: M.gold },
  mason: { skin: M.skinLt, top: M.sky, bottom: M.iron, hat: 'cap', scarf: M.gold },
  plucker: { top: M.leafLt, bottom: M.rose, dress: true, hat: 'scarf', scarf: M.cream, basket: true },
  'tea-worker': { top: M.white, bottom: M.blue, dress: true, hat: 'none' },
  delegate: { top: M.orange, bottom: M.plum, dress: true, hat: 'bun', scarf: M.gold },
  pupil: { top: M.white, bottom: M.white, dress: true, child: true, hat: 'bun', scarf: M.blue, bag: M.clay },
} as const satisfies Record<VillagerName, Person>;
