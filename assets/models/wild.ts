import { hash3 } from '#shared/ground/noise.ts';
import type { Vec3 } from '#shared/voxel/grid.ts';
import { material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { foliage } from './foliage.ts';
import { M } from './materials.ts';

const GREY_LEAF = material('olive', 2.2, { rim: false, contrast: 0.9 });
const PALE_BARK = material('plaster', 3, { contrast: 0.9 });
const DRY_GRASS = material('straw', 3.4, { rim: false });

/** Savanna: a flat crown on forked limbs. */
export function acacia(): Vox {
  const v = new Vox(48, 48, 58);
  const c = 24;
  v.bar([c, c, 0], [c + 1, c - 1, 18], 2.2, M.wood).bar([c + 1, c, 16], [c + 10, c + 2, 38], 1.3, M.wood);
  v.bar([c, c, 16], [c - 9, c + 4, 36], 1.3, M.wood).bar([c, c, 17], [c + 1, c - 8, 40], 1.2, M.wood);
  v.bar([c, c, 2], [c + 3, c + 2, 0], 1.2, M.wood).bar([c, c, 2], [c - 2, c + 3, 0], 1.2, M.wood);
  foliage(
    v,
    [
      { c: [c, c, 44], r: [16, 16, 5] },
      { c: [c + 9, c + 3, 39], r: [9, 9, 4] },
      { c: [c - 8, c + 6, 40], r: [9, 9, 4] },
    ],
    M.olive,
    6,
    3.8,
  );
  return v;
}

/** Savanna: a trunk as wide as a house, short limbs with a tuft at each end. */
export function baobab(): Vox {
  const v = new Vox(50, 50, 70);
  const c = 25;
  const bark = material('plaster', 2.4, { contrast: 1 });
  const grain = (x: number, y: number) => (hash3(Math.floor(Math.atan2(y - c, x - c) * 5), 1, 3) - 0.5) * 0.9;
  v.cyl(c, c, 0, 9.5, 6, bark, { r2: 7.6, tone: grain }).cyl(c, c, 6, 7.6, 24, bark, { r2: 6.6, tone: grain });
  v.cyl(c, c, 30, 6.6, 5, bark, { r2: 3.6, tone: grain });
  const ends: Vec3[] = [
    [c + 14, c + 3, 48],
    [c + 3, c + 14, 46],
    [c - 12, c + 6, 49],
    [c + 6, c - 12, 52],
    [c - 4, c - 5, 56],
  ];
  for (const [x, y, z] of ends) v.bar([c, c, 31], [x, y, z], 1.6, bark);
  const tufts = ends.map(([x, y, z]) => ({ c: [x, y, z + 2] as const, r: [7.4, 7.4, 5.4] as const }));
  foliage(v, tufts, M.leafLt, 11, 3.6);
  return v;
}

/** Andes: tall and slim, pale bark, grey-green leaves. */
export function eucalyptus(): Vox {
  const v = new Vox(32, 32, 84);
  const c = 16;
  v.cyl(c, c, 0, 2.1, 60, PALE_BARK, { r2: 1, tone: (x, y, z) => (hash3(x, y, Math.floor(z / 5)) < 0.25 ? -0.8 : 0) });
  foliage(
    v,
    [
      { c: [c, c, 66], r: [7, 7, 9] },
      { c: [c + 4, c + 1, 55], r: [6.4, 6.4, 7] },
      { c: [c - 4, c + 3, 47], r: [6, 6, 6.4] },
      { c: [c + 2, c - 3, 38], r: [5, 5, 5] },
    ],
    GREY_LEAF,
    5,
    3.8,
  );
  return v;
}

/** Andes: a tuft of the high grassland. */
export function ichu(): Vox {
  const v = new Vox(24, 24, 18);
  const c = 12;
  for (let i = 0; i < 46; i++) {
    const turn = i * 2.4;
    const lean = 2 + hash3(i, 1, 1) * 7;
    const h = 14 - lean + hash3(i, 2, 1) * 2;
    const tip: Vec3 = [c + Math.cos(turn) * lean, c + Math.sin(turn) * lean, h];
    v.bar([c + Math.cos(turn) * 1.4, c + Math.sin(turn) * 1.4, 0], tip, 0.5, DRY_GRASS, {
      n: [Math.cos(turn), Math.sin(turn), 1],
      smooth: true,
      tone: hash3(i, 3, 1) * 1.2 - 0.7,
    });
  }
  return v;
}

/** Tea hills: the slim tree that shades the bushes. */
export function silverOak(): Vox {
  const v = new Vox(30, 30, 76);
  const c = 15;
  v.cyl(c, c, 0, 2, 56, M.wood, { r2: 0.9, tone: (_x, _y, z) => (Math.floor(z) % 7 === 0 ? -0.6 : 0) });
  foliage(
    v,
    [18, 29, 40, 51, 61].map((z, i) => ({
      c: [c + (i % 2) * 2 - 1, c + ((i + 1) % 2) * 2 - 1, z] as const,
      r: [9 - i * 1.1, 9 - i * 1.1, 6] as const,
    })),
    M.leaf,
    9,
    3.6,
  );
  return v;
}

/** Tea hills: a fern of the wet ditches. */
export function fern(): Vox {
  const v = new Vox(24, 24, 16);
  const c = 12;
  for (let frond = 0; frond < 9; frond++) {
    const turn = (frond / 9) * Math.PI * 2 + 0.2;
    for (let s = 0; s <= 20; s++) {
      const t = s / 20;
      const z = 2 + Math.sin(t * 2.5) * 8;
      const wide = 2.2 * (1 - t) * (s % 3 === 0 ? 1 : 0.4);
      for (let side = -wide; side <= wide; side += 0.5) {
        const x = c + Math.cos(turn) * t * 10 - Math.sin(turn) * side;
        const y = c + Math.sin(turn) * t * 10 + Math.cos(turn) * side;
        v.set(Math.floor(x), Math.floor(y), Math.floor(z), M.leafLt, {
          n: [Math.cos(turn) * t, Math.sin(turn) * t, 1],
          smooth: true,
          tone: Math.abs(side) < 0.5 ? 0.6 : -0.2,
        });
      }
    }
  }
  return v;
}
