import type { Gift, Step } from '#shared/catalogue/catalogue.ts';
import type {
  AssociationId,
  AttemptId,
  DonationId,
  GiftSlug,
  NewsId,
  PlacementId,
  PlayerId,
  ProjectSlug,
  StepSlug,
  VillageSlug,
} from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Result } from '#shared/result.ts';
import type { Care } from '#shared/village/care.ts';
import type { VillageEvent, VillageFact } from '#shared/village/events.ts';
import type { Chunk, Plot } from '#shared/village/placing.ts';
import type { Flower, Placement, PlacementState, Progress } from '#shared/village/view.ts';
import type { AccountsReads } from './accounts.ts';
import type { ComparisonReads, ComparisonTx } from './comparison.ts';
import type { CornerReads, CornerTx } from './corner.ts';
import type { DefenceReads, DefenceTx } from './defence.ts';
import type { FoundingReads, FoundingTx } from './founding.ts';
import type { GivenMoneyReads } from './givenMoney.ts';
import type { GuessReads, GuessTx } from './guesses.ts';
import type { LetterReads, LetterTx } from './letters.ts';
import type { NewsReads, NewsTx } from './news.ts';
import type { OfflineReads, OfflineTx } from './offline.ts';
import type { PaymentMethodReads, PaymentMethodTx } from './paymentMethods.ts';
import type { PhotoReads, PhotoTx } from './photos.ts';
import type { PlayReads, PlayTx } from './play.ts';
import type { RefundReads, RefundTx } from './refunds.ts';
import type {
  AssociationRow,
  AttemptRow,
  AttemptState,
  ConsentKind,
  ConsentRow,
  DonationLineRow,
  DonationRow,
  Land,
  LedgerAccount,
  OutboxRow,
  OutboxTopic,
  PaidBasket,
  PlacementRow,
  Posting,
  ProjectRow,
  StripeEventRow,
  VillageFace,
  VillageRow,
} from './rows.ts';
import type { SharingReads, SharingTx } from './sharing.ts';
import type { StewardReads, StewardTx } from './stewards.ts';
import type { StripeAccountReads, StripeAccountTx } from './stripeAccounts.ts';
import type { TaxReceiptReads, TaxReceiptTx } from './taxReceipts.ts';
import type { ZoneReads, ZoneTx } from './zones.ts';

/**
 * Where everything is kept. `tx` is the only way to write: it is atomic, and durable once its promise resolves.
 * Inside `fn` nothing but the store may be awaited: on SQLite all waiting transactions share one commit.
 */
export interface Store {
  /** Commits when `fn` returns ok; rolls back when it returns a refusal or throws. Retries serialization failures. */
  tx<T, E>(fn: (tx: StoreTx) => Promise<Result<T, E>>): Promise<Result<T, E>>;
  /**
   * The same for one of many alike. Where transactions share a commit, those that wait with the same work and context are done by
   * one call of it: a hundred settlements read what they need at once. Where one refuses or throws, each is done by itself.
   */
  together<C, I, T, E>(work: Together<C, I, T, E>, context: C, item: I): Promise<Result<T, E>>;
  /** Reads what is committed; never waits for a writer. */
  readonly read: StoreReads;
  close(): Promise<void>;
}

/** Work on several at once: what came of each, in their order. */
export type Together<C, I, T, E> = (tx: StoreTx, context: C, items: readonly I[]) => Promise<readonly Result<T, E>[]>;

/** An attempt's way from one of some states to another, with what changes on it. */
export interface AttemptMove {
  readonly id: AttemptId;
  readonly from: readonly AttemptState[];
  readonly to: AttemptState;
  readonly change: AttemptChange;
}
export type AttemptChange = Partial<
  Pick<AttemptRow, 'sessionId' | 'checkoutUrl' | 'paymentIntent' | 'charge' | 'expiresAt' | 'paidAt'>
>;

