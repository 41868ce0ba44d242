import { type AccountComparison, type ComparisonReads, IDLE } from '#server/domain/ports/comparison.ts';
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
        const paid = await at.paidAccounts.execute();
        return paid.flatMap(({ account, firstAt }): AccountComparison[] => {
          if (firstAt === null) return [];
          return [known.get(account) ?? { account, beginAt: firstAt, comparedThrough: firstAt, walk: IDLE }];
        });
      }),
    isSeen: async (account, id) => (await q.seenTransaction.execute({ account, id })).length > 0,
    isBooked: async (account, source) => (await q.posting.execute({ account, source })).length > 0,
    async lastReport() {
      const [row] = await q.lastReport.execute();
      return row?.body ?? null;
    },
  };
}
