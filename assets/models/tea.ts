import { hash3, PLOT_VOXELS } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { FIELD } from './field-materials.ts';
import { M } from './materials.ts';
import { sprout, tilled } from './vegetables.ts';

const TABLE_TOP = 9; // bushes are plucked flat, at the height of a hand

/**
 * A plot of tea at one of its five stages: 0 tilled, 1 sprouts, 2 young round bushes, 3 rows that close, 4 clipped flat with
 * pale young shoots on top, narrow paths between.
 */
export function teaBushes(stage: number): Vox {
  if (stage === 0) return tilled(PLOT_VOXELS, () => {});
  if (stage === 1) return tilled(7, sprout);
  const v = new Vox(PLOT_VOXELS, PLOT_VOXELS, 14);
  v.box(1, 1, 0, 30, 30, 1, FIELD.mud);
  for (const cx of [5.5, 16, 26.5])
    for (let cy = 4.5; cy < 30; cy += 5.8) {
      if (stage === 2) v.ball(cx, cy, 2.4, 2.4, 2.2, 2.6, M.teaLeaf, { tone: 0.5 });
      else if (stage === 3) v.ball(cx, cy, 3.4, 3.6, 3, 3.8, M.teaLeaf, { tone: hash3(cx, cy, 1) * 0.5 });
      else bush(v, cx, cy, hash3(cx, cy, 1));
    }
  if (stage < 4) return v;
  v.paint(
    (x, y, z) => z >= TABLE_TOP - 2 && hash3(x, y, 3) < 0.42,
    M.teaTip,
    (x, y) => hash3(x, y, 4) * 0.9,
  );
  return v;
}

function bush(v: Vox, cx: number, cy: number, chance: number): void {
  const top = TABLE_TOP - (chance < 0.3 ? 1 : 0);
  v.fill(
    (x, y, z) => z < top && ((x - cx) / 4.6) ** 2 + ((y - cy) / 3.6) ** 2 + ((z - 4.5) / 6.4) ** 2 < 1,
    M.teaLeaf,
    (x, y, z) => ({
      n: [x - cx, (y - cy) * 0.6, z > top - 1 ? 9 : 1.5],
      smooth: true,
      tone: z > top - 1 ? 0.6 : chance * 0.6 - 0.5,
    }),
  );
}

/** The basket that pluckers carry by a band, brimming with leaves, and a small one beside it. */
export function teaBasket(): Vox {
  const v = new Vox(32, 32, 30);
  basket(v, 12, 18, 9, 14);
  basket(v, 24, 8, 5.4, 8);
  v.bar([9, 27, 12], [14, 30, 5], 0.8, M.clayDk).bar([14, 30, 5], [20, 24, 12], 0.8, M.clayDk); // the head band
  return v;
}

function basket(v: Vox, cx: number, cy: number, r: number, h: number): void {
  v.cyl(cx, cy, 0, r * 0.72, h, M.straw, {
    r2: r,
    tone: (x, y, z) => ((Math.floor(z / 2) + Math.floor(Math.atan2(y - cy, x - cx) * 4)) % 2 === 0 ? -0.7 : 0.2),
  });
  v.cyl(cx, cy, h - 1, r + 0.6, 2, M.straw, { tone: 0.5 });
  v.ball(cx, cy, h + 0.6, r - 0.4, r - 0.4, r * 0.5, M.teaLeaf, { tone: 0.8 });
  v.paint((x, y, z) => z > h && Math.hypot(x - cx, y - cy) < r && hash3(x, y, z) < 0.4, M.teaTip, 0.5);
}

/** Raincoats on a rack and boots below: the tea hills are wet most of the year. */
export function rainGear(): Vox {
  const v = new Vox(32, 24, 32);
  for (const x of [2, 28]) v.box(x, 10, 0, 2, 2, 27, M.wood).box(x, 7, 0, 2, 8, 1, M.wood);
  v.box(2, 10, 26, 28, 2, 2, M.woodLt);
  for (const [x, coat] of [
    [5, M.raincoat],
    [13, M.leafLt],
    [21, M.raincoat],
  ] as const) {
    v.box(x + 1, 9, 21, 4, 5, 4, coat, { tone: 0.4 }); // hood
    v.box(x, 9, 9, 6, 5, 12, coat, { tone: (_x, _y, z) => (z < 10 ? -0.7 : 0) });
    v.box(x + 3, 14, 10, 1, 1, 10, coat, { tone: -1 });
    for (const foot of [x, x + 3]) v.box(foot, 16, 0, 2, 4, 1, M.clayDk).box(foot, 16, 1, 2, 2, 4, M.clayDk);
  }
  return v;
}
