import type { PublicGift } from '#shared/accounts/line.ts';
import type { Footprint, GiftCategory, Landscape, Project } from '#shared/catalogue/catalogue.ts';
import type {
  AssociationId,
  AttemptId,
  DonationId,
  GiftSlug,
  PlayerId,
  ProjectSlug,
  VillageSlug,
} from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Chunk, Plot } from '#shared/village/placing.ts';
import type { Placement } from '#shared/village/view.ts';

export interface AssociationRow {
  readonly id: AssociationId;
  readonly name: string;
  readonly email: string;
  /** connected account that is charged directly, once it was able to; null before: then see `chargedAccount` */
  readonly stripeAccount: string | null;
  readonly demonstration: boolean;
  /** [P2] names and messages wait for a steward, unless the association chose otherwise */
  readonly wordsPolicy: 'held' | 'atOnce';
}

export interface VillageRow {
  readonly slug: VillageSlug;
  readonly project: ProjectSlug;
  readonly name: string;
  readonly landscape: Landscape;
  readonly seed: number;
  readonly listed: boolean;
  /** by a player; false for a project's own village */
  readonly founded: boolean;
  readonly seq: number;
  readonly chunks: readonly Chunk[];
}

/** What a village's gifts stand on. Landscape and seed never change. */
export type Land = Pick<VillageRow, 'landscape' | 'seed' | 'chunks'>;

/** A village as lists show it. */
export type VillageFace = Pick<VillageRow, 'slug' | 'name' | 'listed' | 'founded' | 'seq'>;

/** Everything about a project that changes by import only, with the association it belongs to. */
export interface ProjectRow extends Project {
  readonly association: AssociationId;
}

/** States of one payment attempt (facts: one Checkout Session each). `cancelled` was expired at the player's wish. */
export type AttemptState =
  | 'creating'
  | 'open'
  | 'pending'
  | 'paid'
  | 'settled'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'abandoned'
  | 'quarantined';

export type DisputeState = 'none' | 'inquiry' | 'open' | 'won' | 'lost' | 'prevented';

export interface AttemptRow {
  readonly id: AttemptId;
  readonly donation: DonationId;
  /** '' is the host's own account */
  readonly account: string;
  readonly livemode: boolean;
  readonly state: AttemptState;
  readonly idempotencyKey: string;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly sessionId: string | null;
  readonly checkoutUrl: string | null;
  readonly paymentIntent: string | null;
  readonly charge: string | null;
  readonly createdAt: number;
  /** unix ms: when Stripe lets the session die */
  readonly expiresAt: number;
  readonly paidAt: number | null;
  readonly refundedCents: Cents;
  readonly dispute: DisputeState;
  /** what its lost disputes took together, never more than was paid */
  readonly lostCents: Cents;
}

export interface DonationRow {
  readonly id: DonationId;
  readonly project: ProjectSlug;
  readonly village: VillageSlug;
  readonly player: PlayerId;
  readonly basketKey: string;
  readonly catalogueVersion: string;
  readonly language: 'fr' | 'en';
  readonly totalCents: Cents;
  /** its gifts stand where a friend puts them */
  readonly forFriend: boolean;
  readonly createdAt: number;
}

/** `kind: 'feeCover'` is in the total and the receipt, stands nowhere and counts for no step. */
export interface DonationLineRow {
  readonly donation: DonationId;
  readonly line: number;
  readonly kind: 'gift' | 'feeCover';
  readonly gift: GiftSlug | null;
  readonly quantity: number;
  readonly amountCents: Cents;
  readonly footprint: Footprint | null;
  readonly category: GiftCategory | null;
  /** held from the start of the payment [G3] */
  readonly plot: Plot | null;
}

export type ConsentKind = 'publicName' | 'nameOnGift' | 'message' | 'thanksEmail' | 'newsEmail';

/** What a payment needs to know of its basket. */
export interface PaidBasket {
  readonly donation: DonationRow;
  /** each with whether its gift has its placement already */
  readonly lines: readonly (DonationLineRow & { readonly isPlaced: boolean })[];
  /** the giver asked for the thanks by mail [G5] */
  readonly asksThanks: boolean;
}

export interface ConsentRow {
  readonly donation: DonationId;
  readonly kind: ConsentKind;
  readonly value: string;
  readonly givenAt: number;
  readonly revokedAt: number | null;
  readonly moderation: 'held' | 'shown' | 'takenDown';
}

export interface PlacementRow extends Placement {
  /** 0 of a gift that is promised or delivered whole */
  readonly there: number;
  readonly village: VillageSlug;
  readonly project: ProjectSlug;
  readonly donation: DonationId;
  readonly line: number;
  readonly footprint: Footprint;
  /** arrived after the last one needed: counted for the project all the same [G9] */
  readonly beyondNeed: boolean;
  readonly placedAt: number;
  readonly removedAt: number | null;
  /** it stands though its money went back: delivered, so the real thing is there, but nobody's name is on it [G8] */
  readonly unnamed: boolean;
}

/** Accounts of the ledger, one set for each Stripe account and currency (facts: the ledger). */
export type LedgerAccount =
  | 'stripeUncleared'
  | 'stripeBalance'
  | 'fees'
  | 'donations'
  | 'donationsRefunded'
  | 'donationsReversed'
  | 'donationsChargedBack'
  | 'disputeSuspense'
  | 'disputeFees'
  | 'bankInTransit'
  | 'stripeOther'
  | 'chequesReceived'
  | 'cashReceived'
  | 'transfersReceived'
  | 'suspense';

export interface Posting {
  readonly account: string;
  readonly currency: string;
  /** `attempt:<id>` or `txn_…`: never null, never the event; with `account` it makes a posting happen once */
  readonly source: string;
  readonly kind:
    | 'paid'
    | 'settled'
    | 'refund'
    | 'refundFailed'
    | 'lateFailure'
    | 'disputeWithdrawn'
    | 'disputeReinstated'
    | 'disputeLost'
    | 'disputeWon'
    | 'payout'
    | 'payoutFailed'
    | 'otherSale'
    | 'stripeFee'
    | 'unknown'
    | 'explained'
    | 'byHand'
    | 'byHandReversed';
  readonly project: ProjectSlug | null;
  readonly donation: DonationId | null;
  readonly at: number;
  /** debit positive, credit negative; sums to zero */
  readonly entries: readonly { readonly ledgerAccount: LedgerAccount; readonly amountCents: Cents }[];
  /** the payment that this follows: named where it is known, for a donation may have been paid twice */
  readonly attempt?: AttemptId;
  /** for the public line [T1]: the gifts of a payment, or those that a refund takes back */
  readonly gifts?: readonly PublicGift[];
  /** for the public line: what a payment holds on top of its gifts */
  readonly coverCents?: Cents;
}

/** A signed event of Stripe, kept so that what must be fetched survives a crash. */
export interface StripeEventRow {
  readonly id: string;
  readonly type: string;
  readonly account: string;
  readonly objectId: string;
  readonly state: 'applied' | 'waiting' | 'ignored' | 'quarantined';
  readonly receivedAt: number;
  readonly tries: number;
  readonly nextTryAt: number;
}

export type OutboxTopic = 'stepReached' | 'news' | 'mail' | 'alert';
export interface OutboxRow {
  readonly id: number;
  readonly topic: OutboxTopic;
  readonly key: string;
  readonly body: unknown;
  readonly tries: number;
  readonly nextTryAt: number;
}