export interface StoreReads
  extends AccountsReads,
    StripeAccountReads,
    RefundReads,
    ComparisonReads,
    DefenceReads,
    StewardReads,
    GivenMoneyReads,
    FoundingReads,
    SharingReads,
    CornerReads,
    OfflineReads,
    TaxReceiptReads,
    PaymentMethodReads,
    PlayReads,
    NewsReads,
    ZoneReads,
    GuessReads,
    LetterReads,
    PhotoReads {
  association(id: AssociationId): Promise<AssociationRow | null>;
  projects(): Promise<readonly ProjectRow[]>;
  project(slug: ProjectSlug): Promise<ProjectRow | null>;
  progress(slug: ProjectSlug): Promise<Progress>;
  /** the project's own, which its page shows */
  mainVillage(project: ProjectSlug): Promise<VillageFace | null>;
  /** the project's own first, then those that were founded, by slug */
  villagesOf(project: ProjectSlug): Promise<readonly VillageFace[]>;
  village(slug: VillageSlug): Promise<VillageRow | null>;
  /** seq, placements and flowers of one instant */
  villageContents(slug: VillageSlug): Promise<{
    village: VillageRow;
    placements: readonly Placement[];
    flowers: readonly Flower[];
    care: Care;
    progress: Progress;
    delivered: readonly StepSlug[];
    news: readonly NewsId[];
  } | null>;
  eventsSince(village: VillageSlug, since: number, limit: number): Promise<readonly VillageEvent[]>;
  holds(village: VillageSlug): Promise<{ revision: number; plots: readonly Plot[] }>;
  /** held and taken plots */
  plotsInUse(village: VillageSlug): Promise<readonly Plot[]>;
  donation(id: DonationId): Promise<{
    donation: DonationRow;
    lines: readonly DonationLineRow[];
    attempts: readonly AttemptRow[];
    placements: readonly PlacementRow[];
  } | null>;
  /** every choice of this donation's giver, those taken back too */
  consents(donation: DonationId): Promise<readonly ConsentRow[]>;
  attemptBySession(account: string, sessionId: string): Promise<AttemptRow | null>;
  attemptByPaymentIntent(account: string, paymentIntent: string): Promise<AttemptRow | null>;
  attempt(id: AttemptId): Promise<AttemptRow | null>;
  /** attempts in one of these states, last touched (created or moved) before `before`, oldest first: the sweeper's work */
  staleAttempts(states: readonly AttemptState[], before: number, limit: number): Promise<readonly AttemptRow[]>;
  /** whether any payment was ever asked for with real money (true), or with a test's (false) */
  hasAttempts(livemode: boolean): Promise<boolean>;
  /** this player's donations in this village with an attempt `creating` or `open`, newest first */
  openDonations(player: PlayerId, village: VillageSlug): Promise<readonly DonationId[]>;
  /** paid, with a balance transaction not seen yet */
  unsettledAttempts(before: number, limit: number): Promise<readonly AttemptRow[]>;
  waitingEvents(now: number, limit: number): Promise<readonly StripeEventRow[]>;
  /** to be done by `now`, the oldest first */
  outboxDue(now: number, limit: number, withLetters: boolean): Promise<readonly OutboxRow[]>;
  /** letters, those carried too, the newest first */
  letters(limit: number): Promise<readonly (OutboxRow & { readonly done: boolean })[]>;
  /** by its key, carried or not */
  letter(key: string): Promise<OutboxRow | null>;
  /** how many of a limited gift were given so far */
  given(project: ProjectSlug): Promise<ReadonlyMap<GiftSlug, number>>;
  /** words a giver chose to show and a steward let through, for one placement [P1, P2] */
  wordsOn(placement: PlacementId): Promise<{ publicName: string | null; message: string | null }>;
  /** when a standing gift came, unix ms; null where none stands. The day is public, the hour never [P1] */
  placedAt(placement: PlacementId): Promise<number | null>;
  healthy(): Promise<boolean>;
}

