import { randomUUID } from 'node:crypto';
import { createSession } from '#server/domain/donations/create-session.ts';
import type { AttemptRow } from '#server/domain/ports/rows.ts';
import { AttemptId, type DonationId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { attemptOf, basket, opened, pay } from './giving.ts';
import type { Stage } from './stage.ts';

/** Another payment page for a donation that has one already: what a time-out and a second try may leave behind. */
export async function openAgain(stage: Stage, donation: DonationId): Promise<AttemptRow> {
  const id = AttemptId.parse(`att_${randomUUID()}`);
  const first = await attemptOf(stage, donation);
  const now = stage.deps.surroundings.now();
  const second: AttemptRow = {
    ...first,
    id,
    idempotencyKey: `attempt-${id}`,
    state: 'creating',
    sessionId: null,
    checkoutUrl: null,
    createdAt: now + 1,
    expiresAt: now + 35 * 60_000,
  };
  await stage.store.tx(async (tx) => ok(await tx.createAttempt(second)));
  const session = await createSession(stage.deps, second);
  if (!session.ok) throw new Error('the second page was opened');
  return session.value;
}

/** One basket, two payment pages, both paid. @param between what happens after the first payment */
export async function paidTwice(
  stage: Stage,
  between: (donation: DonationId) => Promise<void> = async () => {},
  body = basket(),
) {
  const { donation } = await opened(stage, body);
  const second = await openAgain(stage, donation);
  const first = await attemptOf(stage, donation);
  await pay(stage, donation);
  await stage.quiet();
  await between(donation);
  await stage.control(`sessions/${second.sessionId}/pay`);
  await stage.quiet();
  return { donation, attempts: [first.id, second.id] };
}
