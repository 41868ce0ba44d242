import type { Material } from '#shared/voxel/material.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { lantern } from './lantern.ts';
import { M } from './materials.ts';

/** A market stall: crates of fruit on a counter under a striped awning; with a beat, somebody buys. */
export function stall(stripe: Material = M.clay, beat?: number): Vox {
  const v = new Vox(36, 36, 42);
  v.box(5, 14, 0, 26, 14, 11, M.wood, { tone: (_x, _y, z) => (Math.floor(z) % 4 === 0 ? -0.8 : 0) });
  v.box(4, 13, 11, 28, 16, 2, M.woodLt);
  crateOf(v, 6, M.orange);
  crateOf(v, 15, M.leafLt);
  crateOf(v, 24, M.red);
  v.box(7, 15, 13, 5, 4, 5, M.plum).box(15, 15, 13, 7, 4, 3, M.gold).box(24, 15, 13, 4, 4, 6, M.blue);
  for (const [x, y] of [
    [4, 10],
    [30, 10],
    [4, 29],
    [30, 29],
  ] as const)
    v.box(x, y, 0, 2, 2, y > 20 ? 24 : 34, M.woodLt);
  awning(v, stripe);
  lantern(v, 31, 27, 17);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'teacher', x: 6, y: 22, turn: 2, step: beat === 0 ? 0 : 3 },
    { who: 'boy', x: 20, y: 22, turn: 2 + beat },
  );
}

function crateOf(v: Vox, x: number, fruit: Material): void {
  v.box(x, 20, 13, 8, 8, 2, M.woodLt, { tone: -0.6 });
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const heaped = i === 1 && j === 1 ? 1.4 : 0;
      v.ball(x + 1.6 + i * 2.4, 21.6 + j * 2.4, 15.4 + heaped, 1.7, 1.7, 1.7, fruit, { tone: 0.4 });
    }
}

/** Cloth sloping to the front, with a scalloped hem on the two sides that one sees. */
function awning(v: Vox, stripe: Material): void {
  const zAt = (y: number) => 36 - (y - 8) * 0.42;
  const scallop = (along: number) => (along % 4 > 0.9 && along % 4 < 3.1 ? 1.2 : 0);
  const overX = (x: number) => x >= 2 && x <= 34;
  const overY = (y: number) => y >= 7 && y <= 33;
  v.fill((x, y, z) => overX(x) && overY(y) && Math.abs(z - zAt(y)) < 1.3, M.white, { n: [0, 0.38, 1] });
  v.fill((x, y, z) => {
    const front = zAt(33);
    return overX(x) && y > 32 && y <= 33.5 && z < front + 1 && z > front - 3.6 - scallop(x - 2);
  }, M.white);
  v.fill((x, y, z) => x > 33 && x <= 34.5 && overY(y) && z < zAt(y) + 1 && z > zAt(y) - 3.4 - scallop(y - 7), M.white);
  const striped = (along: number) => Math.floor(along / 4) % 2 === 0;
  v.paint((x, y, z) => z > 20 && x < 33 && striped(x - 2) && (y >= 32 || Math.abs(z + 0.5 - zAt(y + 0.5)) < 2), stripe);
  v.paint((x, y, z) => x >= 33 && z > 18 && striped(y - 7), stripe);
}

/** Crates in a heap, one with oranges. */
export function crates(): Vox {
  const v = new Vox(22, 20, 22);
  const c = (x: number, y: number, z: number, s: number) => {
    v.box(x, y, z, s, s, s, M.woodLt, { tone: -0.3 });
    v.paint(
      (a, b, k) => a >= x && a < x + s && b >= y && b < y + s && k >= z && k < z + s && (k - z) % 4 === 3,
      null,
      -1,
    );
  };
  c(1, 1, 0, 10);
  c(11, 4, 0, 8);
  c(3, 3, 10, 7);
  v.ball(15, 8, 9, 2, 2, 2, M.orange);
  v.ball(17, 10, 9, 2, 2, 2, M.orange);
  v.ball(14, 10, 9, 2, 2, 2, M.gold);
  return v;
}

/** Three clay jars. */
export function pots(): Vox {
  const v = new Vox(22, 22, 16);
  const pot = (x: number, y: number, r: number, h: number, m: Material) => {
    v.fill(
      (a, b, z) => z < h && Math.hypot(a - x, b - y) < r * (0.62 + 0.5 * Math.sin((z / h) * Math.PI * 0.92 + 0.15)),
      m,
      (a, b, z) => ({
        n: [a - x, b - y, (z - h * 0.45) * 0.5],
        smooth: true,
        tone: Math.floor(z) === Math.floor(h * 0.6) ? 0.9 : 0,
      }),
    );
    v.cyl(x, y, h - 1, r * 0.66, 1.4, m, { tone: 0.6 });
    v.cyl(x, y, h, r * 0.4, 1, M.dark);
  };
  pot(7, 8, 5, 11, M.clayDk);
  pot(14, 12, 4, 8, M.clay);
  pot(7, 16, 3.4, 6, M.clayDk);
  return v;
}
