import type { StoreTx } from '#server/domain/ports/store.ts';
import type { AttemptId } from '#shared/ids.ts';
import { minus, ZERO } from '#shared/money.ts';
import { changed } from '../queries/db.ts';
import { inOrderOf } from '../queries/several.ts';
import type { Part, Use } from './use.ts';

type Attempts = Part<
  | 'createAttempt'
  | 'attempt'
  | 'attemptsOf'
  | 'attemptBySession'
  | 'attemptsBySession'
  | 'attemptByCharge'
  | 'attemptByPaymentIntent'
  | 'moveAttempt'
  | 'moveAttempts'
  | 'setDispute'
  | 'recordRefund'
>;
type Refund = Parameters<StoreTx['recordRefund']>[0];

/** The attempts to pay, moved only by compare-and-set. */
export function attemptsTx(use: Use): Attempts {
  const attempt: Attempts['attempt'] = async (id) => {
    const [row] = await use().attempt.execute({ id });
    return row ?? null;
  };
  return {
    async createAttempt(row) {
      await use().createAttempt.execute({ ...row, touchedAt: row.createdAt });
    },
    attempt,
    attemptsOf: (donation) => use().attemptsOf.execute({ donation }),
    async attemptBySession(account, sessionId) {
      const [row] = await use().attemptBySession.execute({ account, sessionId });
      return row ?? null;
    },
    attemptsBySession: (account, sessionIds) => use().attemptsBySession.execute(sessionIds, { account }),
    async attemptByCharge(account, charge) {
      const [row] = await use().attemptByCharge.execute({ account, charge });
      return row ?? null;
    },
    async attemptByPaymentIntent(account, paymentIntent) {
      const [row] = await use().attemptByPaymentIntent.execute({ account, paymentIntent });
      return row ?? null;
    },
    async moveAttempt(id, from, to, change, now) {
      const moved = await use()
        .moveAttempt(from, change)
        .execute({ ...change, id, to, now });
      // Its row is ours now. To have it sent back by the move itself costs SQLite more than the two together.
      return changed(moved) === 0 ? null : attempt(id);
    },
    async moveAttempts(moves, now) {
      const moved: AttemptId[] = [];
      for (const { id, from, to, change } of moves) {
        const outcome = await use()
          .moveAttempt(from, change)
          .execute({ ...change, id, to, now });
        if (changed(outcome) > 0) moved.push(id);
      }
      return inOrderOf(moved, await use().attempts.execute(moved), ({ id }) => id);
    },
    async setDispute(id, change, now) {
      await use().setDispute.execute({ id, ...change, now });
    },
    async recordRefund(refund, now) {
      // Locked first: two events on one refund must not both see the same state before theirs.
      const [locked] = await use().lockAttempt.execute({ id: refund.attempt, now });
      if (locked === undefined) throw new Error(`a refund of no attempt: ${refund.id}`);
      const changeCents = await writeRefund(use, refund, now);
      if (changeCents === 0) return null;
      const [after] = await use().addRefunded.execute({ id: refund.attempt, changeCents });
      return after?.refundedCents ?? null;
    },
  };
}

/** Writes the refund's row where its state may still move; by how much the attempt's refunded amount changes. */
async function writeRefund(use: Use, refund: Refund, now: number): Promise<number> {
  const [known] = await use().refund.execute({ id: refund.id });
  if (known === undefined) {
    await use().createRefund.execute({ ...refund, at: now });
    return refund.state === 'failed' ? 0 : refund.amountCents;
  }
  const final = known.state === 'failed' || (known.state === 'succeeded' && refund.state !== 'failed');
  if (final || known.state === refund.state) return 0;
  await use().moveRefund.execute({ id: refund.id, state: refund.state, at: now });
  return refund.state === 'failed' ? minus(ZERO, known.amountCents) : 0;
}
