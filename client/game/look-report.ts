import type { Rect } from './camera.ts';

/** The small map follows the eye well enough at this pace. */
const EVERY_MS = 120;

/** Tells where the player looks, when that has changed, and not with every frame. */
export class LookReport {
  readonly #tell: (seen: Rect) => void;
  #told: Rect | null = null;
  #sinceMs = EVERY_MS;

  constructor(tell: (seen: Rect) => void) {
    this.#tell = tell;
  }

  frame(seen: Rect, elapsedMs: number): void {
    this.#sinceMs += elapsedMs;
    if (this.#sinceMs < EVERY_MS || (this.#told && isSame(this.#told, seen))) return;
    this.#sinceMs = 0;
    this.#told = seen;
    this.#tell(seen);
  }
}

const isSame = (a: Rect, b: Rect): boolean => a.x0 === b.x0 && a.y0 === b.y0 && a.x1 === b.x1 && a.y1 === b.y1;
