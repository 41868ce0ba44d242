import { RAMP_NAMES, type RampName } from '#shared/ground/palette.ts';

/** What a voxel is made of: a colour ramp, its middle step, and how the renderer treats it. */
export interface Material {
  readonly ramp: RampName;
  /** Position of `ramp` in the palette's fixed order. */
  readonly rampIndex: number;
  /** Ramp step of a wall in plain daylight (left face); fractions lean to a neighbour. */
  readonly base: number;
  /** Multiplies the swing between light and shade: 1 is normal, less is flatter. */
  readonly contrast: number;
  /** A light edge where a top meets a side. */
  readonly rim: boolean;
  /** A dark line round the silhouette. */
  readonly outline: boolean;
  /** Shines at night (windows, lamps, fire) with this step of the gold ramp, whatever its own colour by day; 0: never. */
  readonly glow: number;
}

/** How a material may differ from plain matter. */
export type MaterialOptions = Partial<Pick<Material, 'contrast' | 'rim' | 'outline' | 'glow'>>;

export function material(ramp: RampName, base = 3, options: MaterialOptions = {}): Material {
  return {
    ramp,
    rampIndex: RAMP_NAMES.indexOf(ramp),
    base,
    contrast: 1,
    rim: true,
    outline: true,
    glow: 0,
    ...options,
  };
}
