import type { AttemptId, DonationId } from '#shared/ids.ts';
import type { Deps, Told } from '../deps.ts';
import { book } from '../ledger/book.ts';
import type { SessionTruth } from '../ports/payments.ts';
import type { AttemptRow, AttemptState, DonationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { type Mismatch, mismatchOf, moveOf, NOT_FINAL, type Wish } from './decide.ts';
import { lockGranted, lockOthers } from './money.ts';
import { heed } from './paid.ts';
import { reverse } from './reverse.ts';

export type Ground = Pick<Deps, 'lands' | 'surroundings'>;

/** What became of a truth. `unknown`: no attempt of ours. `foreign`: it names an attempt of ours that has another session. */
export type Applied =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'foreign'; readonly attempt: AttemptRow }
  | { readonly kind: 'quarantined'; readonly attempt: AttemptRow; readonly mismatch: Mismatch }
  | { readonly kind: 'moved'; readonly attempt: AttemptRow }
  | { readonly kind: 'unchanged'; readonly attempt: AttemptRow };

/**
 * The one door through which Stripe's truth changes a donation [G6]: signed event, return page, sweeper and a fresh session
 * all come here. Compares and sets the attempt's state; what follows from the move (gifts, ledger, holds) happens in the
 * same transaction, so a truth may come any number of times in any order.
 */
export async function applyTruth(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  truth: SessionTruth,
  wish: Wish | null = null,
): Promise<Applied> {
  const attempt = await attemptOf(tx, truth);
  if (!attempt) return { kind: 'unknown' };
  const mismatch = mismatchOf(attempt, truth);
  if (mismatch !== null) return refuse(tx, ground, told, attempt, truth, mismatch);
  const now = ground.surroundings.now();
  const { id, from, to, change } = moveOf(attempt, truth, wish, now);
  const moved = from.includes(attempt.state) ? await tx.moveAttempt(id, from, to, change, now) : null;
  if (moved) await follow(tx, ground, told, moved, now);
  const settled = await settle(tx, ground, told, moved ?? attempt, truth, now);
  if (settled) return { kind: 'moved', attempt: settled };
  return moved ? { kind: 'moved', attempt: moved } : { kind: 'unchanged', attempt };
}

/** By session first: the reference is only what finds a session that we never heard back about. */
async function attemptOf(tx: StoreTx, truth: SessionTruth): Promise<AttemptRow | null> {
  const known = await tx.attemptBySession(truth.account, truth.sessionId);
  if (known || truth.reference === null) return known;
  return tx.attempt(truth.reference);
}

/** What a move brings with it. */
async function follow(tx: StoreTx, ground: Ground, told: Told, attempt: AttemptRow, now: number): Promise<void> {
  switch (attempt.state) {
    case 'paid':
      await heed(tx, ground, told, [attempt], now);
      return;
    // A bank debit takes days: its plots go back to everybody, the gift will find the nearest place [G9].
    case 'pending':
    case 'failed':
    case 'expired':
    case 'cancelled':
    case 'abandoned':
    case 'quarantined':
      await release(tx, told, attempt);
      return;
    case 'creating':
    case 'open':
    case 'settled':
      return;
  }
}

/** Books Stripe's balance transactions of a paid attempt once they exist; the attempt after, or null when nothing moved. */
async function settle(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  attempt: AttemptRow,
  truth: SessionTruth,
  now: number,
): Promise<AttemptRow | null> {
  const { settlement, reversal } = truth;
  const toSettle = settlement !== null && attempt.state === 'paid';
  const isPaid = attempt.state === 'paid' || attempt.state === 'settled';
  if (!toSettle && !(reversal && isPaid)) return null;
  const donation = await donationOf(tx, attempt.donation);
  const { id, account, currency } = attempt;
  const of = { account, project: donation.project, donation: donation.id, attempt: id, currency };
  let moved: AttemptRow | null = null;
  if (toSettle) {
    const ids = {
      ...(truth.paymentIntent === null ? {} : { paymentIntent: truth.paymentIntent }),
      ...(truth.charge === null ? {} : { charge: truth.charge }),
    };
    moved = await tx.moveAttempt(attempt.id, ['paid'], 'settled', ids, now);
    if (moved) await book(tx, 'settled', settlement, of, now);
    // The charge that has its movement says by what it was paid, too: a tax receipt tells it.
    if (moved && truth.method !== null) await tx.notePaymentMethod(attempt.id, truth.method);
  }
  // Locked before it is corrected: a refund that another transaction is writing must not be counted twice.
  const locked = reversal && isPaid ? (moved ?? (await lockGranted(tx, attempt.id, now))) : null;
  if (reversal && locked && (await book(tx, 'lateFailure', reversal, of, now))) {
    await lockOthers(tx, locked, now);
    await reverse(tx, ground, told, locked, donation, reversal, now);
  }
  return moved;
}

/** [G9] Something differs from what was asked: nothing is given, nothing is lost, a person looks at it. */
async function refuse(
  tx: StoreTx,
  { surroundings }: Ground,
  told: Told,
  attempt: AttemptRow,
  truth: SessionTruth,
  mismatch: Mismatch,
): Promise<Applied> {
  const now = surroundings.now();
  const fields = { attempt: attempt.id, session: truth.sessionId, account: truth.account, mismatch };
  await tx.enqueue(
    'alert',
    `mismatch:${truth.account}:${truth.sessionId}:${mismatch}`,
    { kind: 'mismatch', ...fields },
    now,
  );
  // Another session that borrows our reference says nothing about ours: it must not be able to stop it.
  const isOurSession = mismatch !== 'account' && (attempt.sessionId ?? truth.sessionId) === truth.sessionId;
  if (!isOurSession) return { kind: 'foreign', attempt };
  const from: readonly AttemptState[] = [...NOT_FINAL, 'failed', 'expired', 'cancelled', 'abandoned'];
  const moved = await tx.moveAttempt(attempt.id, from, 'quarantined', {}, now);
  if (moved) await release(tx, told, moved);
  return { kind: 'quarantined', attempt: moved ?? attempt, mismatch };
}

async function release(tx: StoreTx, told: Told, attempt: AttemptRow): Promise<void> {
  if ((await tx.releaseHolds(attempt.donation)) === 0) return;
  told.holds.add((await donationOf(tx, attempt.donation)).village);
}

/**
 * We give up on a session that Stripe never confirmed (`creating`) or no longer knows (`open`): the plots come free [G7]. A
 * payment that still arrives is honoured.
 */
export async function abandon(
  tx: StoreTx,
  told: Told,
  id: AttemptId,
  from: 'creating' | 'open',
  now: number,
): Promise<AttemptRow | null> {
  const moved = await tx.moveAttempt(id, [from], 'abandoned', {}, now);
  if (moved) await release(tx, told, moved);
  return moved;
}

async function donationOf(tx: StoreTx, id: DonationId): Promise<DonationRow> {
  const donation = await tx.donation(id);
  if (!donation) throw new Error(`attempt without donation ${id}`);
  return donation;
}
