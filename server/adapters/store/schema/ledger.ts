import { sql } from 'drizzle-orm';
import type { LedgerAccount, OutboxTopic, Posting, StripeEventRow } from '#server/domain/ports/rows.ts';
import type { DonationId, ProjectSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';

const LEDGER_ACCOUNTS: readonly LedgerAccount[] = [
  'stripeUncleared',
  'stripeBalance',
  'fees',
  'donations',
  'donationsRefunded',
  'donationsReversed',
  'donationsChargedBack',
  'disputeSuspense',
  'disputeFees',
  'bankInTransit',
  'stripeOther',
  'chequesReceived',
  'cashReceived',
  'transfersReceived',
  'suspense',
];
const EVENT_STATES: readonly StripeEventRow['state'][] = ['applied', 'waiting', 'ignored', 'quarantined'];
const TOPICS: readonly OutboxTopic[] = ['stepReached', 'news', 'mail', 'alert'];

/** The accounts, what Stripe told us, and what is still to be said or was done by whom. */
export function ledgerTables(k: Kit, { project }: CatalogueTables, { donation }: GivingTables) {
  // (account, source) is what makes a posting happen once, whatever was delivered how often.
  const ledgerTransaction = k.table(
    'ledger_transaction',
    {
      account: k.text('account').notNull(),
      source: k.text('source').notNull(),
      currency: k.text('currency').notNull(),
      kind: k.text('kind').$type<Posting['kind']>().notNull(),
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .references(() => project.slug),
      donation: k
        .text('donation')
        .$type<DonationId>()
        .references(() => donation.id),
      at: k.whole('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.account, t.source] }),
      k.index('ledger_transaction_donation').on(t.donation),
      ...k.wholeOnly('ledger_transaction_whole', t.at),
    ],
  );

  const ledgerEntry = k.table(
    'ledger_entry',
    {
      account: k.text('account').notNull(),
      source: k.text('source').notNull(),
      line: k.whole('line').notNull(),
      ledgerAccount: k.text('ledger_account').$type<LedgerAccount>().notNull(),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.account, t.source, t.line] }),
      k.foreignKey({
        columns: [t.account, t.source],
        foreignColumns: [ledgerTransaction.account, ledgerTransaction.source],
      }),
      // payouts are few among many gifts
      k.index('ledger_entry_bank').on(t.account).where(sql`${t.ledgerAccount} = 'bankInTransit'`),
      k.check('ledger_entry_account', oneOf(t.ledgerAccount, LEDGER_ACCOUNTS)),
      k.check('ledger_entry_amount', sql`${t.amountCents} <> 0`),
      ...k.wholeOnly('ledger_entry_whole', t.line, t.amountCents),
    ],
  );

  const stripeEvent = k.table(
    'stripe_event',
    {
      id: k.text('id').primaryKey(),
      type: k.text('type').notNull(),
      account: k.text('account').notNull(),
      objectId: k.text('object_id').notNull(),
      state: k.text('state').$type<StripeEventRow['state']>().notNull(),
      receivedAt: k.whole('received_at').notNull(),
      tries: k.whole('tries').notNull(),
      nextTryAt: k.whole('next_try_at').notNull(),
    },
    (t) => [
      k.index('stripe_event_waiting').on(t.nextTryAt).where(sql`${t.state} = 'waiting'`),
      k.check('stripe_event_state', oneOf(t.state, EVENT_STATES)),
      ...k.wholeOnly('stripe_event_whole', t.receivedAt, t.tries, t.nextTryAt),
    ],
  );

  const outbox = k.table(
    'outbox',
    {
      id: k.ordinal('id'),
      topic: k.text('topic').$type<OutboxTopic>().notNull(),
      key: k.text('key').notNull(),
      body: k.json('body').$type<{ value: unknown }>().notNull(),
      tries: k.whole('tries').notNull(),
      nextTryAt: k.whole('next_try_at').notNull(),
      /** kept when done: its key must not be able to happen again */
      done: k.flag('done').notNull(),
    },
    (t) => [
      k.unique('outbox_key').on(t.topic, t.key),
      k.index('outbox_due').on(t.done, t.nextTryAt),
      k.check('outbox_topic', oneOf(t.topic, TOPICS)),
      ...k.wholeOnly('outbox_whole', t.tries, t.nextTryAt),
    ],
  );

  const audit = k.table(
    'audit',
    {
      id: k.ordinal('id'),
      at: k.whole('at').notNull(),
      actor: k.text('actor').notNull(),
      action: k.text('action').notNull(),
      subject: k.text('subject').notNull(),
    },
    (t) => k.wholeOnly('audit_whole', t.at),
  );

  return { ledgerTransaction, ledgerEntry, stripeEvent, outbox, audit };
}
export type LedgerTables = ReturnType<typeof ledgerTables>;
