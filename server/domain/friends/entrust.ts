import { countAll } from '../donations/counting.ts';
import type { GiftLine } from '../donations/grant.ts';
import type { DonationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/** How long a friend may take to choose: then the village does. */
export const FRIEND_MS = 30 * 86_400_000;

/**
 * [S5] Gifts that were paid for a friend: they count for the project from this moment, and stand where the friend puts them. How many
 * were not entrusted before.
 */
export async function entrust(
  tx: StoreTx,
  donation: DonationRow,
  lines: readonly GiftLine[],
  now: number,
): Promise<number> {
  const known = new Set((await tx.friendLines(donation.id)).map(({ line }) => line));
  const fresh = lines.filter(({ line }) => !known.has(line));
  const surplus = await countAll(tx, donation.project, fresh);
  for (const one of fresh) {
    const { line, gift, quantity } = one;
    await tx.addFriendLine({
      donation: donation.id,
      line,
      gift,
      quantity,
      beyondNeed: surplus.has(one),
      state: 'waiting',
    });
  }
  await tx.startFriendGift(donation.id, now + FRIEND_MS);
  return fresh.length;
}
