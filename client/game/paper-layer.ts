import type { GameObjects, Scene } from 'phaser';
import { rng } from '#shared/ground/noise.ts';
import { type Rgb, rgb } from '#shared/ground/palette.ts';
import { project } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Chunk } from '#shared/village/placing.ts';
import { type Light, mixed, multiplied, PAPER, tintOf } from './daylight.ts';
import { DEPTH } from './depths.ts';
import { extentOf } from './framing.ts';
import { chunkKey } from './ground-plan.ts';
import { cloud, type Picture, rhombus } from './paper-pictures.ts';

/** the shade on plain paper */
const SHADE_TINT = rgb('#ecd2ae');
/** Light comes from the upper left: the slab's shade on the paper lies to the lower right of it, px. */
const SHADE_OFFSET = { px: 26, py: 74 };
const CLOUDS = 9;
/** World px a second. */
const DRIFT = 5;

/** What lies round the village: the shade of its slab on the paper, and a few clouds that drift behind it. */
export class PaperLayer {
  readonly #scene: Scene;
  readonly #shades = new Map<string, GameObjects.Image>();
  readonly #clouds: GameObjects.Image[] = [];
  #from = 0;
  #to = 0;
  #still = false;
  #shadeTint = 0xffffff;
  #cloudTint = 0xffffff;

  constructor(scene: Scene) {
    this.#scene = scene;
    const add = (key: string, { px, width, height }: Picture) => scene.textures.addUint8Array(key, px, width, height);
    add('slab-shade', rhombus());
    for (let kind = 0; kind < 3; kind++) add(`cloud ${kind}`, cloud(kind));
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  /** the slab's shade is the paper's own, a step darker; clouds take the colour of the sky and keep a little of theirs */
  setLight({ paper, land }: Light): void {
    this.#shadeTint = tintOf(multiplied(SHADE_TINT, relative(paper)));
    this.#cloudTint = tintOf(mixed(land, paper, 0.25));
    for (const image of this.#shades.values()) image.setTint(this.#shadeTint);
    for (const image of this.#clouds) image.setTint(this.#cloudTint);
  }

  setChunks(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      const key = chunkKey(chunk);
      if (this.#shades.has(key)) continue;
      const middle = project((chunk.cx + 0.5) * CHUNK_PLOTS, (chunk.cy + 0.5) * CHUNK_PLOTS);
      const shade = this.#scene.add.image(middle.px + SHADE_OFFSET.px, middle.py + SHADE_OFFSET.py, 'slab-shade');
      this.#shades.set(key, shade.setDepth(DEPTH.slabShade).setTint(this.#shadeTint));
    }
    this.#scatterClouds(chunks);
  }

  frame(elapsedMs: number): void {
    if (this.#still) return;
    for (const image of this.#clouds) {
      image.x += (DRIFT * image.depth * elapsedMs) / DEPTH.clouds / 1000;
      if (image.x > this.#to) image.x = this.#from;
    }
  }

  #scatterClouds(chunks: readonly Chunk[]): void {
    const { x0, y0, x1, y1 } = extentOf(chunks);
    this.#from = project(x0, y1).px - 400;
    this.#to = project(x1, y0).px + 400;
    const chance = rng(11);
    const top = project(x0, y0).py - 260;
    const bottom = project(x0, y1).py - 60;
    for (let i = 0; i < CLOUDS; i++) {
      const image = this.#clouds[i] ?? this.#scene.add.image(0, 0, `cloud ${i % 3}`).setDepth(DEPTH.clouds);
      this.#clouds[i] = image.setTint(this.#cloudTint);
      image.setPosition(
        Math.round(this.#from + ((i + chance()) / CLOUDS) * (this.#to - this.#from)),
        Math.round(top + chance() * (bottom - top)),
      );
    }
  }
}

/** The paper's colour as a share of plain paper's. */
const relative = (paper: Rgb): Rgb => [
  Math.min(255, (paper[0] / PAPER[0]) * 255),
  Math.min(255, (paper[1] / PAPER[1]) * 255),
  Math.min(255, (paper[2] / PAPER[2]) * 255),
];
