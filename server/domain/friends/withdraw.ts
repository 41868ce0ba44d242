import type { Told } from '../deps.ts';
import type { Ground } from '../donations/apply.ts';
import { countAll, inGiftOrder } from '../donations/counting.ts';
import type { FriendLineRow } from '../ports/founding.ts';
import type { DonationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { standFriendLines } from './stand.ts';

/**
 * [G8] Gifts that wait for a friend leave with their money, and wait again when it returns; where the friend has chosen meanwhile, the
 * village places what returns.
 * @returns by how many gifts the project's count changes
 */
export async function waitAsPaid(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  isPaid: (line: Pick<FriendLineRow, 'line'>) => boolean,
  now: number,
): Promise<number> {
  if (!donation.forFriend) return 0;
  const lines = await tx.friendLines(donation.id);
  const leaving = lines.filter((line) => line.state === 'waiting' && !isPaid(line));
  const returning = lines.filter((line) => line.state === 'withdrawn' && isPaid(line));
  for (const line of inGiftOrder(leaving)) {
    await tx.moveFriendLine(line, 'waiting', 'withdrawn', line.beyondNeed);
    // What was given beyond the need was never in the count.
    if (!line.beyondNeed) await tx.countTakenBack(donation.project, line.gift, line.quantity);
  }
  const surplus = await countAll(tx, donation.project, returning);
  for (const line of returning) await tx.moveFriendLine(line, 'withdrawn', 'waiting', surplus.has(line));
  const isOver = (await tx.friendGift(donation.id))?.state !== 'waiting';
  if (isOver && returning.length > 0) await standFriendLines(tx, ground, told, donation, new Map(), now);
  return returning.length - leaving.length;
}
