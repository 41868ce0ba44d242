import type { TaxReceiptTx } from '#server/domain/ports/taxReceipts.ts';
import { changed } from '../queries/db.ts';
import { yearlyWishOf } from '../taxReceipt-reads.ts';
import type { Use } from './use.ts';

/** Numbers without gaps, and receipts that are never deleted. */
export function taxReceiptsTx(use: Use): TaxReceiptTx {
  return {
    taxBody: async (association) => (await use().taxBody.execute({ association }))[0] ?? null,
    async saveTaxBody(row) {
      await use().saveTaxBody.execute({ ...row });
    },
    receiptable: async (donation) => (await use().receiptable.execute({ donation }))[0] ?? null,
    async takeReceiptNumber(association, year) {
      const [row] = await use().takeReceiptNumber.execute({ association, year });
      if (!row) throw new Error('no number was taken');
      return row.last;
    },
    async addTaxReceipt(row, gifts) {
      await use().addTaxReceipt.execute({ ...row });
      for (const gift of gifts) {
        const added = await use().addReceiptedGift.execute({ ...gift, receipt: row.id, state: 'counted' });
        if (added.length === 0) return false;
      }
      return true;
    },
    validReceiptOf: async (donation) => (await use().validReceiptOf.execute({ donation }))[0] ?? null,
    async voidTaxReceipt(id, reason, now) {
      if (changed(await use().voidTaxReceipt.execute({ id, reason, now })) === 0) return false;
      await use().releaseReceiptedGifts.execute({ id });
      return true;
    },
    handOut: async (id, now) => changed(await use().handOut.execute({ id, now })) > 0,
    async saveYearlyWish(row) {
      await use().saveYearlyWish.execute(yearlyWishOf(row));
    },
    async forgetYearlyWish(donation) {
      await use().forgetYearlyWish.execute({ donation });
    },
  };
}
