import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Gesture } from '#shared/protocol/live.ts';
import { err, type Result } from '#shared/result.ts';
import type { Giving } from './doors.ts';
import type { Limits } from './limits.ts';
import type { Refusal } from './problem.ts';

/** A free act [V4], whichever door it came through; `address` is who is asking, for the limit only. */
export type FreeAct = (
  address: string,
  village: VillageSlug,
  player: PlayerId,
  gesture: Gesture,
) => Promise<Result<null, Refusal>>;

/** A few gestures each are for people: whoever throws its cookie away is a new player at every request, but not a new address. */
export function freeActs(giving: Pick<Giving, 'gesture'>, limits: Limits): FreeAct {
  return async (address, village, player, gesture) => {
    const limit = gesture.kind === 'plantFlower' ? 'flowerByAddress' : 'gestureByAddress';
    const wait = await limits.spend(limit, address);
    if (wait !== null) return err({ name: 'too-many-requests', retryAfterSeconds: wait });
    const done = await giving.gesture(village, player, gesture);
    // Children tap where nothing grows: only flowers that stand count.
    if (!done.ok) await limits.giveBack(limit, address);
    return done;
  };
}
