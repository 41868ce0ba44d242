import { z } from 'zod';

/** `GET /v/:village/embed.json`: what a frame on another site shows of a village now; public, and read without credentials. */
export const EmbedState = z.object({
  seq: z.int(),
  /** a founder's name for it can be taken down while the frame is seen */
  title: z.string(),
  alt: z.string(),
  /** path of the picture of exactly this state */
  picture: z.string(),
  raised: z.string(),
  gifts: z.string(),
  /** of the goal, 0 to 1 */
  part: z.number(),
});
export type EmbedState = z.infer<typeof EmbedState>;
