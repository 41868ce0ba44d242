/**
 * What is drawn over what. Upright things stand at the sum of their foot's plot coordinates (a village reaches a few
 * thousand plots at most), everything that lies on the ground under them, everything in the air over them.
 */
export const DEPTH = {
  stars: -95_000,
  slabShade: -90_000,
  clouds: -80_000,
  ground: -70_000,
  ripples: -60_000,
  flat: -50_000,
  shadows: -40_000,
  marks: -30_000,
  cloudShades: 30_000,
  /** pools of light lie over whatever stands in them */
  glow: 40_000,
  air: 50_000,
} as const;

/** The further down the screen the middle of a footprint lies, the later it is drawn. */
export const uprightDepth = (x: number, y: number): number => x + y;

/** Layers lie this far apart, or further. */
const LAYER = 10_000;

/** In plots: what lies over a thing by hairs, as its own light does, is drawn with it and not half a plot before it. */
const HAIRS = 0.01;

/**
 * The depth at which sprites that need not be told apart by anything between them are drawn together: what lies on the ground
 * by its layer, what stands by half a plot (villagers pass before and behind in quarters).
 */
export const rowDepth = (depth: number): number =>
  Math.abs(depth) < LAYER / 2 ? Math.floor((depth - HAIRS) * 2 + 1) / 2 : Math.round(depth / LAYER) * LAYER;

/** Shadows turn meadow into shaded meadow (#9ecd5c into #5fa653) when multiplied: a step of the ramp, not grey. */
export const SHADE = 0x9acee4;
