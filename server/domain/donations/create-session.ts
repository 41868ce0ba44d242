import { err, ok, type Result } from '#shared/result.ts';
import { syncAccount } from '../associations/sync-account.ts';
import { always, type Deps } from '../deps.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { abandon } from './apply.ts';
import { hostId } from './notes.ts';
import type { CheckoutRefusal } from './refusals.ts';
import { sessionRequest } from './session-request.ts';
import { applyFetched } from './sync.ts';

/** After this the same key could ask Stripe for a session shorter than it allows: the attempt is abandoned instead. */
export const RETRY_MS = 4 * 60_000;

/**
 * Asks Stripe for an attempt's session, the first time and again: the same key and parameters, so there is one session at
 * most. What Stripe answers goes through the same door as everything it says.
 */
export async function createSession(
  deps: Deps,
  attempt: AttemptRow,
): Promise<Result<AttemptRow, Extract<CheckoutRefusal, { kind: 'paymentRefused' | 'paymentUnreachable' }>>> {
  const found = await deps.store.read.donation(attempt.donation);
  const project = found && (await deps.store.read.project(found.donation.project));
  if (!found || !project) throw new Error(`attempt ${attempt.id} without donation or project`);
  const host = await hostId(deps);
  const request = sessionRequest(deps.settings, project, found.donation, found.lines, attempt, host);
  const answer = await deps.payments.createSession(request);
  const fields = { attempt: attempt.id, donation: attempt.donation };
  if (!answer.ok) {
    if (answer.error.kind === 'unreachable') {
      deps.log.warn(fields, 'stripe did not answer; the attempt stays and will be asked again');
      return err({ kind: 'paymentUnreachable' });
    }
    await always(deps, (tx, told) => abandon(tx, told, attempt.id, 'creating', deps.surroundings.now()));
    deps.log.error({ ...fields, reason: answer.error.reason }, 'stripe refused to open a session');
    // It may be the account that was refused: then giving to it stops before the next giver comes.
    await syncAccount(deps, attempt.account);
    return err({ kind: 'paymentRefused' });
  }
  const truth = answer.value;
  const applied = await applyFetched(deps, truth);
  if (applied.kind === 'unknown') throw new Error(`a session of no attempt: ${truth.sessionId}`);
  const { attempt: after } = applied;
  if (after.state === 'open') return ok(after);
  // Given up or differing meanwhile: a page that nobody waits for must not stay payable.
  deps.log.warn({ ...fields, state: after.state }, 'a session came back for an attempt that had moved on');
  if (after.state !== 'paid' && after.state !== 'settled')
    await deps.payments.expireSession(attempt.account, truth.sessionId);
  return err({ kind: 'paymentRefused' });
}
