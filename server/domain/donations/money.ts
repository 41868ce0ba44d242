import type { AttemptId } from '#shared/ids.ts';
import { type Cents, cents, ZERO } from '#shared/money.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

type Money = Pick<AttemptRow, 'state' | 'amountCents' | 'refundedCents' | 'lostCents'>;

export const isGranted = ({ state }: Pick<Money, 'state'>): boolean => state === 'paid' || state === 'settled';

/** What of a payment is still there: less what was refunded, and what disputes took [G8]. */
export const leftCents = ({ amountCents, refundedCents, lostCents }: Omit<Money, 'state'>): Cents =>
  cents(Math.max(0, amountCents - refundedCents - lostCents));

/** Whether the money of a payment went back entirely [G8]. */
export const isGone = (attempt: Omit<Money, 'state'>): boolean => leftCents(attempt) === 0;

/** What of a payment still counts for the project: its gifts, less what went back. Fee cover never counted. */
export const countedCents = (attempt: Money, giftsCents: Cents): Cents =>
  isGranted(attempt) ? leftCents({ ...attempt, amountCents: giftsCents }) : ZERO;

/** A paid attempt as it is now, its row locked until the transaction ends; null when it is not paid. */
export async function lockGranted(tx: StoreTx, id: AttemptId, now: number): Promise<AttemptRow | null> {
  // A move to where it stands: the row is locked and read in one statement. Paid becomes settled, never the other way round.
  return (
    (await tx.moveAttempt(id, ['paid'], 'paid', {}, now)) ?? (await tx.moveAttempt(id, ['settled'], 'settled', {}, now))
  );
}

/** Locks the other payments of a basket that was paid twice: what stands hangs on all of them together. */
export async function lockOthers(tx: StoreTx, { id, donation }: Pick<AttemptRow, 'id' | 'donation'>, now: number) {
  for (const other of await tx.attemptsOf(donation)) {
    if (other.id !== id && isGranted(other)) await lockGranted(tx, other.id, now);
  }
}
