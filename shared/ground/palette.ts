/**
 * The one palette of the game: every pixel of every sprite and of the ground is one of these 48 colours.
 *
 * A ramp runs from dark to light; shadows drift towards cool indigo and teal, lights towards warm yellow.
 * Step 0 of a ramp is the outline colour of what is drawn with it.
 */
export const RAMPS = {
  grass: ['#1b4450', '#27645a', '#3d8757', '#5fa653', '#84bf55', '#9ecd5c', '#b7da68', '#d6e884', '#fdf1b8'],
  leaf: ['#152f45', '#1b4450', '#27645a', '#3d8757', '#5fa653', '#84bf55', '#9ecd5c'],
  olive: ['#152f45', '#27645a', '#6c8040', '#a1a843', '#d6e884', '#fdf1b8'],
  wood: ['#2a2140', '#54303f', '#804843', '#ad6b4a', '#d2955a', '#eec485', '#fbe3b3'],
  straw: ['#54303f', '#804843', '#c08846', '#e2b45a', '#f6d97f', '#fdf1b8'],
  clay: ['#2a2140', '#7a2a4a', '#ab393f', '#da6046', '#f29448', '#eec485'],
  stone: ['#2a2140', '#4a4c70', '#70779a', '#9ca8bd', '#cbd5d8', '#fffaec'],
  plaster: ['#4a4c70', '#70779a', '#c49f9b', '#e6c8a8', '#fbe3b3', '#fffaec'],
  water: ['#1c2f66', '#235792', '#2f88bd', '#50b8d1', '#8cdcd9', '#d8f7eb'],
  indigo: ['#2a2140', '#383a89', '#5063bf', '#7896e2', '#b3cff5', '#fffaec'],
  gold: ['#7a2a4a', '#ad6b4a', '#f29448', '#fcc64c', '#f6d97f', '#fffaec'],
  rose: ['#2a2140', '#7a2a4a', '#c44d85', '#ec809e', '#fcbabd', '#fffaec'],
  ink: ['#1d1733', '#2a2140', '#4a4c70', '#70779a', '#9ca8bd', '#cbd5d8'],
} as const;

export type RampName = keyof typeof RAMPS;

/** Red, green, blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

/** Ramp names in a fixed order: a ramp's index here is its number in packed images. */
export const RAMP_NAMES = Object.keys(RAMPS) as RampName[]; // the keys of a const object are exactly RampName

/** The unique colours (`#rrggbb`) in first-seen order. */
export const COLORS: readonly string[] = [...new Set<string>(Object.values(RAMPS).flat())];

/** `#rrggbb` to its three channels. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `RAMP_RGB[ramp index][step]`: the channels of each step of each ramp. */
export const RAMP_RGB: readonly (readonly Rgb[])[] = RAMP_NAMES.map((name) => RAMPS[name].map(rgb));
