import { Vox } from './vox.ts';

/** The model after quarter turns (x+ to y+ to x- to y-): turned, never mirrored, so the light stays where it is. */
export function turned(v: Vox, quarters: number): Vox {
  const q = ((quarters % 4) + 4) % 4;
  if (q === 0) return v;
  const r = new Vox(v.d, v.w, v.h);
  v.each((x, y, z) => {
    const from = v.at(x, y, z);
    const material = v.materialAt(from);
    if (!material) return;
    const to = r.at(v.d - 1 - y, x, z);
    r.copyVoxel(v, from, to, material);
    r.nx[to] = -(v.ny[from] ?? 0);
    r.ny[to] = v.nx[from] ?? 0;
  });
  return turned(r, q - 1);
}
