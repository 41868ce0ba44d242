import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '#shared/voxel/vox.ts';
import { join } from './company.ts';
import { drawn, HEART } from './emblem.ts';
import { M } from './materials.ts';
import { groundworks, halfBuilt, type Stage, scaffold } from './site.ts';

/** A health post: a flat roof with a solar panel and a tank, a heart over the door. */
export function clinic(stage: Stage = 'done', beat?: number): Vox {
  const v = new Vox(52, 44, 44);
  v.box(2, 4, 0, 48, 36, 2, M.stone);
  v.box(5, 7, 2, 42, 28, 24, M.white);
  v.paint((x, y, z) => z >= 2 && z < 7 && x >= 5 && x < 47 && y >= 7 && y < 35, M.leafLt, -0.3);
  doorAndWindows(v);
  if (stage === 'site') return groundworks(v, 2, 2);
  if (stage === 'walls') return halfBuilt(v, 21);
  if (stage === 'roof') return slabBeingLaid(v);
  v.box(3, 5, 26, 46, 32, 3, M.stoneLt);
  v.box(5, 7, 28, 42, 28, 1, M.stone);
  v.carve(6, 8, 28, 40, 26, 1);
  porch(v);
  v.box(10, 12, 29, 12, 9, 1, M.indigo, {
    tone: (x, y) => (Math.floor(x) % 4 === 0 || Math.floor(y) % 4 === 0 ? 1.2 : 0),
  });
  v.cyl(38, 16, 29, 5, 8, M.blue);
  if (beat === undefined) return v;
  return join(
    v,
    { who: 'tea-worker', x: 4, y: 30, z: 2, step: beat === 1 ? 3 : 0 },
    { who: 'boy', x: 33, y: 30, z: 2, turn: beat },
  );
}

/** A flat roof half laid: beams over open rooms, the back already covered, iron rods waiting for the rest. */
function slabBeingLaid(v: Vox): Vox {
  v.carve(8, 10, 5, 36, 22, 21);
  for (let x = 8; x < 46; x += 6) v.box(x, 6, 25, 2, 30, 2, M.woodLt);
  v.fill(
    (x, y, z) => x > 3 && x < 49 && y > 5 && y < 21 + hash3(Math.floor(x / 6), 1, 1) * 3 && z > 26 && z < 29,
    M.stoneLt,
  );
  for (let x = 6; x < 46; x += 5) v.bar([x, 20, 28], [x, 30, 28], 0.5, M.iron);
  for (let x = 8; x < 46; x += 9) v.box(x, 7, 29, 1, 1, 5, M.iron);
  scaffold(v, 24);
  return v;
}

function doorAndWindows(v: Vox): void {
  for (const x of [10, 34]) {
    v.box(x - 1, 34, 12, 9, 2, 9, M.woodLt);
    v.box(x, 35, 13, 7, 1, 7, M.glass);
    v.box(x + 3, 35, 13, 1, 1, 7, M.white);
  }
  v.box(21, 34, 2, 10, 2, 17, M.leafLt);
  v.box(22, 35, 2, 8, 1, 16, M.aqua, { tone: 0.4 });
  v.box(26, 35, 2, 1, 1, 16, M.white);
  for (const y of [12, 24]) {
    v.box(46, y - 1, 12, 2, 8, 9, M.woodLt);
    v.box(47, y, 13, 1, 6, 7, M.glass);
  }
}

/** A little roof over the door, and the sign. */
function porch(v: Vox): void {
  v.fill((x, y, z) => x > 18 && x < 34 && y > 35 && y < 42 && z > 21 && z < 23.4, M.clay);
  v.box(19, 40, 2, 1, 1, 19, M.stoneLt);
  v.box(32, 40, 2, 1, 1, 19, M.stoneLt);
  v.box(18, 34, 24, 16, 3, 13, M.white); // sign with a heart
  drawn(HEART, (x, z) => v.box(22 + x, 37, 34 - z, 1, 1, 1, M.red, { tone: 0.5 }));
}

/** A medicine chest on a table: a heart on its door, bottles and bandages beside it. */
export function medicineChest(): Vox {
  const v = new Vox(30, 28, 36);
  for (const [x, y] of [
    [3, 7],
    [24, 7],
    [3, 19],
    [24, 19],
  ] as const)
    v.box(x, y, 0, 2, 2, 10, M.stoneLt);
  v.box(2, 6, 10, 25, 16, 2, M.woodLt);
  v.box(5, 8, 12, 13, 8, 17, M.white).box(4, 7, 29, 15, 10, 2, M.leafLt);
  v.box(11, 16, 13, 1, 1, 15, M.stone);
  drawn(HEART, (x, z) => v.box(8 + x, 16, 25 - z, 1, 1, 1, M.red, { tone: 0.5 }));
  v.cyl(22, 12, 12, 2, 6, M.aqua)
    .cyl(22, 12, 18, 1.1, 2, M.white)
    .cyl(22, 18, 12, 1.7, 4, M.orange)
    .cyl(22, 18, 16, 1.2, 1, M.white);
  v.disc('y', 15.5, 18, 14.3, 2.2, 3, M.white)
    .disc('y', 15.5, 20.5, 14.3, 0.8, 1, M.rose)
    .box(6, 18, 12, 6, 3, 2, M.red);
  return v;
}
