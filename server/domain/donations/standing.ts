import type { Told } from '../deps.ts';
import { waitAsPaid } from '../friends/withdraw.ts';
import type { DonationRow, PlacementRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { beginWorks, endWorks, takeNearest } from '../villages/room.ts';
import type { Ground } from './apply.ts';
import { countAll, inGiftOrder } from './counting.ts';
import { isGone, isGranted } from './money.ts';

/**
 * [G8] What stands of a donation is what is paid of it: a line stands while one payment of it has its money and has not given
 * that line back. Looked at anew each time, so that it does not matter in which order money came and went. Promised objects leave
 * and return, to the nearest place; delivered ones stay, without a name while their money is away.
 * @returns by how many gifts the project's count changes
 */
export async function standAsPaid(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  now: number,
): Promise<number> {
  const paid = (await tx.attemptsOf(donation.id)).filter((attempt) => isGranted(attempt) && !isGone(attempt));
  const givenBack = new Set(
    (await tx.refundLinesOf(donation.id))
      .filter(({ state }) => state === 'refunded')
      .map(({ attempt, line }) => `${attempt} ${line}`),
  );
  const isPaid = ({ line }: Pick<PlacementRow, 'line'>) => paid.some(({ id }) => !givenBack.has(`${id} ${line}`));
  const placements = await tx.placementsOf(donation.id);
  const standing = placements.filter(({ removedAt }) => removedAt === null);
  // Of what is there in part something real is there: it stays as a whole.
  const isThere = ({ state, there }: PlacementRow) => state !== 'promised' || there > 0;
  const leaving = standing.filter((placement) => !isThere(placement) && !isPaid(placement));
  const staying = standing.filter(isThere);
  const renamed = staying.filter((placement) => placement.unnamed === isPaid(placement));
  const returning = placements.filter((placement) => placement.removedAt !== null && isPaid(placement));
  if (paid.length === 0) await tx.revokeConsents(donation.id, ['publicName', 'nameOnGift', 'message'], now);
  const waiting = await waitAsPaid(tx, ground, told, donation, isPaid, now);
  await takeAway(tx, told, donation, leaving, renamed, now);
  await giveBack(tx, ground, told, donation, returning, now);
  return returning.length - leaving.length + waiting;
}

async function takeAway(
  tx: StoreTx,
  told: Told,
  { village }: DonationRow,
  leaving: readonly PlacementRow[],
  renamed: readonly PlacementRow[],
  now: number,
): Promise<void> {
  for (const { id, project, gift, quantity, beyondNeed } of inGiftOrder(leaving)) {
    await tx.removePlacement(id, now);
    // What was given beyond the need was never in the count.
    if (!beyondNeed) await tx.countTakenBack(project, gift, quantity);
  }
  for (const { id } of leaving) await tx.freePlots(id);
  for (const { id, unnamed } of renamed) await tx.setUnnamed(id, !unnamed);
  const facts = [
    ...leaving.map(({ id }) => ({ type: 'giftRemoved' as const, placement: id })),
    ...renamed.map(({ id }) => ({ type: 'wordsChanged' as const, placement: id })),
  ];
  if (facts.length === 0) return;
  told.events.push({ village, events: await tx.appendEvents(village, facts, now) });
  told.holds.add(village);
}

/** The money is ours again: what had left returns, to where it was wished or the nearest place. */
async function giveBack(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  returning: readonly PlacementRow[],
  now: number,
): Promise<void> {
  if (returning.length === 0) return;
  const lines = await tx.lines(donation.id);
  const works = beginWorks(donation.village);
  // The project may have got all it needs meanwhile [G9].
  const surplus = await countAll(tx, donation.project, returning);
  for (const placement of returning) {
    const { id, gift, quantity, footprint, line, plot: stood } = placement;
    const wish = lines.find((wished) => wished.line === line)?.plot ?? stood;
    const plot = await takeNearest(tx, ground.lands, works, footprint, wish, { donation: donation.id, placement: id });
    await tx.restorePlacement(id, plot, surplus.has(placement));
    works.facts.push({ type: 'giftPlaced', placement: id, gift, quantity, ...plot });
  }
  told.events.push({ village: donation.village, events: await endWorks(tx, ground.lands, works, now) });
  told.holds.add(donation.village);
}
