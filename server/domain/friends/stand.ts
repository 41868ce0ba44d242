import type { Plot } from '#shared/village/placing.ts';
import type { Told } from '../deps.ts';
import type { Ground } from '../donations/apply.ts';
import { isGiftLine, place } from '../donations/grant.ts';
import type { DonationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { beginWorks, endWorks } from '../villages/room.ts';

/** Every gift of a donation that still waits stands now: on its plot, else on the nearest free one [G9]. */
export async function standFriendLines(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  plots: ReadonlyMap<number, Plot>,
  now: number,
): Promise<void> {
  const given = (await tx.lines(donation.id)).filter(isGiftLine);
  const works = beginWorks(donation.village);
  for (const { line: number, beyondNeed, state } of await tx.friendLines(donation.id)) {
    const line = given.find((one) => one.line === number);
    if (state !== 'waiting' || !line) continue;
    await tx.moveFriendLine({ donation: donation.id, line: number }, 'waiting', 'placed', beyondNeed);
    const wished = { ...line, plot: plots.get(number) ?? null };
    await place(tx, ground, told, works, donation, wished, beyondNeed, now);
  }
  told.events.push({ village: donation.village, events: await endWorks(tx, ground.lands, works, now) });
  told.holds.add(donation.village);
}
