import { always, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { abandon } from './apply.ts';
import { createSession, RETRY_MS } from './create-session.ts';
import { HOLD_GRACE_MS } from './reserve.ts';
import { sweepRefunds } from './sweep-refunds.ts';
import { applyFetched, sync } from './sync.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Younger ones are still in the hands of the request that made them. */
const CREATING_STALE_MS = 20_000;
const OPEN_STALE_MS = 5 * 60_000;
const PENDING_STALE_MS = 60 * 60_000;
const UNSETTLED_MS = 60_000;

/** How long each kind is left alone, and how many of it one sweep looks at; the next sweep goes on. */
export interface Patience {
  readonly openMs: number;
  readonly pendingMs: number;
  readonly unsettledMs: number;
  readonly most: number;
}

/** By the minute: webhooks have had their time. */
export const PATIENT: Patience = {
  openMs: OPEN_STALE_MS,
  pendingMs: PENDING_STALE_MS,
  unsettledMs: UNSETTLED_MS,
  most: 100,
};
/** By hand: everything that is not final, now. */
export const IMPATIENT: Patience = { openMs: 0, pendingMs: 0, unsettledMs: 0, most: 100_000 };
/** Machines' clocks differ: strays are looked for from a little before the attempt. */
const CLOCK_SLACK_MS = 60_000;

export interface Swept {
  readonly looked: number;
  /** nothing more could be asked: Stripe does not answer or the bucket is empty */
  readonly isCutShort: boolean;
}

/**
 * What heals everything that was not heard of: a lost webhook, a crash between two steps, a time-out whose session exists
 * after all. Run at start and every minute or so. Each attempt is asked about and goes through the same door as all else.
 */
export async function sweep(deps: Deps, bucket: TokenBucket, patience: Patience = PATIENT): Promise<Swept> {
  const now = deps.surroundings.now();
  const { read } = deps.store;
  const { most } = patience;
  const work: readonly (readonly [readonly AttemptRow[], (attempt: AttemptRow) => Promise<unknown>])[] = [
    [
      await read.staleAttempts(['creating'], now - CREATING_STALE_MS, most),
      (attempt) => sweepCreating(deps, attempt, now),
    ],
    [await read.staleAttempts(['open'], now - patience.openMs, most), (attempt) => sweepOpen(deps, attempt, now)],
    [await read.staleAttempts(['pending'], now - patience.pendingMs, most), (attempt) => look(deps, attempt, now)],
    [await read.unsettledAttempts(now - patience.unsettledMs, most), (attempt) => look(deps, attempt, now)],
  ];
  if (!(await sweepRefunds(deps, bucket, most))) return { looked: 0, isCutShort: true };
  let looked = 0;
  for (const [attempts, heal] of work) {
    for (const attempt of attempts) {
      if (bucket.take(1, deps.surroundings.now()) === 0) return { looked, isCutShort: true };
      await heal(attempt).catch((cause: unknown) => {
        // The next one may be somebody's whole village: one that cannot be healed must not stop those behind it.
        const fields = { attempt: attempt.id, state: attempt.state, ...failureOf(cause) };
        deps.log.error(fields, 'an attempt could not be swept');
      });
      looked += 1;
    }
  }
  return { looked, isCutShort: false };
}

/** Asked again with the same key for 4 minutes; after that its stray is looked for, and without one it is given up. */
async function sweepCreating(deps: Deps, attempt: AttemptRow, now: number): Promise<void> {
  if (now - attempt.createdAt <= RETRY_MS) {
    await createSession(deps, attempt);
    return;
  }
  const strays = await deps.payments.sessionsSince(attempt.account, attempt.createdAt - CLOCK_SLACK_MS);
  if (strays.ok) {
    const stray = strays.value.find(({ reference }) => reference === attempt.id);
    if (stray) {
      // Nobody was shown its page; it was found open, paid or expired, and is taken as such.
      await applyFetched(deps, stray);
      return;
    }
  } else if (now < attempt.expiresAt + HOLD_GRACE_MS) return;
  deps.log.warn({ attempt: attempt.id, donation: attempt.donation }, 'an attempt without a session was given up');
  await always(deps, (tx, told) => abandon(tx, told, attempt.id, 'creating', now));
}

async function sweepOpen(deps: Deps, attempt: AttemptRow, now: number): Promise<void> {
  const isOver = now >= attempt.expiresAt + HOLD_GRACE_MS;
  await look(deps, attempt, now);
  if (!isOver) return;
  const after = await deps.store.read.attempt(attempt.id);
  if (after?.state !== 'open' || attempt.sessionId === null) return;
  // Stripe calls it open long after its end, does not know it, or says nothing: the plots come free all the same, and a
  // payment would still be honoured [G9].
  const truth = await deps.payments.expireSession(attempt.account, attempt.sessionId);
  if (truth.ok) await applyFetched(deps, truth.value);
  await always(deps, async (tx, told) => {
    if (!truth.ok && truth.error.kind === 'missing') return abandon(tx, told, attempt.id, 'open', now);
    const donation = await tx.donation(attempt.donation);
    if ((await tx.releaseHolds(attempt.donation)) > 0 && donation) told.holds.add(donation.village);
  });
}

/** Asks how it stands; where nothing changed, the attempt is touched, so that the next sweep looks at others first. */
async function look(deps: Deps, attempt: AttemptRow, now: number): Promise<void> {
  if (attempt.sessionId !== null) await sync(deps, attempt.account, attempt.sessionId);
  await always(deps, (tx) => tx.moveAttempt(attempt.id, [attempt.state], attempt.state, {}, now));
}
