import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { type Light, lightAt, localTimeAt } from './daylight.ts';

/** Whatever looks different by night. */
export interface Illuminated {
  setLight(light: Light): void;
}

/** Between two looks at the clock: daylight changes by less than an eye sees. */
const LOOK_MS = 4000;

/** Looks at the visitor's clock now and then, and tells everybody when the light has changed: once a minute at most. */
export class Illumination {
  readonly #now: () => number;
  readonly #landscape: Landscape;
  readonly #lit: readonly Illuminated[];
  #lastMinute = -1;
  #sinceMs = 0;

  constructor(now: () => number, landscape: Landscape, lit: readonly Illuminated[]) {
    this.#now = now;
    this.#landscape = landscape;
    this.#lit = lit;
    this.#look();
  }

  frame(elapsedMs: number): void {
    this.#sinceMs += elapsedMs;
    if (this.#sinceMs >= LOOK_MS) this.#look();
  }

  #look(): void {
    this.#sinceMs = 0;
    const time = localTimeAt(this.#now());
    if (time.minute === this.#lastMinute) return;
    this.#lastMinute = time.minute;
    const light = lightAt(time, this.#landscape);
    for (const layer of this.#lit) layer.setLight(light);
  }
}
