import { type PaintOptions, type Reach, type Vec3, VoxelGrid } from './grid.ts';
import type { Material } from './material.ts';

type Axis = 'x' | 'y';

function around([x, y, z]: Vec3, [rx, ry, rz]: Vec3): Reach {
  return { from: [x - rx, y - ry, z - rz], to: [x + rx, y + ry, z + rz] };
}

/**
 * A voxel model written in code: the shapes things are made of.
 *
 * x runs to the lower right of the screen, y to the lower left, z up. One voxel is one pixel of detail; its top, left
 * (+y) and right (+x) face each cover about one pixel. A plot is PLOT_VOXELS squared: a rhombus of 64 x 32 pixels.
 */
export class Vox extends VoxelGrid {
  /** Upright cylinder or truncated cone: `r` at the foot, `r2` at the top, `hollow` the radius of the hole. */
  cyl(
    cx: number,
    cy: number,
    z: number,
    r: number,
    h: number,
    material: Material,
    o: PaintOptions & { r2?: number; hollow?: number } = {},
  ): this {
    const r2 = o.r2 ?? r;
    const slope = (r - r2) / h;
    return this.fill(
      (px, py, pz) => {
        if (pz < z || pz > z + h) return false;
        const q = Math.hypot(px - cx, py - cy);
        return q <= r + (r2 - r) * ((pz - z) / h) && (!o.hollow || q > o.hollow);
      },
      material,
      (px, py) => ({ ...o, n: [px - cx, py - cy, slope * Math.hypot(px - cx, py - cy)] }),
      around([cx, cy, z + h / 2], [Math.max(r, r2), Math.max(r, r2), h / 2]),
    );
  }

  /** Lying cylinder (wheels, logs) of length `len` along an axis. */
  disc(
    axis: Axis,
    cx: number,
    cy: number,
    cz: number,
    r: number,
    len: number,
    material: Material,
    o: PaintOptions & { hollow?: number } = {},
  ): this {
    const squash = 1.15; // pixels of height per voxel: keeps wheels round on screen
    return this.fill(
      (x, y, z) => {
        const along = axis === 'x' ? x - cx : y - cy;
        const across = axis === 'x' ? y - cy : x - cx;
        const q = Math.hypot(across, (z - cz) / squash);
        return along >= 0 && along < len && q <= r && (!o.hollow || q > o.hollow);
      },
      material,
      (x, y, z) => ({ ...o, n: axis === 'x' ? [0, y - cy, (z - cz) / squash] : [x - cx, 0, (z - cz) / squash] }),
      around([cx, cy, cz], axis === 'x' ? [len, r, r * squash] : [r, len, r * squash]),
    );
  }

  ball(
    cx: number,
    cy: number,
    cz: number,
    rx: number,
    ry: number,
    rz: number,
    material: Material,
    o: PaintOptions = {},
  ): this {
    return this.fill(
      (x, y, z) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 + ((z - cz) / rz) ** 2 <= 1,
      material,
      (x, y, z) => ({ smooth: true, n: [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz], ...o }),
      around([cx, cy, cz], [rx, ry, rz]),
    );
  }

  /** Pitched roof over a w x d footprint, its ridge along `ridge`; `thick` leaves the inside empty. */
  gable(
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    ridge: Axis,
    material: Material,
    o: PaintOptions & { thick?: number } = {},
  ): this {
    const half = (ridge === 'x' ? d : w) / 2;
    const across = (px: number, py: number) => (ridge === 'x' ? py - y - half : px - x - half);
    return this.fill(
      (px, py, pz) => {
        if (px < x || px > x + w || py < y || py > y + d || pz < z || pz > z + h) return false;
        const top = h * (1 - Math.abs(across(px, py)) / half);
        return pz - z <= top && (!o.thick || pz - z > top - o.thick);
      },
      material,
      (px, py) => {
        const side = Math.sign(across(px, py)) * h;
        return { ...o, n: ridge === 'x' ? [0, side, half] : [side, 0, half] };
      },
      { from: [x, y, z], to: [x + w, y + d, z + h] },
    );
  }

  /** Four-sided roof over a w x d footprint. */
  hip(x: number, y: number, z: number, w: number, d: number, h: number, material: Material): this {
    const run = Math.min(w, d) / 2;
    const edges = (px: number, py: number) => [px - x, x + w - px, py - y, y + d - py];
    const leans: readonly Vec3[] = [
      [-h, 0, run],
      [h, 0, run],
      [0, -h, run],
      [0, h, run],
    ];
    return this.fill(
      (px, py, pz) => {
        if (pz < z || pz > z + h) return false;
        const edge = Math.min(...edges(px, py));
        return edge >= 0 && (pz - z) / h <= edge / run;
      },
      material,
      (px, py) => {
        const near = edges(px, py);
        return { n: leans[near.indexOf(Math.min(...near))] ?? [0, 0, 1] };
      },
      { from: [x, y, z], to: [x + w, y + d, z + h] },
    );
  }

  /** Straight bar between two points; a radius up to 0.5 is one voxel thin. */
  bar(a: Vec3, b: Vec3, r: number, material: Material, o: PaintOptions = {}): this {
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) * 2) + 1;
    for (let s = 0; s <= steps; s++) {
      const t = s / steps;
      const x = a[0] + (b[0] - a[0]) * t;
      const y = a[1] + (b[1] - a[1]) * t;
      const z = a[2] + (b[2] - a[2]) * t;
      if (r <= 0.5) this.set(Math.floor(x), Math.floor(y), Math.floor(z), material, o);
      else this.bead(x, y, z, r, material, o);
    }
    return this;
  }

  private bead(x: number, y: number, z: number, r: number, material: Material, o: PaintOptions): void {
    for (let k = Math.floor(z - r); k <= z + r; k++)
      for (let j = Math.floor(y - r); j <= y + r; j++)
        for (let i = Math.floor(x - r); i <= x + r; i++)
          if ((i + 0.5 - x) ** 2 + (j + 0.5 - y) ** 2 + (k + 0.5 - z) ** 2 <= r * r) this.set(i, j, k, material, o);
  }
}
