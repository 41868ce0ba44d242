import { assertNever } from '#shared/result.ts';
import type { SessionTruth } from '../ports/payments.ts';
import type { AttemptRow, AttemptState } from '../ports/rows.ts';
import type { AttemptMove } from '../ports/store.ts';

/** A move of the state table: `to`, from any of `from`; nothing happens from elsewhere, so order and repetition do not matter. */
export interface Move {
  readonly to: AttemptState;
  readonly from: readonly AttemptState[];
}

export type Wish = 'cancel' | 'decline';

/** No money was taken: what comes later from Stripe still counts [G9]. */
const LET_GO = ['expired', 'cancelled', 'abandoned'] as const satisfies readonly AttemptState[];
export const NOT_FINAL = ['creating', 'open', 'pending'] as const satisfies readonly AttemptState[];

/**
 * What Stripe's truth makes of an attempt. Final facts win over earlier ones from every state: a payment that arrives
 * after we had given the session up is never lost [G9].
 * @param wish why we expired the session ourselves: the player left, or cards were declined too often
 */
export function moveFor(truth: SessionTruth, wish: Wish | null): Move {
  switch (truth.status) {
    case 'complete':
      if (truth.paymentStatus === 'paid') return { to: 'paid', from: [...NOT_FINAL, 'failed', ...LET_GO] };
      if (truth.paymentFailed) return { to: 'failed', from: [...NOT_FINAL, ...LET_GO] };
      return { to: 'pending', from: ['creating', 'open', ...LET_GO] };
    case 'expired':
      // Stripe's own word that it expired may come before ours, and says less.
      if (wish === 'decline') return { to: 'failed', from: ['creating', 'open', 'expired'] };
      return { to: wish === 'cancel' ? 'cancelled' : 'expired', from: ['creating', 'open'] };
    case 'open':
      return { to: 'open', from: ['creating'] };
    default:
      return assertNever(truth.status);
  }
}

/** That move, with what changes on the attempt. */
export function moveOf(attempt: AttemptRow, truth: SessionTruth, wish: Wish | null, now: number): AttemptMove {
  const { to, from } = moveFor(truth, wish);
  const change = {
    ...(truth.sessionId === attempt.sessionId ? {} : { sessionId: truth.sessionId }),
    ...(truth.url === null ? {} : { checkoutUrl: truth.url }),
    ...(truth.paymentIntent === null ? {} : { paymentIntent: truth.paymentIntent }),
    ...(truth.charge === null ? {} : { charge: truth.charge }),
    ...(to === 'paid' ? { paidAt: now } : {}),
    ...(to === 'open' ? { expiresAt: truth.expiresAt } : {}),
  };
  return { id: attempt.id, from, to, change };
}

export type Mismatch = 'amount' | 'currency' | 'account' | 'livemode' | 'reference' | 'session';

/** What of Stripe's truth is not what this attempt asked for; null when all agrees. */
export function mismatchOf(attempt: AttemptRow, truth: SessionTruth): Mismatch | null {
  if (truth.account !== attempt.account) return 'account';
  if (truth.sessionId !== (attempt.sessionId ?? truth.sessionId)) return 'session';
  if (truth.reference !== attempt.id) return 'reference';
  if (truth.livemode !== attempt.livemode) return 'livemode';
  if (truth.currency !== attempt.currency) return 'currency';
  if (truth.amountCents !== attempt.amountCents) return 'amount';
  return null;
}
