import type { TaxReceiptTx } from '#server/domain/ports/taxReceipts.ts';
import { NO_LINES } from '#shared/accounts/line.ts';
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
    accountsHead: async (project) => (await use().newestLine.execute({ project }))[0] ?? NO_LINES,
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
    forgetYearlyWishes: async (before) => changed(await use().forgetYearlyWishes.execute({ before })),
    async forgetDonors(before, limit) {
      const rows = await use().namedReceipts.execute({ before, limit });
      for (const { id, printed } of rows) await use().forgetDonor.execute({ id, printed: { ...printed, donor: [] } });
      return rows.length;
    },
    async wasToldOf(id) {
      const key = `taxReceipt:${id}`;
      // Compared and set: the post takes a letter up with its first try.
      if (changed(await use().withdrawLetter.execute({ key })) > 0) return false;
      return (await use().letterOf.execute({ key })).length > 0;
    },
  };
}
