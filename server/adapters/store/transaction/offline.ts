import type { OfflineTx } from '#server/domain/ports/offline.ts';
import { offlineOf } from '../offline-reads.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** What treasurers enter by hand, and take back. */
export function offlineTx(use: Use): OfflineTx {
  return {
    addOfflineGift: async (row) => changed(await use().addOfflineGift.execute({ ...row })) > 0,
    offlineGift: async (donation) => offlineOf(await use().offlineGift.execute({ donation })),
    addOfflineReversal: async (row) => changed(await use().addOfflineReversal.execute({ ...row })) > 0,
  };
}
