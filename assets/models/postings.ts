import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { hash3 } from '#shared/ground/noise.ts';
import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { lantern } from './lantern.ts';
import { M } from './materials.ts';
import { sheet } from './roofs.ts';

/** What people roof with in each landscape. */
const ROOFS: Readonly<Record<Landscape, { readonly of: Material; readonly ridge: Material }>> = {
  savanna: { of: M.straw, ridge: M.wood },
  andes: { of: M.clay, ridge: M.clayDk },
  teaHills: { of: M.tin, ridge: M.stoneDk },
};

/** Where news are pinned up: a board on two posts under a small roof, papers on it, a lantern beside them. */
export function noticeBoard(landscape: Landscape): Vox {
  const v = new Vox(34, 16, 52);
  for (const x of [3, 29]) v.box(x, 6, 0, 2, 2, 40, M.wood).box(x - 1, 5, 0, 4, 4, 2, M.stone);
  v.box(4, 6, 11, 26, 2, 23, M.wood, {
    tone: (_x, _y, z) => (z % 6 === 0 ? -0.7 : hash3(0, 0, Math.floor(z / 6)) * 0.5),
  });
  for (const z of [10, 33]) v.box(3, 6, z, 28, 3, 2, M.woodLt);
  papers(v);
  const { of, ridge } = ROOFS[landscape];
  v.gable(0, 1, 38, 34, 13, 9, 'x', of, { thick: 3, tone: landscape === 'savanna' ? strawTone : sheet(4, 6) });
  v.box(0, 6, 46, 34, 3, 2, ridge);
  lantern(v, 29, 9, 20);
  return v.box(29, 8, 26, 2, 3, 1, M.iron);
}

const strawTone = (x: number, y: number, z: number): number =>
  (Math.floor(z + hash3(x, 0, 5) * 2) % 4 === 0 ? -0.9 : 0) + (hash3(x, y, 6) < 0.25 ? -0.4 : 0.2);

/** A photo of the field, a written page, a small note and a child's drawing. */
function papers(v: Vox): void {
  v.box(6, 8, 20, 10, 1, 10, M.white).box(7, 9, 22, 8, 1, 7, M.sky).box(7, 9, 22, 8, 1, 3, M.leafLt);
  v.box(9, 9, 24, 3, 1, 3, M.clay).box(13, 9, 27, 1, 1, 1, M.gold);
  v.box(18, 8, 15, 9, 1, 15, M.cream);
  v.box(19, 8, 27, 7, 1, 1, M.red);
  for (const [k, z] of [24, 21, 18].entries()) v.box(19, 8, z, 7 - k, 1, 1, M.indigo);
  v.box(6, 8, 13, 6, 1, 5, M.gold, { tone: 0.8 }).box(7, 9, 15, 4, 1, 1, M.woodDk);
  v.box(13, 8, 13, 4, 1, 5, M.white).box(14, 9, 14, 2, 1, 2, M.rose);
  for (const [x, z] of [
    [10, 30],
    [22, 30],
    [8, 18],
    [14, 18],
  ] as const)
    v.box(x, 9, z, 1, 1, 1, M.red);
}

/** The village's mailbox, on a post. Its flag is up, and a letter looks out, where something waits to be read. */
export function mailbox(isUp: boolean): Vox {
  const v = new Vox(18, 18, 40);
  v.box(7, 7, 0, 4, 4, 2, M.stone).box(8, 8, 2, 2, 2, 12, M.wood).box(5, 8, 12, 8, 2, 2, M.woodDk);
  const [x, y, z] = [3, 4, 14];
  v.box(x, y, z, 11, 11, 6, M.blue);
  const isLid = (px: number, py: number, pz: number) => py > y && py < y + 11 && inLid(px - x - 5.5, pz - z - 6);
  v.fill(isLid, M.blue, (px, _py, pz) => ({ n: [px - x - 5.5, 0, pz - z - 5], smooth: true }));
  v.box(x + 1, y + 10, z + 1, 9, 1, 8, M.aqua).box(x + 2, y + 11, z + 6, 7, 1, 1, M.dark);
  v.box(x + 4, y + 11, z + 2, 3, 1, 3, M.gold, { tone: 0.6 });
  if (isUp) {
    v.box(x + 3, y + 11, z + 6, 5, 2, 4, M.white, { tone: 0.6 }).box(x + 5, y + 13, z + 8, 1, 1, 1, M.red);
    v.box(x + 11, y + 3, z + 2, 1, 1, 22, M.woodLt);
    v.box(x + 11, y + 4, z + 16, 1, 9, 7, M.red, { tone: 0.6 }).box(x + 11, y + 4, z + 19, 1, 9, 1, M.gold);
  } else {
    v.box(x + 11, y + 1, z + 3, 1, 9, 1, M.woodLt).box(x + 11, y + 1, z + 4, 1, 5, 4, M.red, { tone: -0.3 });
  }
  return v;
}

const inLid = (across: number, up: number): boolean => up >= -0.5 && Math.hypot(across / 5.6, up / 4.6) < 1;

const PENNANTS = [M.red, M.gold, M.aqua, M.white, M.rose, M.leafLt] as const;
const STRING = { plots: 64, high: 33, sag: 7 } as const;

/** A string of pennants two plots long, along x or along y, that flutters from beat to beat. */
export function garland(along: 'x' | 'y', beat = 0): Vox {
  const { plots, high, sag } = STRING;
  const v = along === 'x' ? new Vox(plots, 3, high + 2) : new Vox(3, plots, high + 2);
  const put = (at: number, z: number, out: number, m: Material, tone = 0) =>
    along === 'x' ? v.set(at, 1 + out, z, m, { tone }) : v.set(1 + out, at, z, m, { tone });
  const height = (at: number) => high - Math.round(sag * 4 * (at / plots) * (1 - at / plots));
  for (let at = 0; at < plots; at++) put(at, height(at), 0, M.cream);
  for (let k = 0; k * 8 + 7 < plots; k++) {
    const left = k * 8 + 1;
    const colour = PENNANTS[(k + (along === 'x' ? 0 : 3)) % PENNANTS.length] ?? M.red;
    const top = height(left + 3) - 1;
    for (let row = 0; row < 7; row++) {
      const inset = Math.floor(row / 2);
      const blown = row > 2 && (k + beat) % 2 === 0 ? 1 : 0;
      for (let a = inset; a < 6 - inset; a++)
        put(left + a + blown, top - row, row > 3 ? 1 : 0, colour, row === 0 ? 0.5 : 0);
    }
  }
  return v;
}

/** What a garland hangs from: a painted pole, a wreath round it, and a lantern on top. */
export function garlandPole(): Vox {
  const v = new Vox(8, 8, 44);
  v.cyl(4, 4, 0, 2.4, 2, M.stone);
  v.box(3, 3, 2, 2, 2, 33, M.white, { tone: (x, y, z) => (Math.floor((z + x + y) / 3) % 2 === 0 ? 0 : -0.4) });
  v.paint((_x, _y, z) => z > 2 && z < 35 && Math.floor(z / 3) % 2 === 0, M.red);
  v.ball(4, 4, 32, 3.4, 3.4, 2.2, M.leafLt);
  for (const [x, y] of [
    [6, 5],
    [5, 6],
    [3, 6],
    [6, 3],
  ] as const)
    v.set(x, y, 32, x === 5 ? M.rose : M.gold, { tone: 0.6 });
  lantern(v, 3, 3, 35);
  return v;
}
