import { and, asc, eq, gt, isNotNull, isNull, lte, notExists, type SQL, sql } from 'drizzle-orm';
import type { AccountsChecks, PostedLine } from '#server/domain/ports/accounts.ts';
import { cents } from '#shared/money.ts';
import type { Db } from '../queries/db.ts';
import type { Schema } from '../schema/schema.ts';
import { broughtCents, isPaid } from './money.ts';

const amount = (sum: SQL) => sql`coalesce(${sum}, 0)`.mapWith((value) => cents(Number(value)));

/** Questions to the ledger about the public accounts [T1]. */
export function accountsChecks(db: Db, t: Schema): AccountsChecks {
  const { publicLine, ledgerTransaction, ledgerEntry, attempt, donation, projectTotals } = t;
  const sameSource = and(
    eq(publicLine.account, ledgerTransaction.account),
    eq(publicLine.source, ledgerTransaction.source),
  );
  return {
    async unpublishedPostings() {
      const line = db.select({ number: publicLine.number }).from(publicLine).where(sameSource);
      return db
        .select({ account: ledgerTransaction.account, source: ledgerTransaction.source })
        .from(ledgerTransaction)
        .where(and(isNotNull(ledgerTransaction.project), notExists(line)));
    },

    async unpostedLines() {
      return db
        .select({ project: publicLine.project, number: publicLine.number })
        .from(publicLine)
        .leftJoin(ledgerTransaction, and(sameSource, eq(publicLine.project, ledgerTransaction.project)))
        .where(isNull(ledgerTransaction.source));
    },

    async postingsBehind(project, after, limit) {
      const rows = await db
        .select({
          number: publicLine.number,
          kind: ledgerTransaction.kind,
          currency: ledgerTransaction.currency,
          at: ledgerTransaction.at,
          donation: ledgerTransaction.donation,
          ledgerAccount: ledgerEntry.ledgerAccount,
          amountCents: ledgerEntry.amountCents,
        })
        .from(publicLine)
        .innerJoin(ledgerTransaction, sameSource)
        .innerJoin(
          ledgerEntry,
          and(eq(ledgerEntry.account, ledgerTransaction.account), eq(ledgerEntry.source, ledgerTransaction.source)),
        )
        .where(
          and(eq(publicLine.project, project), gt(publicLine.number, after), lte(publicLine.number, after + limit)),
        )
        .orderBy(asc(publicLine.number), asc(ledgerEntry.line));
      const postings = new Map<number, PostedLine & { entries: PostedLine['entries'][number][] }>();
      for (const { ledgerAccount, amountCents, ...posting } of rows) {
        const known = postings.get(posting.number) ?? { ...posting, entries: [] };
        known.entries.push({ ledgerAccount, amountCents });
        postings.set(posting.number, known);
      }
      return [...postings.values()];
    },

    async givenByProject() {
      const given = sql`(select -sum(${ledgerEntry.amountCents}) from ${ledgerEntry} join ${ledgerTransaction} on ${ledgerEntry.account} = ${ledgerTransaction.account} and ${ledgerEntry.source} = ${ledgerTransaction.source} where ${ledgerTransaction.project} = ${projectTotals.project} and ${ledgerEntry.ledgerAccount} = 'donations')`;
      const paid = sql`(select sum(${broughtCents(t)}) from ${attempt} join ${donation} on ${donation.id} = ${attempt.donation} where ${donation.project} = ${projectTotals.project} and ${isPaid(t)})`;
      return db
        .select({ project: projectTotals.project, ledgerCents: amount(given), paidCents: amount(paid) })
        .from(projectTotals);
    },
  };
}
