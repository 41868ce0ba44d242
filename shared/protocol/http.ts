import { z } from 'zod';
import { Landscape } from '#shared/catalogue/catalogue.ts';
import { DonationId, GiftSlug, NewsId, PlacementId, ShareCode, StepSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { DonationAccounts } from '#shared/protocol/accounts.ts';
import { VillageEvent } from '#shared/village/events.ts';
import { FLOWER_KINDS } from '#shared/village/view.ts';
import { Proof } from './proof.ts';
import { spoken } from './spoken.ts';

const coordinate = z.int().min(-100_000).max(100_000);
const amountCents = z.int().transform(cents);

/** A line of a basket; `plot` null lets the village choose [G3]. No amounts: a client never sends one [G1]. */
export const BasketLine = z.strictObject({
  gift: GiftSlug,
  quantity: z.int().min(1).max(500),
  plot: z.strictObject({ x: coordinate, y: coordinate }).nullable(),
});
export type BasketLine = z.infer<typeof BasketLine>;

export const MOST_FRIEND_NAME = 60;
export const MOST_FRIEND_WORDS = 280;

/** What the payer writes to the friend who will place the gifts: read by who has the link, and by nobody else. */
export const FriendWords = z.strictObject({
  from: spoken(MOST_FRIEND_NAME).nullable().default(null),
  words: spoken(MOST_FRIEND_WORDS).nullable().default(null),
});
export type FriendWords = z.infer<typeof FriendWords>;

/** `POST /api/villages/:village/checkouts`. Each optional word is its own choice, off unless sent [G5]. */
export const CheckoutBody = z.strictObject({
  catalogueVersion: z.string().min(1).max(80),
  gifts: z.array(BasketLine).min(1).max(20),
  /** made once by the page for a basket: a double click is one donation */
  basketKey: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  coverFees: z.boolean().default(false),
  adult: z.literal(true),
  language: z.enum(['fr', 'en']),
  publicName: spoken(60).nullable().default(null),
  /** "your name will be seen beside a 15 € gift": a second question [P1] */
  nameOnGift: z.boolean().default(false),
  message: spoken(280).nullable().default(null),
  thanksEmail: z.email().max(254).nullable().default(null),
  newsEmail: z.email().max(254).nullable().default(null),
  /** somebody else chooses the plots: none is held */
  forFriend: FriendWords.nullable().default(null),
  /** the link through which this giver came */
  via: ShareCode.nullable().default(null),
});
export type CheckoutBody = z.infer<typeof CheckoutBody>;
/** The same with the work that opens the door; without it the answer is 428 `/problems/proof-needed`. */
export const CheckoutOrder = CheckoutBody.extend({ proof: Proof.nullable().default(null) });
/** The same before parsing: what was not chosen may be left out. */
export type CheckoutRequest = z.input<typeof CheckoutOrder>;

/** `201` reply. */
export const CheckoutReply = z.object({ donation: DonationId, checkoutUrl: z.url(), expiresAt: z.int() });
export type CheckoutReply = z.infer<typeof CheckoutReply>;

/** What anybody holding a donation's id may know: no amount, no name. `pending` is for its giver's own browser alone. */
export const DonationStatus = z.object({
  donation: DonationId,
  village: VillageSlug,
  status: z.enum([
    'creating',
    'open',
    'pending',
    'paid',
    'failed',
    'expired',
    'cancelled',
    'abandoned',
    'checking',
    'refunded',
  ]),
  checkoutUrl: z.url().nullable(),
  placements: z.array(z.object({ id: PlacementId, gift: GiftSlug, quantity: z.int(), x: coordinate, y: coordinate })),
  /** gifts whose bank debit is on its way, where they were wished: they hold nothing, and nobody else is told */
  pending: z.array(z.object({ gift: GiftSlug, quantity: z.int(), x: coordinate, y: coordinate })),
  /** the link to send to the friend who places the gifts; told to the giver's own browser alone */
  friendUrl: z.url().nullable().default(null),
  /** once paid: where it stands in the public accounts [T1] */
  accounts: DonationAccounts.nullable().default(null),
  /** once paid: its association issues tax receipts here [R1] */
  isReceiptable: z.boolean().default(false),
});
export type DonationStatus = z.infer<typeof DonationStatus>;

export const Progress = z.object({
  revision: z.int(),
  raisedCents: amountCents,
  gifts: z.int(),
  reached: z.array(StepSlug),
});

const count = z.int().nonnegative();
/** What visitors did by free gestures [V4]: placement, times watered, first day; and the village's totals. */
export const CareColumns = z.object({
  watered: z.array(z.tuple([PlacementId, count, count])),
  waterings: count,
  planted: count,
  answers: count,
});

/** `GET /api/villages/:village`: columns, not objects, so that ten thousand placements stay small. */
export const Snapshot = z.object({
  village: VillageSlug,
  seq: z.int(),
  landscape: Landscape,
  seed: z.int(),
  chunks: z.array(z.tuple([coordinate, coordinate])),
  /** the gifts named by `placements.gift` indexes */
  gifts: z.array(GiftSlug),
  placements: z.object({
    id: z.array(PlacementId),
    gift: z.array(z.int()),
    quantity: z.array(z.int()),
    x: z.array(coordinate),
    y: z.array(coordinate),
    /** 0 promised, 1 delivered, 2 changed */
    state: z.array(z.int()),
    /** the few that are there in part: their place in these columns, and how many units are there */
    there: z.array(z.tuple([z.int(), z.int()])).default([]),
  }),
  flowers: z.object({
    kind: z.array(z.enum(FLOWER_KINDS)),
    x: z.array(coordinate),
    y: z.array(coordinate),
    plantedAt: z.array(z.int()),
  }),
  /** a snapshot of before says nothing of it */
  care: CareColumns.default({ watered: [], waterings: 0, planted: 0, answers: 0 }),
  progress: Progress,
  delivered: z.array(StepSlug).default([]),
  news: z.array(NewsId).default([]),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** `GET /api/villages/:village/events?since=N`. */
export const EventsSince = z.object({ seq: z.int(), events: z.array(VillageEvent) });
export type EventsSince = z.infer<typeof EventsSince>;

/** Chalk outlines [G3]: plots under payment somewhere, neither events nor part of the snapshot. */
export const Holds = z.object({ revision: z.int(), plots: z.array(z.tuple([coordinate, coordinate])) });
export type Holds = z.infer<typeof Holds>;

/** RFC 9457. `type` is stable (`/problems/plot-taken`), `detail` is words a person can act on. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
