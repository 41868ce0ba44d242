import { BlendModes, type GameObjects, type Scene } from 'phaser';
import { VILLAGERS_OF } from '#shared/catalogue/scenery.ts';
import { project } from '#shared/ground/projection.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Terrain } from '#shared/village/terrain.ts';
import { ATLAS_KEY } from './atlas.ts';
import { CHEERERS, CHEERING_MS, type Cheer, cheerAt } from './cheering.ts';
import { type Light, tintOf } from './daylight.ts';
import { DEPTH, SHADE, uprightDepth } from './depths.ts';
import type { Thing } from './things.ts';

interface Neighbour {
  readonly body: GameObjects.Image;
  readonly shadow: GameObjects.Image;
}

interface Ring {
  readonly thing: Thing;
  readonly neighbours: readonly Neighbour[];
  sinceMs: number;
}

/** Draws the neighbours who gather round a gift that lands: the same ring for every gift [G10], wherever there is room. */
export class CheerRings {
  readonly #scene: Scene;
  readonly #terrain: Terrain;
  readonly #isFree: (plot: Plot) => boolean;
  #rings: Ring[] = [];
  #tint = 0xffffff;

  constructor(scene: Scene, terrain: Terrain, isFree: (plot: Plot) => boolean) {
    this.#scene = scene;
    this.#terrain = terrain;
    this.#isFree = isFree;
  }

  setLight(light: Light): void {
    this.#tint = tintOf(light.land);
  }

  /** @param sinceMs since the gift began to fall; negative while it waits for others */
  start(thing: Thing, sinceMs: number): void {
    const image = () => this.#scene.add.image(0, 0, ATLAS_KEY, 'fx.dot').setVisible(false);
    const neighbours = Array.from({ length: CHEERERS }, () => ({
      body: image().setTint(this.#tint),
      shadow: image().setTint(SHADE).setBlendMode(BlendModes.MULTIPLY).setDepth(DEPTH.shadows),
    }));
    this.#rings.push({ thing, neighbours, sinceMs });
  }

  frame(elapsedMs: number): void {
    for (const ring of this.#rings) {
      ring.sinceMs += elapsedMs;
      ring.neighbours.forEach((neighbour, i) => {
        const cheer = cheerAt(i, ring.sinceMs, ring.thing.radiusPx / 32 / 2);
        const isThere = cheer !== null && this.#draw(neighbour, i, ring.thing, cheer);
        neighbour.body.setVisible(isThere);
        // a shadow that is multiplied cannot fade: it comes and goes with the larger part of who casts it
        neighbour.shadow.setVisible(isThere && cheer.alpha > 0.5);
      });
      if (ring.sinceMs <= CHEERING_MS) continue;
      for (const { body, shadow } of ring.neighbours) {
        body.destroy();
        shadow.destroy();
      }
    }
    this.#rings = this.#rings.filter(({ sinceMs }) => sinceMs <= CHEERING_MS);
  }

  /** false where nobody could stand: in the water, or in somebody's house */
  #draw({ body, shadow }: Neighbour, index: number, { middle }: Thing, cheer: Cheer): boolean {
    const x = middle.x + cheer.x;
    const y = middle.y + cheer.y;
    if (!this.#isFree({ x: Math.floor(x), y: Math.floor(y) })) return false;
    const names = VILLAGERS_OF[this.#terrain.landscape];
    const at = project(x, y, this.#terrain.levelPx(x, y));
    const name = names[index % names.length];
    shadow.setFrame(`${name}.${cheer.direction}.0.shadow`).setPosition(Math.round(at.px), Math.round(at.py));
    body
      .setFrame(`${name}.${cheer.direction}.${cheer.step}`)
      .setPosition(Math.round(at.px), Math.round(at.py) - cheer.hopPx)
      .setAlpha(cheer.alpha)
      .setDepth(Math.round(uprightDepth(x, y) * 4) / 4);
    return true;
  }
}
