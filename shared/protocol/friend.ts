import { z } from 'zod';
import { GiftSlug, VillageSlug } from '#shared/ids.ts';
import { BasketLine, DonationStatus } from './http.ts';

/** `GET /api/friend-gifts/:token`: gifts that somebody paid for, as the friend who places them is told. No amount [S5]. */
export const FriendGiftTold = z.object({
  village: VillageSlug,
  /** `standing`: by the friend, or by the village; `withdrawn`: the money went back; `unpaid`: the bank has not confirmed */
  state: z.enum(['waiting', 'standing', 'withdrawn', 'unpaid']),
  gifts: z.array(z.object({ line: z.int().nonnegative(), gift: GiftSlug, quantity: z.int().positive() })),
  from: z.string().nullable(),
  words: z.string().nullable(),
});
export type FriendGiftTold = z.infer<typeof FriendGiftTold>;

/** `POST /api/friend-gifts/:token/place`; a line that is left out, or has no plot, is placed by the village. */
export const FriendPlacesBody = z.strictObject({
  plots: z
    .array(z.strictObject({ line: z.int().min(0).max(99), plot: BasketLine.shape.plot }))
    .max(20)
    .default([]),
});
export type FriendPlacesBody = z.infer<typeof FriendPlacesBody>;

/** Where they stand now. */
export const FriendPlacesReply = DonationStatus.pick({ placements: true });
export type FriendPlacesReply = z.infer<typeof FriendPlacesReply>;
