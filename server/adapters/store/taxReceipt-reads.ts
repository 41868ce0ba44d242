import type { TaxReceiptReads, YearlyWishRow } from '#server/domain/ports/taxReceipts.ts';
import { ZERO } from '#shared/money.ts';
import type { ReadQueries } from './queries/queries.ts';

/** A wish as its table holds it: columns with names and addresses say so. */
export const yearlyWishOf = ({ name: donorName, address: donorAddress, ...row }: YearlyWishRow) => ({
  ...row,
  donorName,
  donorAddress,
});
const wishIn = ({
  donorName: name,
  donorAddress: address,
  ...row
}: ReturnType<typeof yearlyWishOf>): YearlyWishRow => ({
  ...row,
  name,
  address,
});

/** Tax receipts and those who may issue them. */
export function taxReceiptReads(q: ReadQueries): TaxReceiptReads {
  return {
    taxBody: async (association) => (await q.taxBody.execute({ association }))[0] ?? null,
    taxReceipt: async (id) => (await q.taxReceipt.execute({ id }))[0] ?? null,
    taxReceiptsOf: (donation) => q.taxReceiptsOf.execute({ donation }),
    taxReceipts: (association, year, after, limit) => q.taxReceipts.execute({ association, year, after, limit }),
    receiptedGifts: (receipt) => q.receiptedGifts.execute({ receipt }),
    async taxFigures(association, year) {
      const [row] = await q.taxFigures.execute({ association, year });
      const { all = 0, voided = 0, totalCents = ZERO } = row ?? {};
      return { receipts: all - voided, totalCents, voided };
    },
    receiptable: async (donation) => (await q.receiptable.execute({ donation }))[0] ?? null,
    async unreceipted({ email, player, ...asked }) {
      const rows = [
        ...(await q.unreceiptedOfPlayer.execute({ ...asked, player })),
        ...(email === null ? [] : await q.unreceiptedOfAddress.execute({ ...asked, email })),
      ];
      return [...new Set(rows.map(({ donation }) => donation))].sort();
    },
    async yearlyWish(donation) {
      const [row] = await q.yearlyWish.execute({ donation });
      return row ? wishIn(row) : null;
    },
    waitingWishes: async (association, year, after, limit) =>
      (await q.waitingWishes.execute({ association, year, after, limit })).map(wishIn),
  };
}
