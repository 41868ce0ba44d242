import type { OfflineGift, OfflineReads } from '#server/domain/ports/offline.ts';
import type { ReadQueries } from './queries/queries.ts';

type Row = Awaited<ReturnType<ReadQueries['offlineGift']['execute']>>[number];

/** Gifts given by hand, each with how it was taken back. */
export function offlineReads(q: ReadQueries): OfflineReads {
  return {
    offlineGift: async (donation) => offlineOf(await q.offlineGift.execute({ donation })),
    offlineGiftByKey: async (association, entryKey) =>
      offlineOf(await q.offlineGiftByKey.execute({ association, entryKey })),
  };
}

export function offlineOf([row]: readonly Row[]): OfflineGift | null {
  if (row === undefined) return null;
  const { reason, reversedBy: by, reversedAt: at, ...gift } = row;
  const isReversed = reason !== null && by !== null && at !== null;
  return { ...gift, reversal: isReversed ? { donation: gift.donation, reason, by, at } : null };
}
