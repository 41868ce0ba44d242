import type { Landscape } from '#shared/catalogue/catalogue.ts';

/** What makes the land of one landscape differ from another's; lengths in plots unless they say px. */
export interface Character {
  /** mean width of the river's water */
  readonly riverWidth: number;
  /** how far the bank (never built on) reaches from the water */
  readonly bank: number;
  readonly pathWidth: number;
  /** every so often going up (measured along (x + y) / 2), a flight of terraces */
  readonly flightEvery: number;
  /** steps of one flight, their spacing along (x + y) / 2 and their height */
  readonly steps: number;
  readonly stepGap: number;
  readonly stepPx: number;
  /** how far the terraces swing back and forth */
  readonly swing: number;
  /** added to the forest's density everywhere: more is a woodier land */
  readonly woods: number;
  /** chance that a meadow plot carries a lone tree, a bush or a rock until something is built there */
  readonly loneTree: number;
  readonly loneBush: number;
}

export const CHARACTERS: Readonly<Record<Landscape, Character>> = {
  savanna: {
    riverWidth: 2.1,
    bank: 0.8,
    pathWidth: 1,
    flightEvery: 46,
    steps: 2,
    stepGap: 3,
    stepPx: 18,
    swing: 6,
    woods: -0.02,
    loneTree: 0.05,
    loneBush: 0.075,
  },
  andes: {
    riverWidth: 1.5,
    bank: 0.7,
    pathWidth: 0.9,
    flightEvery: 40,
    steps: 4,
    stepGap: 2.5,
    stepPx: 20,
    swing: 5,
    woods: -0.06,
    loneTree: 0.018,
    loneBush: 0.075,
  },
  teaHills: {
    riverWidth: 1.7,
    bank: 0.7,
    pathWidth: 0.9,
    flightEvery: 38,
    steps: 4,
    stepGap: 0.86,
    stepPx: 11,
    swing: 6.5,
    woods: 0.04,
    loneTree: 0.04,
    loneBush: 0.07,
  },
};
