import { z } from 'zod';

const Whole = z.int().nonnegative();

/**
 * The atlas description, in the form of Phaser's "JSON hash" with two fields more. `origin` is the pixel of the frame that
 * lies on the middle of the footprint on the ground; `plots` is the footprint of an upright sprite.
 */
export const AtlasFrame = z.object({
  frame: z.object({ x: Whole, y: Whole, w: Whole, h: Whole }),
  origin: z.object({ x: z.int(), y: z.int() }),
  /** `origin` as a share of the frame: what Phaser reads as pivot */
  anchor: z.object({ x: z.number(), y: z.number() }),
  plots: z.object({ w: z.int().min(1), d: z.int().min(1) }).optional(),
});
export type AtlasFrame = z.infer<typeof AtlasFrame>;

export const Atlas = z.object({
  frames: z.record(z.string(), AtlasFrame),
  meta: z.object({ image: z.string(), size: z.object({ w: Whole, h: Whole }), scale: z.string() }),
});
export type Atlas = z.infer<typeof Atlas>;
