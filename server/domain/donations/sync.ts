import { ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import type { PaymentsRefusal, SessionTruth } from '../ports/payments.ts';
import { type Applied, applyTruth } from './apply.ts';

/**
 * Asks Stripe how a session stands and applies it [G6]: what the return page, the sweeper and every hint but a signed
 * payment come to. Idempotent.
 */
export async function sync(deps: Deps, account: string, sessionId: string): Promise<Result<Applied, PaymentsRefusal>> {
  const truth = await deps.payments.session(account, sessionId);
  if (!truth.ok) return truth;
  return ok(await applyFetched(deps, truth.value));
}

export async function applyFetched(deps: Deps, truth: SessionTruth): Promise<Applied> {
  const applied = await always(deps, (tx, told) => applyTruth(tx, deps, told, truth));
  note(deps, truth, applied);
  return applied;
}

/** One log line for what an outcome means, without personal data. */
export function note({ log }: Pick<Deps, 'log'>, truth: SessionTruth, applied: Applied): void {
  const fields = { session: truth.sessionId, account: truth.account };
  switch (applied.kind) {
    case 'unknown':
      log.warn(fields, 'a session that is not ours');
      return;
    case 'foreign':
      log.error({ ...fields, attempt: applied.attempt.id }, 'another session bears the reference of an attempt');
      return;
    case 'quarantined':
      log.error(
        { ...fields, attempt: applied.attempt.id, mismatch: applied.mismatch },
        'a payment differs from what was asked',
      );
      return;
    case 'moved':
      log.info({ ...fields, attempt: applied.attempt.id, state: applied.attempt.state }, 'attempt moved');
      return;
    case 'unchanged':
      return;
  }
}

/** The attempt an outcome concerns; null when it concerns none of ours. */
export const attemptIn = (applied: Applied) =>
  applied.kind === 'moved' || applied.kind === 'unchanged' ? applied.attempt : null;
