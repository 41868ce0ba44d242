import type { AttemptId, PlayerId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Passage } from '../ports/defence.ts';
import type { AssociationRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import type { CheckoutRefusal } from './refusals.ts';

/**
 * Spends the passage with the session that it opens: in one transaction, so that a basket that was refused has not used it up,
 * and no passage opens two. Called after the player's row was written, whose lock makes a player's requests come one by one.
 */
export async function enter(
  tx: StoreTx,
  player: PlayerId,
  passage: Passage | null,
): Promise<Result<null, Extract<CheckoutRefusal, { kind: 'passageSpent' | 'anotherOpen' }>>> {
  // The house itself opened it.
  if (passage === null) return ok(null);
  if (!(await tx.spendPassage(passage.key, passage.expiresAt)))
    return err({ kind: 'passageSpent', door: passage.door });
  return (await tx.hasOpenSession(player)) ? err({ kind: 'anotherOpen' }) : ok(null);
}

export async function noteOrigin(
  tx: StoreTx,
  attempt: AttemptId,
  player: PlayerId,
  { id: association }: AssociationRow,
  passage: Passage | null,
  now: number,
): Promise<void> {
  if (passage === null) return;
  const { addressKey, door } = passage;
  await tx.noteOrigin({ attempt, association, player, addressKey, door, at: now });
}
