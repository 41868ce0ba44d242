import { always, type Deps } from '../deps.ts';
import type { TaxReceiptRow } from '../ports/taxReceipts.ts';
import { firstYearOfWishes, sixYearsBefore } from './calendar.ts';

/** Name and address went after their years; nobody without a name was ever issued one. */
export const isForgotten = ({ donorName }: Pick<TaxReceiptRow, 'donorName'>): boolean => donorName === '';

/** Emptied in one transaction. */
const PIECE = 200;

/**
 * Receipts keep who gave as long as the law wants them shown, six years from the day they were issued (LPF, art. L14 A and L102 B):
 * then name and address go, and number, year, amount and days stay, for a sequence without gaps can be proved for ever. Wishes for one
 * receipt of a year go when the half year after it is over.
 */
export async function forgetReceipts(deps: Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>): Promise<void> {
  const now = deps.surroundings.now();
  const wishes = await always(deps, (tx) => tx.forgetYearlyWishes(firstYearOfWishes(now)));
  let donors = 0;
  for (;;) {
    const emptied = await always(deps, (tx) => tx.forgetDonors(sixYearsBefore(now), PIECE));
    donors += emptied;
    if (emptied < PIECE) break;
  }
  if (donors > 0 || wishes > 0) deps.log.info({ donors, wishes }, 'names of old receipts and wishes went');
}
