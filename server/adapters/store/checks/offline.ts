import { and, eq, or, sql } from 'drizzle-orm';
import { OFFLINE_ACCOUNT, type OfflineChecks } from '#server/domain/ports/offline.ts';
import type { Db } from '../queries/db.ts';
import type { Schema } from '../schema/schema.ts';

/** Questions to what was given by hand: was it entered, and is what was taken back gone from the books, whole? */
export function offlineChecks(db: Db, t: Schema): OfflineChecks {
  const { attempt, offlineGift, offlineReversal, ledgerTransaction, ledgerEntry } = t;
  return {
    async mislaidOfflineGifts() {
      const entered = sql`exists (select 1 from ${offlineGift} where ${offlineGift.attempt} = ${attempt.id} and ${offlineGift.donation} = ${attempt.donation})`;
      const reversed = sql`exists (select 1 from ${offlineReversal} where ${offlineReversal.donation} = ${attempt.donation})`;
      const posted = sql`exists (select 1 from ${ledgerTransaction} join ${ledgerEntry} on ${ledgerEntry.account} = ${ledgerTransaction.account} and ${ledgerEntry.source} = ${ledgerTransaction.source} where ${ledgerTransaction.account} = ${attempt.account} and ${ledgerTransaction.source} = 'reversal:' || ${attempt.id} and ${ledgerTransaction.kind} = 'byHandReversed' and ${ledgerEntry.ledgerAccount} = 'donations' and ${ledgerEntry.amountCents} = ${attempt.amountCents})`;
      const isBack = sql`${attempt.refundedCents} = ${attempt.amountCents}`;
      const isWhole = sql`${attempt.refundedCents} = 0`;
      return db
        .select({ donation: attempt.donation })
        .from(attempt)
        .where(
          and(
            eq(attempt.account, OFFLINE_ACCOUNT),
            or(
              sql`not ${entered}`,
              sql`not (${isBack} or ${isWhole})`,
              sql`${reversed} <> (${isBack})`,
              sql`${posted} <> (${isBack})`,
            ),
          ),
        );
    },
  };
}
