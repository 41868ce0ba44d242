import { and, eq, inArray, ne, notExists, type SQL, sql } from 'drizzle-orm';
import type { Checks } from '#server/domain/ports/checks.ts';
import { OFFLINE_ACCOUNT } from '#server/domain/ports/offline.ts';
import { cents } from '#shared/money.ts';
import type { Db } from '../queries/db.ts';
import { wentBack } from '../queries/giving.ts';
import type { Schema } from '../schema/schema.ts';

type MoneyChecks = Pick<
  Checks,
  'unbalancedPostings' | 'unpostedAttempts' | 'balances' | 'miscountedRefunds' | 'miscountedLosses' | 'totals'
>;

/**
 * A sum or count as a number: PostgreSQL gives them back as text, and the sum of nothing as null. The expression is nested
 * on purpose: at the top of a selection drizzle takes the tables' names away, and a subquery then means its own columns.
 */
export const whole = (sum: SQL) => sql`coalesce(${sum}, 0)`.mapWith(Number);
export const amount = (sum: SQL) => sql`coalesce(${sum}, 0)`.mapWith((value) => cents(Number(value)));

/** What an attempt brought. A reversal of what was entered by hand takes it back from the gifts; a refund stands beside them. */
export const broughtCents = ({ attempt }: Schema) =>
  sql`case when ${attempt.account} = ${sql.raw(`'${OFFLINE_ACCOUNT}'`)} then ${attempt.amountCents} - ${attempt.refundedCents} else ${attempt.amountCents} end`;

export const isPaid = ({ attempt }: Schema) => inArray(attempt.state, ['paid', 'settled']);

/** Questions to the accounts. Each is one statement, and built when it is asked: nobody asks often. */
export function moneyChecks(db: Db, t: Schema): MoneyChecks {
  const entriesOf = sql`${t.ledgerEntry.account} = ${t.ledgerTransaction.account} and ${t.ledgerEntry.source} = ${t.ledgerTransaction.source}`;
  return {
    async unbalancedPostings() {
      return db
        .select({
          account: t.ledgerTransaction.account,
          source: t.ledgerTransaction.source,
          outByCents: amount(sql`sum(${t.ledgerEntry.amountCents})`),
        })
        .from(t.ledgerTransaction)
        .leftJoin(t.ledgerEntry, entriesOf)
        .groupBy(t.ledgerTransaction.account, t.ledgerTransaction.source)
        .having(sql`coalesce(sum(${t.ledgerEntry.amountCents}), 1) <> 0`);
    },

    async unpostedAttempts() {
      const posted = db
        .select({ line: t.ledgerEntry.line })
        .from(t.ledgerEntry)
        .where(
          and(
            eq(t.ledgerEntry.account, t.attempt.account),
            eq(t.ledgerEntry.source, sql`'attempt:' || ${t.attempt.id}`),
            eq(t.ledgerEntry.ledgerAccount, 'donations'),
            eq(t.ledgerEntry.amountCents, sql`-${t.attempt.amountCents}`),
          ),
        );
      return db
        .select({ attempt: t.attempt.id })
        .from(t.attempt)
        .where(and(isPaid(t), notExists(posted)));
    },

    async balances() {
      const ledgerSum = (ledgerAccount: string, sign: SQL) =>
        amount(
          sql`${sign} (select sum(${t.ledgerEntry.amountCents}) from ${t.ledgerEntry} join ${t.ledgerTransaction} on ${entriesOf} where ${t.ledgerTransaction.account} = ${t.attempt.account} and ${t.ledgerTransaction.currency} = ${t.attempt.currency} and ${t.ledgerEntry.ledgerAccount} = ${ledgerAccount})`,
        );
      // What Stripe booked in a way that we do not know stays uncleared, with an alert, until a person has looked at it.
      const isSettled = sql`exists (select 1 from ${t.ledgerTransaction} where ${t.ledgerTransaction.donation} = ${t.attempt.donation} and ${t.ledgerTransaction.kind} = 'settled')`;
      return db
        .select({
          account: t.attempt.account,
          currency: t.attempt.currency,
          unclearedCents: ledgerSum('stripeUncleared', sql``),
          unsettledCents: amount(
            sql`sum(case when ${t.attempt.account} <> ${OFFLINE_ACCOUNT} and (${t.attempt.state} = 'paid' or not ${isSettled}) then ${t.attempt.amountCents} else 0 end)`,
          ),
          donatedCents: ledgerSum('donations', sql`-`),
          paidCents: amount(sql`sum(${broughtCents(t)})`),
        })
        .from(t.attempt)
        .where(isPaid(t))
        .groupBy(t.attempt.account, t.attempt.currency);
    },

    async miscountedRefunds() {
      const counted = amount(sql`sum(case when ${t.refund.state} = 'failed' then 0 else ${t.refund.amountCents} end)`);
      return db
        .select({ attempt: t.attempt.id, keptCents: t.attempt.refundedCents, countedCents: counted })
        .from(t.attempt)
        .leftJoin(t.refund, eq(t.refund.attempt, t.attempt.id))
        .groupBy(t.attempt.id, t.attempt.refundedCents)
        .having(ne(counted, t.attempt.refundedCents));
    },

    async miscountedLosses() {
      const kept = sql`(select sum(${t.dispute.lostCents}) from ${t.dispute} where ${t.dispute.attempt} = ${t.attempt.id})`;
      // The first databases kept no disputes: what was lost then was lost whole.
      const unkept = sql`case when ${t.attempt.dispute} = 'lost' then ${t.attempt.amountCents} else 0 end`;
      const counted = sql`case when ${kept} > ${t.attempt.amountCents} then ${t.attempt.amountCents} else coalesce(${kept}, ${unkept}) end`;
      return db
        .select({ attempt: t.attempt.id, keptCents: t.attempt.lostCents, countedCents: amount(counted) })
        .from(t.attempt)
        .where(sql`${counted} <> ${t.attempt.lostCents}`);
    },

    async totals() {
      // [G8] a payment counts with its gifts, less what went back; fee cover never counted
      const gifts = sql`(select sum(${t.donationLine.amountCents}) from ${t.donationLine} where ${t.donationLine.donation} = ${t.attempt.donation} and ${t.donationLine.kind} = 'gift')`;
      const counts = sql`case when ${gifts} > ${wentBack(t)} then ${gifts} - ${wentBack(t)} else 0 end`;
      const raised = sql`(select sum(${counts}) from ${t.attempt} join ${t.donation} on ${t.donation.id} = ${t.attempt.donation} where ${t.donation.project} = ${t.projectTotals.project} and ${isPaid(t)})`;
      const standing = sql`(select count(*) from ${t.placement} where ${t.placement.project} = ${t.projectTotals.project} and ${t.placement.removedAt} is null)`;
      const entrusted = sql`(select count(*) from ${t.friendLine} join ${t.donation} on ${t.donation.id} = ${t.friendLine.donation} where ${t.donation.project} = ${t.projectTotals.project} and ${t.friendLine.state} = 'waiting')`;
      return db
        .select({
          project: t.projectTotals.project,
          keptCents: t.projectTotals.raisedCents,
          countedCents: amount(raised),
          keptGifts: t.projectTotals.gifts,
          countedGifts: whole(sql`${standing} + ${entrusted}`),
        })
        .from(t.projectTotals);
    },
  };
}
