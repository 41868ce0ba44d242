import { sql } from 'drizzle-orm';
import type { AttemptState, ConsentKind, DisputeState } from '#server/domain/ports/rows.ts';
import type { GiftCategory } from '#shared/catalogue/catalogue.ts';
import type { AttemptId, DonationId, GiftSlug, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { type Cents, ZERO } from '#shared/money.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { PlaceTables } from './place.ts';

const ATTEMPT_STATES: readonly AttemptState[] = [
  'creating',
  'open',
  'pending',
  'paid',
  'settled',
  'failed',
  'expired',
  'cancelled',
  'abandoned',
  'quarantined',
];
const DISPUTE_STATES: readonly DisputeState[] = ['none', 'inquiry', 'open', 'won', 'lost', 'prevented'];
const CONSENT_KINDS: readonly ConsentKind[] = ['publicName', 'nameOnGift', 'message', 'thanksEmail', 'newsEmail'];

/** Who gives what: players, donations with their lines, the attempts to pay them, refunds, and what was agreed to. */
export function givingTables(k: Kit, { project }: CatalogueTables, { village }: PlaceTables) {
  const player = k.table(
    'player',
    {
      id: k.text('id').$type<PlayerId>().primaryKey(),
      createdAt: k.whole('created_at').notNull(),
      seenAt: k.whole('seen_at').notNull(),
    },
    (t) => k.wholeOnly('player_whole', t.createdAt, t.seenAt),
  );

  const donation = k.table(
    'donation',
    {
      id: k.text('id').$type<DonationId>().primaryKey(),
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      village: k
        .text('village')
        .$type<VillageSlug>()
        .notNull()
        .references(() => village.slug),
      player: k
        .text('player')
        .$type<PlayerId>()
        .notNull()
        .references(() => player.id),
      basketKey: k.text('basket_key').notNull(),
      catalogueVersion: k.text('catalogue_version').notNull(),
      language: k.text('language').$type<'fr' | 'en'>().notNull(),
      totalCents: k.whole('total_cents').$type<Cents>().notNull(),
      /** a default, so that what was given before this column was given by who placed it */
      forFriend: k.flag('for_friend').notNull().default(false),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => [
      k.unique('donation_basket').on(t.player, t.basketKey),
      k.index('donation_project').on(t.project),
      k.index('donation_village').on(t.village),
      k.check('donation_language', oneOf(t.language, ['fr', 'en'])),
      k.check('donation_total', sql`${t.totalCents} > 0`),
      ...k.wholeOnly('donation_whole', t.totalCents, t.createdAt),
    ],
  );

  const donationLine = k.table(
    'donation_line',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .notNull()
        .references(() => donation.id),
      line: k.whole('line').notNull(),
      kind: k.text('kind').$type<'gift' | 'feeCover'>().notNull(),
      gift: k.text('gift').$type<GiftSlug>(),
      quantity: k.whole('quantity').notNull(),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      width: k.whole('width'),
      depth: k.whole('depth'),
      category: k.text('category').$type<GiftCategory>(),
      x: k.whole('x'),
      y: k.whole('y'),
    },
    (t) => [
      k.primaryKey({ columns: [t.donation, t.line] }),
      k.check(
        'donation_line_kind',
        sql`(${t.kind} = 'gift' and ${t.gift} is not null and ${t.width} is not null and ${t.depth} is not null) or (${t.kind} = 'feeCover' and ${t.gift} is null)`,
      ),
      k.check('donation_line_amounts', sql`${t.amountCents} > 0 and ${t.quantity} > 0`),
      ...k.wholeOnly('donation_line_whole', t.line, t.quantity, t.amountCents, t.width, t.depth, t.x, t.y),
    ],
  );

  const attempt = k.table(
    'attempt',
    {
      id: k.text('id').$type<AttemptId>().primaryKey(),
      donation: k
        .text('donation')
        .$type<DonationId>()
        .notNull()
        .references(() => donation.id),
      account: k.text('account').notNull(),
      livemode: k.flag('livemode').notNull(),
      state: k.text('state').$type<AttemptState>().notNull(),
      idempotencyKey: k.text('idempotency_key').notNull().unique('attempt_idempotency_key'),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      currency: k.text('currency').notNull(),
      sessionId: k.text('session_id'),
      checkoutUrl: k.text('checkout_url'),
      paymentIntent: k.text('payment_intent'),
      charge: k.text('charge'),
      createdAt: k.whole('created_at').notNull(),
      expiresAt: k.whole('expires_at').notNull(),
      paidAt: k.whole('paid_at'),
      refundedCents: k.whole('refunded_cents').$type<Cents>().notNull(),
      dispute: k.text('dispute').$type<DisputeState>().notNull(),
      /** what its disputes took; a default, so that what was never disputed before this column lost nothing */
      lostCents: k.whole('lost_cents').$type<Cents>().notNull().default(ZERO),
      /** when something last looked at it: the sweeper takes the oldest first */
      touchedAt: k.whole('touched_at').notNull(),
    },
    (t) => [
      k.unique('attempt_session').on(t.account, t.sessionId),
      k.index('attempt_donation').on(t.donation),
      k.index('attempt_charge').on(t.account, t.charge),
      k.index('attempt_payment_intent').on(t.account, t.paymentIntent),
      k.index('attempt_sweep').on(t.state, t.touchedAt),
      k.index('attempt_paid').on(t.paidAt, t.id),
      k.check('attempt_state', oneOf(t.state, ATTEMPT_STATES)),
      k.check('attempt_dispute', oneOf(t.dispute, DISPUTE_STATES)),
      k.check('attempt_amounts', sql`${t.amountCents} > 0 and ${t.refundedCents} >= 0`),
      k.check('attempt_lost', sql`${t.lostCents} between 0 and ${t.amountCents}`),
      ...k.wholeOnly('attempt_whole', t.amountCents, t.refundedCents, t.createdAt, t.expiresAt, t.paidAt, t.touchedAt),
      ...k.wholeOnly('attempt_lost_whole', t.lostCents),
    ],
  );

  const refund = k.table(
    'refund',
    {
      id: k.text('id').primaryKey(),
      attempt: k
        .text('attempt')
        .$type<AttemptId>()
        .notNull()
        .references(() => attempt.id),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      state: k.text('state').$type<'pending' | 'succeeded' | 'failed'>().notNull(),
      at: k.whole('at').notNull(),
    },
    (t) => [
      k.index('refund_attempt').on(t.attempt),
      k.check('refund_state', oneOf(t.state, ['pending', 'succeeded', 'failed'])),
      k.check('refund_amount', sql`${t.amountCents} > 0`),
      ...k.wholeOnly('refund_whole', t.amountCents, t.at),
    ],
  );

  const consent = k.table(
    'consent',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .notNull()
        .references(() => donation.id),
      kind: k.text('kind').$type<ConsentKind>().notNull(),
      value: k.text('value').notNull(),
      givenAt: k.whole('given_at').notNull(),
      revokedAt: k.whole('revoked_at'),
      moderation: k.text('moderation').$type<'held' | 'shown' | 'takenDown'>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.donation, t.kind] }),
      // who left this address: by the letter that opens my corner, and for one yearly receipt
      k.index('consent_address').on(sql`lower(${t.value})`),
      k.check('consent_kind', oneOf(t.kind, CONSENT_KINDS)),
      k.check('consent_moderation', oneOf(t.moderation, ['held', 'shown', 'takenDown'])),
      ...k.wholeOnly('consent_whole', t.givenAt, t.revokedAt),
    ],
  );

  return { player, donation, donationLine, attempt, refund, consent };
}
export type GivingTables = ReturnType<typeof givingTables>;