/** One transaction. Every method that may lose a race says so by what it returns; none is "look, then write". */
export interface StoreTx
  extends StripeAccountTx,
    RefundTx,
    ComparisonTx,
    DefenceTx,
    StewardTx,
    FoundingTx,
    SharingTx,
    CornerTx,
    OfflineTx,
    TaxReceiptTx,
    PaymentMethodTx,
    PlayTx,
    NewsTx,
    ZoneTx,
    GuessTx,
    LetterTx,
    PhotoTx {
  // catalogue
  saveAssociation(row: AssociationRow): Promise<void>;
  /** replaces gifts and steps by slug; a gift that is gone is retired, never deleted: `retiredGifts` is only read */
  saveProject(row: ProjectRow): Promise<void>;
  createVillage(row: Omit<VillageRow, 'seq'>): Promise<boolean>;
  project(slug: ProjectSlug): Promise<ProjectRow | null>;
  gifts(project: ProjectSlug): Promise<readonly Gift[]>;
  steps(project: ProjectSlug): Promise<readonly Step[]>;

  // giving
  /** @throws for a player who was erased: it never comes back */
  touchPlayer(player: PlayerId, now: number): Promise<void>;
  /** false when this player already made a donation of this basket */
  createDonation(row: DonationRow, lines: readonly DonationLineRow[]): Promise<boolean>;
  donationByBasket(player: PlayerId, basketKey: string): Promise<DonationRow | null>;
  donation(id: DonationId): Promise<DonationRow | null>;
  lines(donation: DonationId): Promise<readonly DonationLineRow[]>;
  /** in the order asked for; @throws for a donation that is not ours */
  paidBaskets(donations: readonly DonationId[]): Promise<readonly PaidBasket[]>;
  addConsent(row: ConsentRow): Promise<void>;
  /** takes back what is not taken back yet; how many were */
  revokeConsents(donation: DonationId, kinds: readonly ConsentKind[], now: number): Promise<number>;
  /** the same for good: what was chosen is erased, that and when it was chosen stays */
  eraseConsents(donation: DonationId, kinds: readonly ConsentKind[], now: number): Promise<number>;
  createAttempt(row: AttemptRow): Promise<void>;
  attempt(id: AttemptId): Promise<AttemptRow | null>;
  attemptsOf(donation: DonationId): Promise<readonly AttemptRow[]>;
  attemptBySession(account: string, sessionId: string): Promise<AttemptRow | null>;
  /** those that we know of these sessions, in no order */
  attemptsBySession(account: string, sessionIds: readonly string[]): Promise<readonly AttemptRow[]>;
  attemptByCharge(account: string, charge: string): Promise<AttemptRow | null>;
  attemptByPaymentIntent(account: string, paymentIntent: string): Promise<AttemptRow | null>;
  /** compare-and-set: the row after the move, or null when its state was none of `from` */
  moveAttempt(
    id: AttemptId,
    from: readonly AttemptState[],
    to: AttemptState,
    change: AttemptChange,
    now: number,
  ): Promise<AttemptRow | null>;
  /** the same for several, each for itself: the rows of those that moved, in this order */
  moveAttempts(moves: readonly AttemptMove[], now: number): Promise<readonly AttemptRow[]>;
  setDispute(id: AttemptId, change: Pick<AttemptRow, 'dispute' | 'lostCents'>, now: number): Promise<void>;
  /**
   * One row a refund by id: pending may become succeeded, both may become failed, failed is final (a bank sends money back
   * after Stripe said succeeded). `refundedCents` is the sum of what is pending or succeeded. Returns the attempt's new
   * `refundedCents`, null when nothing changed.
   */
  recordRefund(
    refund: { id: string; attempt: AttemptId; amountCents: Cents; state: 'pending' | 'succeeded' | 'failed' },
    now: number,
  ): Promise<Cents | null>;

  // plots (occupancy decides by its primary key)
  plotsInUse(village: VillageSlug): Promise<readonly Plot[]>;
  /** one plot, without reading the village */
  isPlotInUse(village: VillageSlug, plot: Plot): Promise<boolean>;
  /** holds all or says which plots were taken; insert in (y, x) order */
  holdPlots(
    village: VillageSlug,
    plots: readonly Plot[],
    donation: DonationId,
    until: number,
  ): Promise<readonly Plot[]>;
  /**
   * Turns this donation's hold, or free plots, into taken ones. False, and nothing changed, when any belongs to somebody else.
   * The placement's own row is written just after; `growVillage` counts the plots.
   */
  takePlots(
    village: VillageSlug,
    plots: readonly Plot[],
    donation: DonationId,
    placement: PlacementId,
  ): Promise<boolean>;
  /** frees what is held (not taken) by a donation; the number of plots freed */
  releaseHolds(donation: DonationId): Promise<number>;
  freePlots(placement: PlacementId): Promise<void>;

  // the village
  village(slug: VillageSlug): Promise<VillageRow | null>;
  openChunk(village: VillageSlug, chunk: Chunk): Promise<boolean>;
  /** gives each fact the village's next `seq`, in this order, and stores it */
  appendEvents(village: VillageSlug, facts: readonly VillageFact[], now: number): Promise<readonly VillageEvent[]>;
  /** the same after gifts took so many plots, which are counted; the land after it, and how many of its plots are taken now */
  growVillage(
    village: VillageSlug,
    facts: readonly VillageFact[],
    plots: number,
    now: number,
  ): Promise<{ readonly land: Land; readonly takenPlots: number; readonly events: readonly VillageEvent[] }>;
  /** a line that has one already keeps it */
  createPlacements(rows: readonly PlacementRow[]): Promise<void>;
  placementsOf(donation: DonationId): Promise<readonly PlacementRow[]>;
  setPlacementState(id: PlacementId, state: PlacementState): Promise<void>;
  setUnnamed(id: PlacementId, unnamed: boolean): Promise<void>;
  removePlacement(id: PlacementId, now: number): Promise<boolean>;
  /** a removed placement stands again, here: its refund failed [G8]. False when it was not removed */
  restorePlacement(id: PlacementId, plot: Plot, beyondNeed: boolean): Promise<boolean>;
  /** false when the plot has one already */
  plantFlower(village: VillageSlug, player: PlayerId, flower: Flower): Promise<boolean>;
  removeFlowers(village: VillageSlug, plots: readonly Plot[]): Promise<void>;

  // totals and ledger
  /** conditional: false when the project needs no more of it */
  countGiven(project: ProjectSlug, gift: GiftSlug, quantity: number): Promise<boolean>;
  /** what was counted as given left the village: unconditional, whatever the project needs by now */
  countTakenBack(project: ProjectSlug, gift: GiftSlug, quantity: number): Promise<void>;
  /** `due`: steps that the money reaches now and that are not marked yet */
  addProgress(
    project: ProjectSlug,
    raisedCents: Cents,
    gifts: number,
  ): Promise<{ readonly progress: Progress; readonly due: readonly StepSlug[] }>;
  /** false when it was reached before */
  markStepReached(project: ProjectSlug, step: StepSlug, now: number): Promise<boolean>;
  /** writes the posting, and its line in the project's public accounts [T1]; false when this source was posted before */
  post(posting: Posting): Promise<boolean>;
  /** public lines for postings that are older than the public accounts; none once any line is there */
  publishOlder(): Promise<number>;
  /** what this source posted to this account of the ledger; zero when it was never posted */
  postedCents(account: string, source: string, ledgerAccount: LedgerAccount): Promise<Cents>;

  // Stripe's events and the outbox
  /** claims the event: false when it is there already (its state decides what to do) */
  claimEvent(row: StripeEventRow): Promise<boolean>;
  eventState(id: string): Promise<StripeEventRow['state'] | null>;
  /** counts one more try */
  setEventState(id: string, state: StripeEventRow['state'], nextTryAt: number): Promise<void>;
  /** `key` makes a row happen once for its topic */
  enqueue(topic: OutboxTopic, key: string, body: unknown, now: number): Promise<boolean>;
  /** false when another drain did it meanwhile: then nothing of it may be done here */
  outboxDone(id: number): Promise<boolean>;
  /** counts one more try, unless another drain has; nobody else finds the row due before `until` */
  takeUpOutbox(id: number, tries: number, until: number): Promise<boolean>;
  /** counts one more try */
  outboxFailed(id: number, nextTryAt: number): Promise<void>;
  /** due then, unless it was done meanwhile; the try was counted when it was taken up */
  outboxLater(id: number, nextTryAt: number): Promise<void>;
  /** what was done with is to be done once more */
  outboxReopened(id: number, now: number): Promise<void>;
  audit(row: { at: number; actor: string; action: string; subject: string }): Promise<void>;
}
