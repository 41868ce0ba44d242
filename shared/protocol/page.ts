import { z } from 'zod';
import { Project } from '#shared/catalogue/catalogue.ts';
import { LOWERED_TAXES } from '#shared/catalogue/tax.ts';
import { DonationId, GiftSlug, NewsId, PlacementId, StepSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { BasketLine, Progress } from '#shared/protocol/http.ts';
import { NewsTold } from '#shared/protocol/news.ts';
import { OCCASIONS } from '#shared/villages/founding.ts';

/** `GET /api/projects/:project`: the project with how many of each gift were given, for "how many left". */
export const ProjectReply = z.object({ project: Project, given: z.record(GiftSlug, z.int().nonnegative()) });
export type ProjectReply = z.infer<typeof ProjectReply>;

/** Null where its founder said nothing, or no steward let it through [P2]. */
export const FoundedFace = z.object({
  occasion: z.enum(OCCASIONS),
  name: z.string().nullable(),
  words: z.string().nullable(),
  thanks: z.string().nullable(),
  goal: z.object({ givenCents: z.int().transform(cents), goalCents: z.int().transform(cents) }).nullable(),
});
export type FoundedFace = z.infer<typeof FoundedFace>;

/** What the server writes into `<script type="application/json" id="village-data">` for the game to start from. */
export const VillageData = ProjectReply.extend({
  village: VillageSlug,
  villageName: z.string(),
  /** what a village that a player founded says in public, and how far its own goal is; null for a project's own [S4] */
  founded: FoundedFace.nullable().default(null),
  association: z.string(),
  language: z.enum(['fr', 'en']),
  progress: Progress,
  /** payments go to the simulator: the page says that no money moves */
  simulation: z.boolean(),
  /** why no payment is opened just now: the host's switch, or payments that are not set up */
  givingClosed: z.enum(['paused', 'notYet', 'archived', 'closed']).nullable().default(null),
  /** address of the folder of the atlas, changing with its content: `${assets}/atlas.png`, `${assets}/atlas.json` */
  assets: z.string(),
  /** what a tax receipt issued here for these gifts lowers; null where none is */
  receiptLowers: z.enum(LOWERED_TAXES).nullable().default(null),
  /** for 90 days nobody has told anything of the real place [V2] */
  isSilent: z.boolean().default(false),
  /** the day (UTC) from which that is so when nothing more is told; null before the first gift */
  newsDueOn: z.iso.date().nullable().default(null),
  /** steps that news of today (UTC) tell to be done */
  doneToday: z.array(StepSlug).default([]),
});
export type VillageData = z.infer<typeof VillageData>;

/**
 * `GET /api/placements/:id/words`: what the giver chose to show, after moderation; null where nothing was chosen [P1]. The day
 * (UTC) a gift came is public, its hour never; null where no such gift stands.
 */
export const PlacementWords = z.object({
  placement: PlacementId,
  publicName: z.string().nullable(),
  message: z.string().nullable(),
  placedOn: z.iso.date().nullable(),
  /** the news that delivered it or say what changed [V2] */
  news: NewsTold.nullable().default(null),
});
export type PlacementWords = z.infer<typeof PlacementWords>;

/** When the player was last here and what stood then [V4]. Kept in the browser only. */
export const StoredVisit = z.object({
  at: z.int(),
  seq: z.int(),
  gifts: z.int(),
  reached: z.array(StepSlug),
  flower: z.object({ x: z.int(), y: z.int() }).nullable(),
  bloomSeen: z.boolean(),
  /** what was told then; visits that were kept before news were told know of none */
  news: z.array(NewsId).default([]),
  delivered: z.array(StepSlug).default([]),
  /** own gifts of which news told, looked at or not */
  own: z.array(PlacementId).default([]),
  /** those of which only some units are there */
  ownInPart: z.array(z.object({ placement: PlacementId, there: z.int() })).default([]),
});

/** Which of this browser's own gifts were looked up in the mailbox, and what had become of them. Kept in the browser only. */
export const StoredMail = z.array(
  z.object({
    placement: PlacementId,
    state: z.enum(['promised', 'delivered', 'changed']),
    /** units that are there of a gift that is delivered in part */
    there: z.int().exactOptional(),
  }),
);
export type StoredMail = z.infer<typeof StoredMail>;

/** A donation that was begun in this browser; no `placements` until it is known to be paid. Kept there only. */
const StoredDonation = z.object({
  donation: DonationId,
  placements: z.array(PlacementId),
  /** its bank debit was on its way when it was last asked about: should it fail, this browser says so once */
  debit: z.literal(true).optional(),
  /** somebody else places its gifts [S5] */
  forFriend: z.literal(true).optional(),
});
export type StoredDonation = z.infer<typeof StoredDonation>;
export const StoredDonations = z.array(StoredDonation);

const StoredWish = z.object({ on: z.boolean(), text: z.string() });
/** What a giver chose before leaving for the payment page, kept for this tab alone until it is paid [G7]; never that they are of age. */
export const StoredWishes = z.object({
  coverFees: z.boolean(),
  publicName: StoredWish,
  nameOnGift: z.boolean(),
  message: StoredWish,
  thanksEmail: StoredWish,
  newsEmail: StoredWish,
  forFriend: z.boolean(),
  friendFrom: z.string(),
  friendWords: z.string(),
});
export type StoredWishes = z.infer<typeof StoredWishes>;

/** A basket kept in the browser between visits, one for each village [G7]. */
export const StoredBasket = z.array(BasketLine).max(20);
export type StoredBasket = z.infer<typeof StoredBasket>;
