import type { AttemptId } from '#shared/ids.ts';
import { type Cents, cents, minus, sum, ZERO } from '#shared/money.ts';
import type { Told } from '../deps.ts';
import type { BalanceTransaction } from '../ports/payments.ts';
import type { AttemptRow, DonationRow, StoreTx } from '../ports/store.ts';
import { siteOf, takeNearest } from '../villages/room.ts';
import type { Ground } from './apply.ts';
import { type GiftLine, isGiftLine } from './grant.ts';
import { raise } from './raise.ts';

type Money = Pick<AttemptRow, 'state' | 'amountCents' | 'refundedCents' | 'dispute'>;

export const isGranted = ({ state }: Pick<Money, 'state'>): boolean => state === 'paid' || state === 'settled';

/** A paid attempt as it is now, its row locked until the transaction ends; null when it is not paid. */
export async function lockGranted(tx: StoreTx, id: AttemptId, now: number): Promise<AttemptRow | null> {
  // A move to where it stands: the row is locked and read in one statement. Paid becomes settled, never the other way round.
  return (
    (await tx.moveAttempt(id, ['paid'], 'paid', {}, now)) ?? (await tx.moveAttempt(id, ['settled'], 'settled', {}, now))
  );
}

/** Whether the money of a payment went back entirely: refunded in full, or lost to a dispute [G8]. */
export const isGone = ({ amountCents, refundedCents, dispute }: Money): boolean =>
  refundedCents >= amountCents || dispute === 'lost';

/** What of a payment still counts for the project: its gifts, less what went back. Fee cover never counted. */
export const countedCents = (attempt: Money, giftsCents: Cents): Cents =>
  isGranted(attempt) && attempt.dispute !== 'lost' ? cents(Math.max(0, giftsCents - attempt.refundedCents)) : ZERO;

/**
 * [G8] After a refund, a failed refund or a dispute: the project's totals follow, and when the money has gone entirely the
 * promised objects leave, the public words with them; when it came back after all, they return to the nearest place.
 */
export async function correct(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  before: AttemptRow,
  after: AttemptRow,
  now: number,
): Promise<void> {
  if (!isGranted(after)) return;
  const lines = (await tx.lines(donation.id)).filter(isGiftLine);
  const giftsCents = sum(lines.map((line) => line.amountCents));
  const change = minus(countedCents(after, giftsCents), countedCents(before, giftsCents));
  const others = (await tx.attemptsOf(donation.id)).filter((other) => other.id !== after.id);
  const isStillPaid = others.some((other) => isGranted(other) && !isGone(other));
  let gifts = 0;
  if (!isStillPaid && isGone(after) && !isGone(before)) gifts = -(await takeAway(tx, told, donation, now));
  if (!isStillPaid && !isGone(after) && isGone(before)) gifts = await giveBack(tx, ground, told, donation, lines, now);
  await raise(tx, told, donation.project, change, gifts, now);
}

/** A payment that the bank took back: like a refund in full, known by its balance transaction. */
export async function reverse(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  attempt: AttemptRow,
  donation: DonationRow,
  reversal: BalanceTransaction,
  now: number,
): Promise<void> {
  const refund = {
    id: reversal.id,
    attempt: attempt.id,
    amountCents: attempt.amountCents,
    state: 'succeeded',
  } as const;
  await recordAndCorrect(tx, ground, told, donation, attempt, refund, now);
}

/** Records a refund's state and corrects what hangs on it; nothing when the same was known already. */
export async function recordAndCorrect(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  attempt: AttemptRow,
  refund: { id: string; attempt: AttemptId; amountCents: Cents; state: 'pending' | 'succeeded' | 'failed' },
  now: number,
): Promise<void> {
  const refundedCents = await tx.recordRefund(refund, now);
  if (refundedCents === null) return;
  await correct(tx, ground, told, donation, attempt, { ...attempt, refundedCents }, now);
}

/** Promised objects leave, delivered ones stay without a name: the real thing is there. How many left. */
async function takeAway(tx: StoreTx, told: Told, donation: DonationRow, now: number): Promise<number> {
  const standing = (await tx.placementsOf(donation.id)).filter((placement) => placement.removedAt === null);
  await tx.revokeConsents(donation.id, ['publicName', 'nameOnGift', 'message'], now);
  const leaving = standing.filter((placement) => placement.state === 'promised');
  for (const placement of leaving) {
    await tx.removePlacement(placement.id, now);
    await tx.freePlots(placement.id);
    // What was given beyond the need was never in the count.
    if (!placement.beyondNeed) await tx.countTakenBack(placement.project, placement.gift, placement.quantity);
  }
  if (standing.length > 0) {
    const facts = standing.map(({ id, state }) => ({
      type: state === 'promised' ? ('giftRemoved' as const) : ('wordsChanged' as const),
      placement: id,
    }));
    told.events.push({ village: donation.village, events: await tx.appendEvents(donation.village, facts, now) });
    told.holds.add(donation.village);
  }
  return leaving.length;
}

/** The refund failed, the money is ours again: what had left returns, to its plot or the nearest. How many returned. */
async function giveBack(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  lines: readonly GiftLine[],
  now: number,
): Promise<number> {
  const away = (await tx.placementsOf(donation.id)).filter((placement) => placement.removedAt !== null);
  if (away.length === 0) return 0;
  const site = await siteOf(tx, ground.lands, donation.village);
  for (const placement of away) {
    const { id, project, gift, quantity, footprint, plot: stood } = placement;
    const wish = lines.find((line) => line.line === placement.line)?.plot ?? stood;
    const plot = await takeNearest(tx, site, footprint, wish, { donation: donation.id, placement: id });
    // The project may have got all it needs meanwhile [G9].
    const isNeeded = await tx.countGiven(project, gift, quantity);
    await tx.restorePlacement(id, plot, !isNeeded);
    site.facts.push({ type: 'giftPlaced', placement: id, gift, quantity, ...plot });
  }
  told.events.push({ village: donation.village, events: await tx.appendEvents(donation.village, site.facts, now) });
  told.holds.add(donation.village);
  return away.length;
}
