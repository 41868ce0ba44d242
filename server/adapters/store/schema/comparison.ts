import type { ComparisonReport, DutyName, Walk } from '#server/domain/ports/comparison.ts';
import type { Cents } from '#shared/money.ts';
import type { Kit } from '../kit.ts';

/** What was compared with Stripe, how far it came and what it found. */
export function comparisonTables(k: Kit) {
  // Stripe's list as Stripe told it: the ledger is compared with it offline, so nothing here comes from the ledger.
  const balanceTransaction = k.table(
    'balance_transaction',
    {
      account: k.text('account').notNull(),
      id: k.text('id').notNull(),
      type: k.text('type').notNull(),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      feeCents: k.whole('fee_cents').$type<Cents>().notNull(),
      netCents: k.whole('net_cents').$type<Cents>().notNull(),
      currency: k.text('currency').notNull(),
      createdAt: k.whole('created_at').notNull(),
      availableOn: k.whole('available_on').notNull(),
      source: k.text('source'),
      seenAt: k.whole('seen_at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.account, t.id] }),
      ...k.wholeOnly(
        'balance_transaction_whole',
        t.amountCents,
        t.feeCents,
        t.netCents,
        t.createdAt,
        t.availableOn,
        t.seenAt,
      ),
    ],
  );

  const accountComparison = k.table(
    'account_comparison',
    {
      account: k.text('account').primaryKey(),
      beginAt: k.whole('begin_at').notNull(),
      comparedThrough: k.whole('compared_through').notNull(),
      walk: k.json('walk').$type<Walk>().notNull(),
    },
    (t) => k.wholeOnly('account_comparison_whole', t.beginAt, t.comparedThrough),
  );

  const comparisonReport = k.table(
    'comparison_report',
    {
      id: k.ordinal('id'),
      finishedAt: k.whole('finished_at').notNull(),
      openDifferences: k.whole('open_differences').notNull(),
      body: k.json('body').$type<ComparisonReport>().notNull(),
    },
    (t) => k.wholeOnly('comparison_report_whole', t.finishedAt, t.openDifferences),
  );

  // Several processes may share a database: what one does at a time is leased.
  const duty = k.table(
    'duty',
    {
      name: k.text('name').$type<DutyName>().primaryKey(),
      holder: k.text('holder').notNull(),
      leasedUntil: k.whole('leased_until').notNull(),
      dueAt: k.whole('due_at').notNull(),
    },
    (t) => k.wholeOnly('duty_whole', t.leasedUntil, t.dueAt),
  );

  // One row: whose books these are. A copy of them bears the same id, the books of another host never do.
  const installation = k.table(
    'installation',
    {
      name: k.text('name').primaryKey(),
      id: k.text('id').notNull(),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => k.wholeOnly('installation_whole', t.createdAt),
  );

  return { balanceTransaction, accountComparison, comparisonReport, duty, installation };
}
