import { and, eq, lt, notExists, sql } from 'drizzle-orm';
import type { StripeChecks } from '#server/domain/ports/comparison.ts';
import type { Db } from '../queries/db.ts';
import type { Schema } from '../schema/schema.ts';
import { amount } from './money.ts';

/** Two machines that share a database have two clocks: what was booked this shortly before a comparison counts as after. */
const SKEW_MS = 60_000;

/** Questions about Stripe's balance: what the ledger says of it beside what Stripe listed. */
export function stripeChecks(db: Db, t: Schema): StripeChecks {
  const entries = sql`${t.ledgerEntry.account} = ${t.ledgerTransaction.account} and ${t.ledgerEntry.source} = ${t.ledgerTransaction.source}`;
  const onBalance = eq(t.ledgerEntry.ledgerAccount, 'stripeBalance');
  const seen = db
    .select({ id: t.balanceTransaction.id })
    .from(t.balanceTransaction)
    .where(
      and(
        eq(t.balanceTransaction.account, t.ledgerTransaction.account),
        eq(t.balanceTransaction.id, t.ledgerTransaction.source),
      ),
    );
  const booked = sql`(select sum(${t.ledgerEntry.amountCents}) from ${t.ledgerEntry} where ${t.ledgerEntry.account} = ${t.balanceTransaction.account} and ${t.ledgerEntry.source} = ${t.balanceTransaction.id} and ${t.ledgerEntry.ledgerAccount} = 'stripeBalance')`;
  const isPosted = sql`exists (select 1 from ${t.ledgerTransaction} where ${t.ledgerTransaction.account} = ${t.balanceTransaction.account} and ${t.ledgerTransaction.source} = ${t.balanceTransaction.id})`;
  const moves = sql`(${t.balanceTransaction.netCents} <> 0 or ${t.balanceTransaction.feeCents} <> 0)`;

  return {
    async stripeBalances() {
      const compared = sql`coalesce((select ${t.accountComparison.comparedThrough} from ${t.accountComparison} where ${t.accountComparison.account} = ${t.ledgerTransaction.account} and ${t.accountComparison.comparedThrough} > ${t.accountComparison.beginAt}), ${SKEW_MS}) - ${SKEW_MS}`;
      const isNewer = sql`(${notExists(seen)} and ${t.ledgerTransaction.at} >= ${compared})`;
      const net = sql`(select sum(${t.balanceTransaction.netCents}) from ${t.balanceTransaction} where ${t.balanceTransaction.account} = ${t.ledgerTransaction.account} and ${t.balanceTransaction.currency} = ${t.ledgerTransaction.currency})`;
      return db
        .select({
          account: t.ledgerTransaction.account,
          currency: t.ledgerTransaction.currency,
          ledgerCents: amount(sql`sum(${t.ledgerEntry.amountCents})`),
          newerCents: amount(sql`sum(case when ${isNewer} then ${t.ledgerEntry.amountCents} else 0 end)`),
          netCents: amount(net),
        })
        .from(t.ledgerTransaction)
        .innerJoin(t.ledgerEntry, and(entries, onBalance))
        .groupBy(t.ledgerTransaction.account, t.ledgerTransaction.currency);
    },

    async misbookedTransactions() {
      return db
        .select({
          account: t.balanceTransaction.account,
          id: t.balanceTransaction.id,
          netCents: t.balanceTransaction.netCents,
          bookedCents: amount(booked),
        })
        .from(t.balanceTransaction)
        .where(sql`coalesce(${booked}, 0) <> ${t.balanceTransaction.netCents} or (${moves} and not ${isPosted})`);
    },

    async unseenBookings(account, before) {
      return db
        .select({ source: t.ledgerTransaction.source, amountCents: t.ledgerEntry.amountCents })
        .from(t.ledgerTransaction)
        .innerJoin(t.ledgerEntry, and(entries, onBalance))
        .where(and(eq(t.ledgerTransaction.account, account), lt(t.ledgerTransaction.at, before), notExists(seen)));
    },

    async openSuspense() {
      const rows = await db
        .select({
          account: t.ledgerTransaction.account,
          source: t.ledgerTransaction.source,
          currency: t.ledgerTransaction.currency,
          amountCents: t.ledgerEntry.amountCents,
        })
        .from(t.ledgerTransaction)
        .innerJoin(t.ledgerEntry, and(entries, eq(t.ledgerEntry.ledgerAccount, 'suspense')));
      const explained = new Set(
        rows.filter(({ source }) => source.startsWith(EXPLAINED)).map(({ account, source }) => `${account} ${source}`),
      );
      return rows
        .filter(({ source }) => !source.startsWith(EXPLAINED))
        .filter(({ account, source }) => !explained.has(`${account} ${EXPLAINED}${source}`));
    },
  };
}

const EXPLAINED = 'explained:';
