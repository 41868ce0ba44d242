import { and, count, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { ReceiptedAttempt, TaxReceiptChecks } from '#server/domain/ports/taxReceiptChecks.ts';
import type { DonationId } from '#shared/ids.ts';
import type { Db } from '../queries/db.ts';
import type { Schema } from '../schema/schema.ts';
import { amount, isPaid, whole } from './money.ts';

/** Questions to tax receipts: are their numbers without gaps, and does each attest what was given, once? */
export function taxReceiptChecks(db: Db, t: Schema): TaxReceiptChecks {
  const { taxReceipt, taxReceiptGift, taxReceiptSequence, attempt, refund, dispute, audit } = t;
  const named = { receipt: taxReceipt.id, year: taxReceipt.year, number: taxReceipt.number };

  const attemptsOf = async (donation: DonationId): Promise<ReceiptedAttempt[]> => {
    const paid = await db
      .select({
        id: attempt.id,
        amountCents: attempt.amountCents,
        paidAt: attempt.paidAt,
      })
      .from(attempt)
      .where(and(eq(attempt.donation, donation), isPaid(t)));
    return Promise.all(
      paid.map(async ({ id, ...row }) => {
        const rows = await db
          .select({ amountCents: refund.amountCents, state: refund.state, at: refund.at })
          .from(refund)
          .where(eq(refund.attempt, id));
        const disputes = await db
          .select({ amountCents: dispute.amountCents, lostCents: dispute.lostCents })
          .from(dispute)
          .where(eq(dispute.attempt, id));
        return {
          ...row,
          refunds: rows.map(({ state, ...one }) => ({ ...one, isFailed: state === 'failed' })),
          losses: disputes.map(({ amountCents, lostCents }) => (lostCents > 0 ? lostCents : amountCents)),
        };
      }),
    );
  };

  return {
    async gappedSequences() {
      const ofYear = sql`from ${taxReceipt} where ${taxReceipt.association} = ${taxReceiptSequence.association} and ${taxReceipt.year} = ${taxReceiptSequence.year}`;
      const counted = sql`coalesce((select count(*) ${ofYear}), 0)`;
      const first = sql`coalesce((select min(${taxReceipt.number}) ${ofYear}), 0)`;
      const newest = sql`coalesce((select max(${taxReceipt.number}) ${ofYear}), 0)`;
      const numbered = await db
        .select({
          association: taxReceiptSequence.association,
          year: taxReceiptSequence.year,
          last: taxReceiptSequence.last,
          receipts: whole(counted),
          first: whole(first),
          newest: whole(newest),
        })
        .from(taxReceiptSequence)
        // Different numbers from 1 to the last, as many as there are: none is missing.
        .where(
          or(
            sql`${counted} <> ${taxReceiptSequence.last}`,
            sql`${first} <> 1`,
            sql`${newest} <> ${taxReceiptSequence.last}`,
          ),
        );
      const unnumbered = await db
        .select({
          association: taxReceipt.association,
          year: taxReceipt.year,
          receipts: count(),
          first: whole(sql`min(${taxReceipt.number})`),
          newest: whole(sql`max(${taxReceipt.number})`),
        })
        .from(taxReceipt)
        .leftJoin(
          taxReceiptSequence,
          and(eq(taxReceiptSequence.association, taxReceipt.association), eq(taxReceiptSequence.year, taxReceipt.year)),
        )
        .where(isNull(taxReceiptSequence.last))
        .groupBy(taxReceipt.association, taxReceipt.year);
      return [...numbered, ...unnumbered.map((row) => ({ ...row, last: 0 }))];
    },

    async miscountedReceipts() {
      const counted = amount(sql`sum(${taxReceiptGift.amountCents})`);
      return db
        .select({ ...named, totalCents: taxReceipt.totalCents, countedCents: counted })
        .from(taxReceipt)
        .leftJoin(taxReceiptGift, eq(taxReceiptGift.receipt, taxReceipt.id))
        .groupBy(taxReceipt.id, taxReceipt.year, taxReceipt.number, taxReceipt.totalCents)
        .having(ne(counted, taxReceipt.totalCents));
    },

    async doubtfulReceiptGifts() {
      const back = sql`coalesce((select sum(${refund.amountCents}) from ${refund} where ${refund.attempt} = ${attempt.id} and ${refund.state} <> 'failed' and ${refund.at} <= ${taxReceipt.issuedAt}), 0)`;
      const given = sql`coalesce((select sum(${attempt.amountCents} - ${attempt.lostCents} - ${back}) from ${attempt} where ${attempt.donation} = ${taxReceiptGift.donation} and ${isPaid(t)}), 0)`;
      const rows = await db
        .select({
          ...named,
          issuedAt: taxReceipt.issuedAt,
          donation: taxReceiptGift.donation,
          amountCents: taxReceiptGift.amountCents,
        })
        .from(taxReceiptGift)
        .innerJoin(taxReceipt, eq(taxReceipt.id, taxReceiptGift.receipt))
        .where(sql`${given} <> ${taxReceiptGift.amountCents}`);
      return Promise.all(rows.map(async (row) => ({ ...row, attempts: await attemptsOf(row.donation) })));
    },

    async unfoundedVoids() {
      const ofReceipt = sql`join ${taxReceiptGift} on ${taxReceiptGift.donation} = ${attempt.donation} where ${taxReceiptGift.receipt} = ${taxReceipt.id}`;
      const refunded = sql`exists (select 1 from ${refund} join ${attempt} on ${attempt.id} = ${refund.attempt} ${ofReceipt})`;
      const disputed = sql`exists (select 1 from ${dispute} join ${attempt} on ${attempt.id} = ${dispute.attempt} ${ofReceipt})`;
      const said = sql`exists (select 1 from ${audit} where ${audit.action} = 'void-tax-receipt' and ${audit.subject} = ${taxReceipt.id})`;
      const isFounded = sql`case ${taxReceipt.voidReason} when 'disputeLost' then ${disputed} when 'bySteward' then ${said} else ${refunded} end`;
      const rows = await db
        .select({ ...named, reason: taxReceipt.voidReason })
        .from(taxReceipt)
        .where(and(isNotNull(taxReceipt.voidedAt), sql`not (${isFounded})`));
      return rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
    },

    async misreleasedReceipts() {
      return db
        .select(named)
        .from(taxReceipt)
        .innerJoin(taxReceiptGift, eq(taxReceiptGift.receipt, taxReceipt.id))
        .where(sql`(${taxReceipt.voidedAt} is null) <> (${taxReceiptGift.state} = 'counted')`)
        .groupBy(taxReceipt.id, taxReceipt.year, taxReceipt.number);
    },

    async twiceReceipted() {
      return db
        .select({ donation: taxReceiptGift.donation, receipts: count() })
        .from(taxReceiptGift)
        .innerJoin(taxReceipt, eq(taxReceipt.id, taxReceiptGift.receipt))
        .where(isNull(taxReceipt.voidedAt))
        .groupBy(taxReceiptGift.donation)
        .having(sql`count(*) > 1`);
    },
  };
}
