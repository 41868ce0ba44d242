import { z } from 'zod';
import { GiftSlug, NewsId, PlacementId, StepSlug } from '#shared/ids.ts';
import { FLOWER_KINDS } from '#shared/village/view.ts';

const coordinate = z.int().min(-100_000).max(100_000);
/** So many placements in one event at most: a village of ten thousand is told in lots. */
export const MOST_IN_ONE_EVENT = 200;
const lot = z.array(PlacementId).max(MOST_IN_ONE_EVENT);

const plot = { x: coordinate, y: coordinate };

/**
 * What happened in a village, in the order of `seq` without gaps. Ids and plots only, never names: words are joined at
 * reading, so that taking a name back works [P1].
 */
export const VillageEvent = z.discriminatedUnion('type', [
  z.object({
    seq: z.int(),
    type: z.literal('giftPlaced'),
    placement: PlacementId,
    gift: GiftSlug,
    quantity: z.int(),
    ...plot,
  }),
  /** refund or lost dispute of a promised gift [G8] */
  z.object({ seq: z.int(), type: z.literal('giftRemoved'), placement: PlacementId }),
  z.object({ seq: z.int(), type: z.literal('chunkOpened'), cx: coordinate, cy: coordinate }),
  z.object({ seq: z.int(), type: z.literal('stepReached'), step: StepSlug }),
  z.object({ seq: z.int(), type: z.literal('flowerPlanted'), kind: z.enum(FLOWER_KINDS), plantedAt: z.int(), ...plot }),
  /** a visitor watered a crop, a tree or a bed [V4]; `day` is the UTC day from 1970, and who did it is told to nobody */
  z.object({ seq: z.int(), type: z.literal('cropWatered'), placement: PlacementId, day: z.int().min(0).max(100_000) }),
  /** a visitor answered a question on the project [V4] */
  z.object({ seq: z.int(), type: z.literal('questionAnswered') }),
  /** the words shown on a placement (name, message) changed: read them again */
  z.object({ seq: z.int(), type: z.literal('wordsChanged'), placement: PlacementId }),
  z.object({ seq: z.int(), type: z.literal('newsPosted'), news: NewsId }),
  z.object({ seq: z.int(), type: z.literal('newsTakenDown'), news: NewsId }),
  z.object({ seq: z.int(), type: z.literal('stepDelivered'), step: StepSlug, news: NewsId }),
  /** dated proof was posted: these came alive [V2] */
  z.object({ seq: z.int(), type: z.literal('giftsDelivered'), news: NewsId, placements: lot }),
  /** so many units of each are there now, and the others are still promised */
  z.object({
    seq: z.int(),
    type: z.literal('giftsDeliveredInPart'),
    news: NewsId,
    parts: z.array(z.object({ placement: PlacementId, there: z.int().min(1) })).max(MOST_IN_ONE_EVENT),
  }),
  /** the association had to change its plan [V2] */
  z.object({ seq: z.int(), type: z.literal('giftsChanged'), news: NewsId, placements: lot }),
  /** news were corrected or withdrawn: these are promised again */
  z.object({ seq: z.int(), type: z.literal('deliveryTakenBack'), placements: lot, steps: z.array(StepSlug).max(20) }),
]);
export type VillageEvent = z.infer<typeof VillageEvent>;

type WithoutSeq<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;
/** An event before the village's counter has given it its `seq`. */
export type VillageFact = WithoutSeq<VillageEvent>;
