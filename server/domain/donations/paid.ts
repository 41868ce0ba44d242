import type { Told } from '../deps.ts';
import { paidPosting } from '../ledger/postings.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Ground } from './apply.ts';
import { grant } from './grant.ts';

/**
 * [G6] What payments bring with them, in the transaction that made them paid: their money in the books, their gifts in the village.
 * @param paid of a donation each
 */
export async function heed(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  paid: readonly AttemptRow[],
  now: number,
): Promise<void> {
  const baskets = await tx.paidBaskets(paid.map(({ donation }) => donation));
  for (const [i, attempt] of paid.entries()) {
    const basket = baskets[i];
    if (!basket) throw new Error(`attempt without donation ${attempt.donation}`);
    const { donation, lines } = basket;
    const of = { account: attempt.account, project: donation.project, donation: donation.id };
    await tx.post(paidPosting(attempt, of, now, lines));
  }
  await grant(tx, ground, told, baskets, now);
}
