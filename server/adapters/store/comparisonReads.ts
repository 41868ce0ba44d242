import { type ComparisonReads, IDLE } from '#server/domain/ports/comparison.ts';
import type { ReadQueries } from './queries/queries.ts';
import type { Reader } from './reads.ts';

/** How far the comparisons with Stripe have come. */
export function comparisonReads({ q, snapshot }: Reader): ComparisonReads {
  return {
    async installation() {
      const [row] = await q.installation.execute();
      return row?.id ?? null;
    },
    async duty(name) {
      const [row] = await q.duty.execute({ name });
      return row ?? null;
    },
    comparisons: () =>
      snapshot(async (at) => {
        const known = new Map((await at.comparisons.execute()).map((row) => [row.account, row]));
        const began = await beginnings(at);
        return [...began].map(
          ([account, beginAt]) => known.get(account) ?? { account, beginAt, comparedThrough: beginAt, walk: IDLE },
        );
      }),
    isSeen: async (account, id) => (await q.seenTransaction.execute({ account, id })).length > 0,
    isBooked: async (account, source) => (await q.posting.execute({ account, source })).length > 0,
    async lastReport() {
      const [row] = await q.lastReport.execute();
      return row?.body ?? null;
    },
  };
}

/**
 * Since when each account's money is ours to tell: its first attempt; the host's own account from the first start on, for a
 * backup may be older than the first gift.
 */
async function beginnings(at: ReadQueries): Promise<Map<string, number>> {
  const began = new Map<string, number>();
  for (const { account, firstAt } of await at.paidAccounts.execute()) if (firstAt !== null) began.set(account, firstAt);
  const [installation] = await at.installation.execute();
  const [user] = await at.ownAccountUsers.execute();
  if (installation && user) began.set('', Math.min(installation.createdAt, began.get('') ?? installation.createdAt));
  return began;
}
