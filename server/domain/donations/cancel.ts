import type { DonationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { abandon, applyTruth } from './apply.ts';
import { note } from './sync.ts';

export type CancelRefusal = { readonly kind: 'unknownDonation' } | { readonly kind: 'paymentUnreachable' };

/**
 * The player left Stripe's page [G7]: the session is expired at Stripe first, so that a page still open in another tab can
 * no longer be paid, and only then do the plots come free. When it was paid meanwhile, that is applied instead.
 */
export async function cancel(deps: Deps, id: DonationId): Promise<Result<null, CancelRefusal>> {
  const found = await deps.store.read.donation(id);
  if (!found) return err({ kind: 'unknownDonation' });
  for (const attempt of found.attempts) {
    if (attempt.state !== 'creating' && attempt.state !== 'open') continue;
    const cancelled = await cancelAttempt(deps, attempt);
    if (!cancelled.ok) return cancelled;
  }
  return ok(null);
}

/** The attempt after: cancelled as a rule; paid when the payment was faster. */
export async function cancelAttempt(
  deps: Deps,
  attempt: AttemptRow,
): Promise<Result<AttemptRow, { readonly kind: 'paymentUnreachable' }>> {
  const { sessionId } = attempt;
  // Nobody was ever shown its page; if Stripe made it all the same, it expires unseen, or is honoured if paid [G9].
  if (sessionId === null) {
    const gone = await always(deps, (tx, told) => abandon(tx, told, attempt.id, 'creating', deps.surroundings.now()));
    return ok(gone ?? attempt);
  }
  const truth = await deps.payments.expireSession(attempt.account, sessionId);
  if (!truth.ok) {
    deps.log.warn({ attempt: attempt.id, why: truth.error.kind }, 'a session could not be expired');
    // A session that Stripe does not know cannot be paid: it must not stand in the way of the next one for ever.
    if (truth.error.kind !== 'missing') return err({ kind: 'paymentUnreachable' });
    const gone = await always(deps, (tx, told) => abandon(tx, told, attempt.id, 'open', deps.surroundings.now()));
    return ok(gone ?? attempt);
  }
  const applied = await always(deps, (tx, told) => applyTruth(tx, deps, told, truth.value, 'cancel'));
  note(deps, truth.value, applied);
  return ok('attempt' in applied ? applied.attempt : attempt);
}
