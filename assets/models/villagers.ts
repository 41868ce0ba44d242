/** Villagers: one rig, many people. They face +y (lower left); `turn()` makes the other three directions. */
import type { VillagerName } from '#shared/catalogue/scenery.ts';
import type { Material } from '../voxel/material.ts';
import { Vox } from '../voxel/vox.ts';
import { M } from './materials.ts';

export interface Person {
  skin?: Material;
  top: Material;
  bottom: Material;
  hair?: Material;
  dress?: boolean;
  hat?: 'straw' | 'scarf' | 'basket' | 'cap' | 'bun' | 'none';
  scarf?: Material;
  child?: boolean;
  bag?: Material;
}

/** step: 0 stands, 1 and 2 walk */
export function person(p: Person, step: 0 | 1 | 2 = 0): Vox {
  const v = new Vox(14, 14, 34);
  const skin = p.skin ?? M.skin;
  const hair = p.hair ?? M.hair;
  const leg = p.child ? 4 : 6;
  const body = p.child ? 6 : 8;
  const sw = step === 1 ? 2 : step === 2 ? -2 : 0;
  const bob = step ? 1 : 0;
  const put = (x: number, y: number, z: number, w: number, d: number, h: number, m: Material, tone = 0) =>
    v.box(x, y, z, w, d, h, m, { tone });
  // legs
  for (const [x, s] of [
    [4, sw],
    [8, -sw],
  ] as const) {
    const lift = s > 0 ? 1 : 0;
    put(x, 6 + s, lift, 2, 3, 1, M.black);
    put(x, 6 + s, lift + 1, 2, 2, 1, p.dress ? skin : p.bottom);
    put(x, 6 + Math.sign(s), 2, 2, 2, leg - 2 + bob, p.dress ? skin : p.bottom, -0.2);
  }
  const z = leg + bob;
  if (p.dress) {
    put(3, 4, z - 3, 8, 6, 3, p.bottom);
    put(3, 4, z - 3, 8, 6, 1, p.bottom, 1.2);
    put(3, 5, z, 8, 4, 2, p.bottom);
    put(4, 5, z + 2, 6, 4, body - 2, p.top);
  } else put(4, 5, z, 6, 4, body, p.top);
  put(4, 5, z + (p.dress ? 2 : 0), 6, 4, 1, p.dress ? p.top : p.bottom, p.dress ? -0.7 : -0.2);
  // arms swing against the legs
  const up = p.hat === 'basket';
  for (const [x, s] of [
    [2, -sw],
    [10, sw],
  ] as const) {
    if (up && x === 10) {
      put(10, 6, z + body - 3, 2, 2, 4, p.top);
      put(10, 6, z + body + 1, 2, 2, 5, skin);
      continue;
    }
    put(x, 6 + Math.sign(s), z + body - 4, 2, 2, 4, p.top, -0.1);
    put(x, 6 + s, z + body - 6, 2, 2, 2, skin);
  }
  if (p.bag) {
    put(4, 2, z + 1, 6, 3, 5, p.bag);
    put(4, 2, z + 4, 6, 3, 1, p.bag, 0.8);
  }
  // head
  const h = z + body;
  put(6, 6, h, 2, 2, 1, skin, -0.6);
  put(4, 4, h + 1, 6, 6, 7, skin);
  for (const k of [1])
    v.clear(4, 4, h + k)
      .clear(9, 4, h + k)
      .clear(4, 9, h + k)
      .clear(9, 9, h + k);
  put(4, 4, h + 6, 6, 6, 2, hair);
  put(4, 3, h + 3, 6, 2, 5, hair);
  put(3, 4, h + 4, 1, 4, 4, hair);
  put(10, 4, h + 4, 1, 4, 4, hair);
  put(5, 9, h + 4, 1, 1, 1, M.dark);
  put(8, 9, h + 4, 1, 1, 1, M.dark);
  const sc = p.scarf ?? M.rose;
  if (p.hat === 'straw') {
    v.fill((x, y, k) => k > h + 7 && k < h + 8 && Math.hypot(x - 7, y - 7) < 6, M.straw, { tone: 0.3 });
    put(4, 4, h + 8, 6, 6, 2, M.straw, 0.3);
    put(4, 4, h + 8, 6, 6, 1, M.clayDk);
    v.clear(4, 4, h + 9)
      .clear(9, 9, h + 9)
      .clear(4, 9, h + 9)
      .clear(9, 4, h + 9);
  } else if (p.hat === 'scarf') {
    put(3, 3, h + 6, 8, 7, 3, sc);
    put(4, 9, h + 6, 6, 1, 3, sc, 0.4);
    put(3, 3, h + 3, 8, 3, 4, sc);
    put(5, 2, h + 2, 4, 2, 3, sc, -0.3);
    v.clear(3, 3, h + 8)
      .clear(10, 3, h + 8)
      .clear(3, 9, h + 8)
      .clear(10, 9, h + 8);
    put(5, 5, h + 9, 4, 4, 2, sc, 0.3);
  } else if (p.hat === 'basket') {
    put(4, 3, h + 6, 6, 7, 2, sc);
    v.cyl(7, 7, h + 8, 3.8, 4, M.straw, { r2: 4.8, tone: (_x, _y, k) => (Math.floor(k) % 2 ? -0.5 : 0.2) });
    for (const [a, b, m] of [
      [5, 6, M.red],
      [8, 8, M.gold],
      [7, 5, M.leafLt],
      [6, 9, M.orange],
      [9, 6, M.red],
    ] as const)
      v.ball(a, b, h + 12.3, 1.8, 1.8, 1.8, m, { tone: 0.4 });
  } else if (p.hat === 'cap') {
    put(4, 4, h + 7, 6, 6, 2, sc);
    put(4, 10, h + 7, 6, 1, 1, sc, 0.5);
  } else if (p.hat === 'bun') {
    put(5, 4, h + 8, 4, 4, 3, hair);
    put(5, 4, h + 8, 4, 4, 1, sc);
  }
  return v;
}

export const PEOPLE = {
  amina: { top: M.gold, bottom: M.clay, dress: true, hat: 'scarf', scarf: M.gold },
  'market-woman': { top: M.aqua, bottom: M.aqua, dress: true, hat: 'basket', scarf: M.orange },
  farmer: { top: M.sky, bottom: M.indigo, hat: 'straw' },
  teacher: { skin: M.skinLt, top: M.cream, bottom: M.plum, dress: true, hat: 'bun' },
  boy: { top: M.red, bottom: M.indigo, child: true, hat: 'none', bag: M.leafLt },
  girl: { top: M.rose, bottom: M.rose, dress: true, child: true, hat: 'bun', bag: M.blue },
  elder: { top: M.white, bottom: M.white, dress: true, hat: 'cap', scarf: M.clay },
  smith: { skin: M.skinLt, top: M.leafLt, bottom: M.woodDk, hat: 'cap', scarf: M.blue },
} as const satisfies Record<VillagerName, Person>;
