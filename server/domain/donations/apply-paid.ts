import { groupedBy } from '#shared/grouped.ts';
import type { Told } from '../deps.ts';
import type { SessionTruth } from '../ports/payments.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { AttemptMove, StoreTx } from '../ports/store.ts';
import { type Applied, applyTruth, type Ground } from './apply.ts';
import { mismatchOf, moveOf } from './decide.ts';
import { heed } from './paid.ts';

/**
 * Applies the truth of sessions that are complete and paid [G6]. Payments as they are meant to be go together: what they need is
 * read at once, each village and each total is written once. Whatever is not plain goes by `applyTruth`, one after the other.
 */
export async function applyPaid(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  truths: readonly SessionTruth[],
): Promise<readonly Applied[]> {
  const now = ground.surroundings.now();
  const plain = plainMoves(await attemptsBySession(tx, truths), truths, now);
  const paid = await tx.moveAttempts([...plain.values()], now);
  await heed(tx, ground, told, paid, now);
  const moved = new Map(paid.map((attempt) => [attempt.id, attempt]));
  const applied: Applied[] = [];
  for (const truth of truths) {
    const move = plain.get(truth);
    const attempt = move && moved.get(move.id);
    applied.push(attempt ? { kind: 'moved', attempt } : await applyTruth(tx, ground, told, truth));
  }
  return applied;
}

async function attemptsBySession(
  tx: StoreTx,
  truths: readonly SessionTruth[],
): Promise<ReadonlyMap<string | null, AttemptRow>> {
  const known: AttemptRow[] = [];
  for (const [account, its] of groupedBy(truths, (truth) => truth.account)) {
    const sessions = its.map(({ sessionId }) => sessionId);
    known.push(...(await tx.attemptsBySession(account, sessions)));
  }
  return new Map(known.map((attempt) => [attempt.sessionId, attempt]));
}

/** The moves of payments that only have to be made paid: one of a donation at most, so that what it brings is brought once. */
function plainMoves(
  attempts: ReadonlyMap<string | null, AttemptRow>,
  truths: readonly SessionTruth[],
  now: number,
): ReadonlyMap<SessionTruth, AttemptMove> {
  const moves = new Map<SessionTruth, AttemptMove>();
  const donations = new Set<AttemptRow['donation']>();
  for (const truth of truths) {
    const attempt = attempts.get(truth.sessionId);
    if (!attempt || donations.has(attempt.donation) || mismatchOf(attempt, truth) !== null) continue;
    if (truth.settlement !== null || truth.reversal !== null) continue;
    const move = moveOf(attempt, truth, null, now);
    if (move.to !== 'paid' || !move.from.includes(attempt.state)) continue;
    donations.add(attempt.donation);
    moves.set(truth, move);
  }
  return moves;
}
