import type { Material } from './material.ts';

/** Three numbers along x (lower right of the screen), y (lower left) and z (up). */
export type Vec3 = readonly [number, number, number];

/** Lighter (+) or darker (-) than the material, in ramp steps; a function gets the voxel's place. */
export type Tone = number | ((x: number, y: number, z: number) => number);

export interface PaintOptions {
  tone?: Tone;
  /** The way the surface really leans, where a voxel's face would lie (roofs, wheels, crowns). */
  n?: Vec3;
  /** Trust the normal even on faces that point away from it: for round things. */
  smooth?: boolean;
}

/** A part of the space, in voxels. */
export interface Reach {
  readonly from: Vec3;
  readonly to: Vec3;
}

type Inside = (x: number, y: number, z: number) => boolean;

/** The space a model is built in: for each voxel its material, tone and normal. */
export class VoxelGrid {
  readonly w: number;
  readonly d: number;
  readonly h: number;
  /** Material of each voxel: 0 is air, k is `materials[k - 1]`. */
  readonly m: Uint8Array;
  /** Tone in quarter ramp steps. */
  readonly tone: Int8Array;
  /** Normal times 100; all zero means "use the face". */
  readonly nx: Int8Array;
  readonly ny: Int8Array;
  readonly nz: Int8Array;
  readonly smooth: Uint8Array;
  private readonly materials: Material[] = [];

  /** Width (x), depth (y) and height (z) in voxels. */
  constructor(w: number, d: number, h: number) {
    this.w = w;
    this.d = d;
    this.h = h;
    const count = w * d * h;
    this.m = new Uint8Array(count);
    this.tone = new Int8Array(count);
    this.nx = new Int8Array(count);
    this.ny = new Int8Array(count);
    this.nz = new Int8Array(count);
    this.smooth = new Uint8Array(count);
  }

  /** Index of a voxel that lies inside. */
  at(x: number, y: number, z: number): number {
    return x + this.w * (y + this.d * z);
  }

  inside(x: number, y: number, z: number): boolean {
    return x >= 0 && y >= 0 && z >= 0 && x < this.w && y < this.d && z < this.h;
  }

  solid(x: number, y: number, z: number): boolean {
    return this.inside(x, y, z) && this.m[this.at(x, y, z)] !== 0;
  }

  /** The material at an index, or undefined for air. */
  materialAt(i: number): Material | undefined {
    return this.materials[(this.m[i] ?? 0) - 1];
  }

  set(px: number, py: number, pz: number, material: Material, o: PaintOptions = {}): this {
    const x = Math.round(px);
    const y = Math.round(py);
    const z = Math.round(pz);
    if (!this.inside(x, y, z)) return this;
    const i = this.at(x, y, z);
    this.m[i] = this.idOf(material);
    const tone = typeof o.tone === 'function' ? o.tone(x, y, z) : (o.tone ?? 0);
    this.tone[i] = Math.max(-120, Math.min(120, Math.round(tone * 4)));
    const [nx, ny, nz] = o.n ?? [0, 0, 0];
    const length = Math.hypot(nx, ny, nz) || 1;
    this.nx[i] = (nx / length) * 100;
    this.ny[i] = (ny / length) * 100;
    this.nz[i] = (nz / length) * 100;
    this.smooth[i] = o.smooth ? 1 : 0;
    return this;
  }

  clear(x: number, y: number, z: number): this {
    if (this.inside(x, y, z)) this.m[this.at(x, y, z)] = 0;
    return this;
  }

  /**
   * Every voxel whose centre is inside; no material carves it away. `within` says where to look, if the shape is known to
   * lie there.
   */
  fill(
    inside: Inside,
    material: Material | null,
    o: PaintOptions | ((x: number, y: number, z: number) => PaintOptions) = {},
    within?: Reach,
  ): this {
    this.each((x, y, z) => {
      const cx = x + 0.5;
      const cy = y + 0.5;
      const cz = z + 0.5;
      if (!inside(cx, cy, cz)) return;
      if (material) this.set(x, y, z, material, typeof o === 'function' ? o(cx, cy, cz) : o);
      else this.clear(x, y, z);
    }, within);
    return this;
  }

  box(
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    material: Material,
    o: PaintOptions = {},
  ): this {
    for (let k = z; k < z + h; k++)
      for (let j = y; j < y + d; j++) for (let i = x; i < x + w; i++) this.set(i, j, k, material, o);
    return this;
  }

  carve(x: number, y: number, z: number, w: number, d: number, h: number): this {
    for (let k = z; k < z + h; k++) for (let j = y; j < y + d; j++) for (let i = x; i < x + w; i++) this.clear(i, j, k);
    return this;
  }

  /** Repaints what is already there (voxel corners, not centres); no material keeps the old one. */
  paint(where: Inside, material: Material | null, tone?: Tone): this {
    this.each((x, y, z) => {
      const i = this.at(x, y, z);
      if (!this.m[i] || !where(x, y, z)) return;
      if (material) this.m[i] = this.idOf(material);
      if (tone !== undefined) this.tone[i] = Math.round((typeof tone === 'function' ? tone(x, y, z) : tone) * 4);
    });
    return this;
  }

  /** Copies another model in, its corner at (dx, dy, dz). */
  stamp(other: VoxelGrid, dx: number, dy: number, dz: number): this {
    other.each((x, y, z) => {
      const material = other.materialAt(other.at(x, y, z));
      if (!material || !this.inside(x + dx, y + dy, z + dz)) return;
      this.copyVoxel(other, other.at(x, y, z), this.at(x + dx, y + dy, z + dz), material);
    });
    return this;
  }

  /** Takes over one voxel of another model, its normal as it is. */
  copyVoxel(other: VoxelGrid, from: number, to: number, material: Material): void {
    this.m[to] = this.idOf(material);
    this.tone[to] = other.tone[from] ?? 0;
    this.smooth[to] = other.smooth[from] ?? 0;
    this.nx[to] = other.nx[from] ?? 0;
    this.ny[to] = other.ny[from] ?? 0;
    this.nz[to] = other.nz[from] ?? 0;
  }

  /** Visits every place of the grid, or those of a part of it, x fastest. */
  each(visit: (x: number, y: number, z: number) => void, within?: Reach): void {
    const from = within?.from ?? [0, 0, 0];
    const to = within?.to ?? [this.w, this.d, this.h];
    for (let z = Math.max(0, Math.floor(from[2])); z < Math.min(this.h, to[2]); z++)
      for (let y = Math.max(0, Math.floor(from[1])); y < Math.min(this.d, to[1]); y++)
        for (let x = Math.max(0, Math.floor(from[0])); x < Math.min(this.w, to[0]); x++) visit(x, y, z);
  }

  private idOf(material: Material): number {
    const known = this.materials.indexOf(material);
    return known >= 0 ? known + 1 : this.materials.push(material);
  }
}
