import type { AttemptId } from '#shared/ids.ts';
import { always, type Deps } from '../deps.ts';
import { applyTruth } from '../donations/apply.ts';
import { cancelAttempt } from '../donations/cancel.ts';
import { note } from '../donations/sync.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { CAP_MS, toClose } from './caps.ts';

/** Stripe takes a hundred calls a second; these must not take them all. */
const AT_ONCE = 24;

/**
 * Ends at Stripe the sessions that nobody may pay any more, then frees their plots: those of a player or an address whose cap is
 * reached, and all of an association whose giving is paused. What cannot be closed now is found again by the next round.
 */
export async function closeSessions(deps: Deps): Promise<number> {
  const { read } = deps.store;
  const declined = toClose(await read.sessionsUnderDeclines(deps.surroundings.now() - CAP_MS));
  const paused = await read.sessionsUnderPause();
  const work = [
    ...declined.map((attempt) => () => closeDeclined(deps, attempt)),
    ...paused.map((attempt) => async () => void (await cancelAttempt(deps, attempt))),
  ];
  for (let first = 0; first < work.length; first += AT_ONCE) {
    await Promise.all(work.slice(first, first + AT_ONCE).map((close) => close()));
  }
  return work.length;
}

/** The same at once for those beside an attempt that was just declined: robots type faster than rounds are made. */
export async function closeBeside(deps: Deps, declined: AttemptId): Promise<void> {
  const sessions = await deps.store.read.sessionsBeside(declined, deps.surroundings.now() - CAP_MS);
  await Promise.all(toClose(sessions).map((attempt) => closeDeclined(deps, attempt)));
}

/** The giver finds that the payment did not go through [G7]; one that went through meanwhile is honoured [G9]. */
async function closeDeclined(deps: Deps, attempt: AttemptRow): Promise<void> {
  if (attempt.sessionId === null) return void (await cancelAttempt(deps, attempt));
  const truth = await deps.payments.expireSession(attempt.account, attempt.sessionId);
  if (!truth.ok) {
    deps.log.warn({ attempt: attempt.id, why: truth.error.kind }, 'a session under a cap could not be closed');
    return;
  }
  note(deps, truth.value, await always(deps, (tx, told) => applyTruth(tx, deps, told, truth.value, 'decline')));
}
