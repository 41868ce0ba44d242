import type { AssociationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { closeSessions } from './close-sessions.ts';

export type PauseRefusal = { readonly kind: 'unknownAssociation' | 'alreadySo' };

/**
 * The kill switch of one association's giving. On: no session is opened and those open are closed; what was paid is honoured.
 * @param actor who did it, for the audit
 * @returns how many sessions were closed
 */
export async function pauseGiving(
  deps: Deps,
  association: AssociationId,
  actor: string,
  reason: string | null,
): Promise<Result<number, PauseRefusal>> {
  const set = await setPaused(deps, association, deps.surroundings.now(), actor, reason);
  return set.ok ? ok(await closeSessions(deps)) : set;
}

export const resumeGiving = (
  deps: Deps,
  association: AssociationId,
  actor: string,
): Promise<Result<null, PauseRefusal>> => setPaused(deps, association, null, actor, null);

async function setPaused(
  { store, surroundings }: Deps,
  association: AssociationId,
  pausedAt: number | null,
  actor: string,
  reason: string | null,
): Promise<Result<null, PauseRefusal>> {
  if ((await store.read.association(association)) === null) return err({ kind: 'unknownAssociation' });
  return store.tx<null, PauseRefusal>(async (tx) => {
    if (!(await tx.setPaused(association, pausedAt))) return err({ kind: 'alreadySo' });
    const action = pausedAt === null ? 'resume-giving' : 'pause-giving';
    const subject = reason === null ? association : `${association}: ${reason}`;
    await tx.audit({ at: surroundings.now(), actor, action, subject });
    return ok(null);
  });
}
