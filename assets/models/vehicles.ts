import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { M } from './materials.ts';

/** Faces +y (lower left), a canopy against the sun; with a beat, its engine runs. */
export function tractor(beat?: number): Vox {
  const v = new Vox(34, 34, 44);
  wheel(v, 5, 9, 8.5, 7.2, 5); // far rear
  wheel(v, 8, 26, 5, 4.2, 4); // far front
  engine(v);
  driversPlace(v);
  v.cyl(19.5, 23.5, 18, 1.1, 11, M.iron).cyl(19.5, 23.5, 29, 1.5, 2, M.dark); // exhaust
  if (beat !== undefined)
    v.ball(19.5 + beat, 23.5, 33 + beat * 3, 1.4 + beat * 0.5, 1.4 + beat * 0.5, 1.6 + beat * 0.5, M.wool);
  wheel(v, 24, 9, 8.5, 7.6, 5); // near rear
  wheel(v, 22, 26, 5, 4.4, 4); // near front
  return v;
}

function wheel(v: Vox, x: number, y: number, z: number, r: number, w: number): void {
  v.disc('x', x, y, z, r, w, M.tyre, {
    tone: (_a, b, c) => {
      const tread = (Math.atan2(c - z, b - y) / Math.PI) * 7;
      return Math.hypot(b - y, (c - z) / 1.15) > r - 1.6 && tread - Math.floor(tread) < 0.4 ? 1.1 : 0;
    },
  });
  v.disc('x', x + w - 1, y, z, r * 0.58, 1.1, M.gold).disc('x', x + w - 1, y, z, r * 0.2, 1.6, M.dark);
}

function engine(v: Vox): void {
  v.box(12, 8, 6, 10, 20, 3, M.iron).box(12, 16, 9, 10, 14, 9, M.red);
  v.fill((x, y, z) => x >= 12 && x <= 22 && y > 16 && y < 30 && z >= 18 && z < 20 && Math.abs(x - 17) < 4.5, M.red);
  v.box(13, 30, 8, 8, 1, 9, M.dark);
  for (let z = 9; z < 16; z += 2) v.box(14, 30, z, 6, 1, 1, M.iron, { tone: 0.6 }); // grille
  v.box(12, 30, 13, 2, 1, 3, M.lamp).box(20, 30, 13, 2, 1, 3, M.lamp);
  v.box(22, 18, 12, 1, 10, 2, M.cream); // stripe
}

function driversPlace(v: Vox): void {
  v.box(12, 4, 9, 10, 12, 4, M.red);
  v.box(13, 5, 13, 8, 6, 3, M.dark, { tone: 1 }).box(13, 4, 13, 8, 2, 8, M.dark, { tone: 1 });
  v.bar([17, 16, 17], [17, 13, 20], 0.5, M.iron).box(15, 12, 20, 4, 1, 2, M.dark);
  const fromAxle = (y: number, z: number) => Math.hypot(y - 9, (z - 8) / 1.15);
  v.fill(
    (x, y, z) =>
      (x < 12 || x > 22) && x > 6 && x < 29 && fromAxle(y, z) > 8 && fromAxle(y, z) < 9.6 && z > 11 && y < 17,
    M.red, // mudguards
  );
  for (const [x, y] of [
    [12, 3],
    [20, 3],
    [12, 14],
    [20, 14],
  ] as const)
    v.box(x, y, 13, 1, 1, 18, M.iron, { tone: 1 });
  v.box(10, 1, 31, 14, 16, 2, M.cream).box(10, 1, 30, 14, 16, 1, M.red); // canopy
}

/** A hay cart on two wheels, its shafts to +y. */
export function cart(): Vox {
  const v = new Vox(24, 40, 30);
  const wheel = (x: number) => {
    v.disc('x', x, 15, 8.5, 7.4, 2, M.wood, { hollow: 5.8 });
    for (let k = 0; k < 6; k++)
      v.bar([x + 0.6, 15, 8.5], [x + 0.6, 15 + Math.cos(k * 1.05) * 6.5, 8.5 + Math.sin(k * 1.05) * 7], 0.5, M.woodLt);
    v.disc('x', x, 15, 8.5, 1.8, 2.4, M.woodDk);
  };
  wheel(2);
  v.box(5, 4, 9, 13, 23, 2, M.wood);
  for (const y of [4, 26]) v.box(5, y, 11, 13, 1, 6, M.woodLt);
  v.box(5, 4, 11, 1, 23, 5, M.woodLt);
  v.box(17, 4, 11, 1, 23, 5, M.woodLt, { tone: (_x, _y, z) => (Math.floor(z) % 3 === 0 ? -0.7 : 0) });
  v.bar([7, 26, 10], [8, 39, 7], 0.9, M.woodLt);
  v.bar([15, 26, 10], [14, 39, 7], 0.9, M.woodLt);
  v.ball(11.5, 15, 15, 7, 11.5, 8, M.thatch, { tone: (x, y, z) => (hash3(x / 2, y / 2, z / 3) < 0.2 ? -0.6 : 0) });
  wheel(19);
  return v;
}

