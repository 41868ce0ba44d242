import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { type Light, lightAt, localTimeAt } from './daylight.ts';

/** Whatever looks different by night. */
export interface Illuminated {
  setLight(light: Light): void;
}

const MINUTE_MS = 60_000;

/** Looks at the visitor's clock, and tells everybody when the light has changed: once a minute at most. */
export class Illumination {
  readonly #now: () => number;
  readonly #landscape: Landscape;
  readonly #lit: readonly Illuminated[];
  #lastMinute = -1;

  constructor(now: () => number, landscape: Landscape, lit: readonly Illuminated[]) {
    this.#now = now;
    this.#landscape = landscape;
    this.#lit = lit;
    this.frame();
  }

  frame(): void {
    const nowMs = this.#now();
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute === this.#lastMinute) return;
    this.#lastMinute = minute;
    const light = lightAt(localTimeAt(nowMs), this.#landscape);
    for (const layer of this.#lit) layer.setLight(light);
  }
}
