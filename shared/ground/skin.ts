import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { RAMPS, type Rgb, rgb } from './palette.ts';

/** What a ground pixel is made of. Its colour is a step of that material's ramp. */
export const GRASS = 0;
export const PATH = 1;
export const SAND = 2;
export const WATER = 3;
export const ROCK = 4;
export const EARTH = 5;
export const STONE = 6;
export const ROSE = 7;
export const GOLD = 8;
export const TEA = 9;

/** `skin[material][step]`, from the 48 colours of the palette. */
export type Skin = readonly (readonly Rgb[])[];

/**
 * Meadows of the three landscapes, dark to light; step 5 is the open meadow in the sun, 3 and 4 lie in shade. Same light and
 * closeness of tone in all three, so that things stand out from the ground alike.
 */
const MEADOWS: Readonly<Record<Landscape, readonly string[]>> = {
  savanna: ['#1b4450', '#27645a', '#3d8757', '#6c8040', '#a1a843', '#b7da68', '#d6e884', '#f6d97f', '#fdf1b8'],
  andes: RAMPS.grass,
  teaHills: ['#1b4450', '#27645a', '#27645a', '#3d8757', '#5fa653', '#84bf55', '#9ecd5c', '#b7da68', '#d6e884'],
};
const ROCKS: Readonly<Record<Landscape, readonly string[]>> = {
  savanna: RAMPS.wood,
  andes: ['#2a2140', '#4a4c70', '#4a4c70', '#70779a', '#9ca8bd', '#cbd5d8', '#fffaec'],
  teaHills: RAMPS.wood,
};

export function skinOf(landscape: Landscape): Skin {
  const ramps: readonly (readonly string[])[] = [
    MEADOWS[landscape],
    RAMPS.wood,
    RAMPS.straw,
    RAMPS.water,
    ROCKS[landscape],
    RAMPS.wood,
    RAMPS.stone,
    RAMPS.rose,
    RAMPS.gold,
    RAMPS.leaf,
  ];
  return ramps.map((ramp) => ramp.map(rgb));
}
