import { OFFLINE_MODES, type OfflineMode } from '#server/domain/ports/offline.ts';
import type { AssociationId, AttemptId, DonationId } from '#shared/ids.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';

/** Gifts that were given by hand and entered by a treasurer, and those of them that were taken back. */
export function offlineTables(k: Kit, { association }: CatalogueTables, { attempt, donation }: GivingTables) {
  // The unique key decides between two submits of one form.
  const offlineGift = k.table(
    'offline_gift',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .primaryKey()
        .references(() => donation.id),
      attempt: k
        .text('attempt')
        .$type<AttemptId>()
        .notNull()
        .references(() => attempt.id),
      association: k
        .text('association')
        .$type<AssociationId>()
        .notNull()
        .references(() => association.id),
      entryKey: k.text('entry_key').notNull(),
      mode: k.text('mode').$type<OfflineMode>().notNull(),
      receivedOn: k.text('received_on').notNull(),
      reference: k.text('reference'),
      by: k.text('by').notNull(),
      enteredAt: k.whole('entered_at').notNull(),
    },
    (t) => [
      k.unique('offline_gift_entry').on(t.association, t.entryKey),
      k.unique('offline_gift_attempt').on(t.attempt),
      k.check('offline_gift_mode', oneOf(t.mode, OFFLINE_MODES)),
      ...k.wholeOnly('offline_gift_whole', t.enteredAt),
    ],
  );

  // The primary key decides between two who take back the same gift.
  const offlineReversal = k.table(
    'offline_reversal',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .primaryKey()
        .references(() => offlineGift.donation),
      reason: k.text('reason').notNull(),
      by: k.text('by').notNull(),
      at: k.whole('at').notNull(),
    },
    (t) => k.wholeOnly('offline_reversal_whole', t.at),
  );

  return { offlineGift, offlineReversal };
}