/** A fishing boat along y. */
export function boat(): Vox {
  const v = new Vox(16, 46, 16); // along y
  v.fill(
    (x, y, z) => {
      const t = (y - 23) / 22;
      const w = 6.4 * (1 - Math.abs(t) ** 2.6);
      const lift = Math.abs(t) ** 3 * 6;
      return Math.abs(t) < 1 && z >= lift && z < 5 + lift && Math.abs(x - 8) < w * (0.72 + 0.09 * (z - lift));
    },
    M.wood,
    (x, _y, z) => ({ n: [x - 8, 0, 0], tone: z > 4 ? 0.8 : 0 }),
  );
  v.fill((x, y, z) => {
    const t = (y - 23) / 22;
    const w = 6.4 * (1 - Math.abs(t) ** 2.6) - 1.6;
    const lift = Math.abs(t) ** 3 * 6;
    return Math.abs(t) < 0.92 && z >= lift + 2 && Math.abs(x - 8) < w;
  }, null);
  v.paint(
    (_x, y, z) => {
      const t = (y + 0.5 - 23) / 22;
      const lift = Math.abs(t) ** 3 * 6;
      return z >= 3.4 + lift && z < 4.6 + lift;
    },
    M.blue,
    0.4,
  );
  for (const y of [14, 27]) v.box(3, y, 4, 10, 3, 1, M.woodLt);
  return v;
}

/** A wheel of three bars looks the same again after as many beats. */
const SPIN_BEATS = 4;

/** Faces +y: a bicycle on its stand, a basket in front, a box behind. */
export function bicycle(beat = 0): Vox {
  const v = new Vox(18, 33, 28);
  const x = 8;
  for (const cy of [8.5, 24.5]) {
    v.disc('x', x, cy, 8, 6.9, 1, M.tyre, { hollow: 5.6, tone: 0.4 });
    for (let k = 0; k < 3; k++) {
      const turn = (k + (cy < 16 ? beat / SPIN_BEATS : 0)) * 1.05;
      const [a, b] = [Math.cos(turn) * 5.3, Math.sin(turn) * 6];
      v.bar([x, cy - a, 8 - b], [x, cy + a, 8 + b], 0.5, M.stoneLt);
    }
    v.disc('x', x, cy, 8, 1.3, 2, M.stone);
  }
  frame(v, x);
  v.box(x - 2, 10, 20, 4, 6, 2, M.woodDk).bar([x - 5, 20, 22], [x + 6, 20, 22], 0.8, M.iron);
  v.box(x - 5, 17, 22, 2, 3, 1, M.dark).box(x + 5, 17, 22, 2, 3, 1, M.dark);
  v.box(x - 3, 23, 16, 7, 7, 6, M.straw, { tone: (a, b, z) => ((a + b + z) % 3 === 0 ? -0.7 : 0) });
  v.ball(x + 0.5, 26.5, 22, 2.6, 2.6, 2, M.leafLt, { tone: 0.6 });
  v.box(x - 3, 2, 16, 7, 8, 1, M.iron).box(x - 3, 2, 17, 7, 7, 6, M.woodLt, {
    tone: (_a, _b, z) => (z === 20 ? -0.8 : 0),
  });
  return v;
}

function frame(v: Vox, x: number): void {
  for (const [from, to] of [
    [
      [x, 8, 8],
      [x, 16, 8],
    ],
    [
      [x, 16, 8],
      [x, 22, 17],
    ],
    [
      [x, 13, 17],
      [x, 22, 18],
    ],
    [
      [x, 16, 8],
      [x, 13, 20],
    ],
    [
      [x, 8, 8],
      [x, 13, 17],
    ],
    [
      [x, 24, 8],
      [x, 21, 21],
    ],
  ] as const)
    v.bar(from, to, 0.8, M.red);
  v.disc('x', x + 1, 16, 7.5, 2, 1, M.iron, { tone: 1 }).bar([x + 2, 13, 8], [x + 5, 12, 0], 0.6, M.iron); // stand
}
