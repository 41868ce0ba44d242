import { hash3 } from '#shared/ground/noise.ts';
import type { ThingLayer } from './thing-layer.ts';
import { plainFrame, type Thing } from './things.ts';

const FRAME_MS = 250;

/** Which frame of a loop shows; things of one kind do not move in step. */
export const loopFrameAt = (frames: number, seed: number, timeMs: number): number =>
  Math.floor(timeMs / FRAME_MS + hash3(seed, 1, 89) * frames) % frames;

/** Plays what is delivered and in use [V2]: the windpump turns, the loom weaves, the well is drawn from. */
export class Loops {
  readonly #things: ThingLayer;
  #loops: readonly Thing[] = [];
  #timeMs = 0;
  #beat = 0;
  #still = false;

  constructor(things: ThingLayer) {
    this.#things = things;
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  show(loops: readonly Thing[]): void {
    this.#loops = loops.filter((thing) => this.#things.has(`${plainFrame(thing)}.life.0`));
  }

  frame(elapsedMs: number): void {
    if (this.#still) return;
    this.#timeMs += elapsedMs;
    const beat = Math.floor((this.#timeMs * 4) / FRAME_MS);
    // four looks a frame are enough for loops that are out of step
    if (beat === this.#beat) return;
    this.#beat = beat;
    for (const thing of this.#loops) {
      const frame = loopFrameAt(thing.life, thing.px * 7 + thing.py, this.#timeMs);
      this.#things.show(thing.key, `${plainFrame(thing)}.life.${frame}`);
    }
  }
}
