import { and, eq, type SQL } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, ph } from './db.ts';

/** Gifts given by hand. */
export function offlineReads(db: Db, t: Schema) {
  const { offlineGift, offlineReversal } = t;
  const where = (condition: SQL | undefined) =>
    db
      .select({
        donation: offlineGift.donation,
        attempt: offlineGift.attempt,
        association: offlineGift.association,
        entryKey: offlineGift.entryKey,
        mode: offlineGift.mode,
        receivedOn: offlineGift.receivedOn,
        reference: offlineGift.reference,
        by: offlineGift.by,
        enteredAt: offlineGift.enteredAt,
        reason: offlineReversal.reason,
        reversedBy: offlineReversal.by,
        reversedAt: offlineReversal.at,
      })
      .from(offlineGift)
      .leftJoin(offlineReversal, eq(offlineReversal.donation, offlineGift.donation))
      .where(condition);
  return {
    offlineGift: where(eq(offlineGift.donation, ph('donation'))).prepare('offline_gift'),
    offlineGiftByKey: where(
      and(eq(offlineGift.association, ph('association')), eq(offlineGift.entryKey, ph('entryKey'))),
    ).prepare('offline_gift_by_key'),
  };
}

export function offlineWrites(db: Db, t: Schema) {
  return {
    addOfflineGift: db
      .insert(t.offlineGift)
      .values(everyColumn(t.offlineGift))
      .onConflictDoNothing()
      .prepare('add_offline_gift'),
    addOfflineReversal: db
      .insert(t.offlineReversal)
      .values(everyColumn(t.offlineReversal))
      .onConflictDoNothing()
      .prepare('add_offline_reversal'),
  };
}
