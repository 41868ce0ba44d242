import { assertNever, err, ok, type Result } from '#shared/result.ts';
import { syncAccount } from '../associations/sync-account.ts';
import { always, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import type { PaymentsRefusal } from '../ports/payments.ts';
import type { StripeEventRow } from '../ports/rows.ts';
import { syncDispute } from './disputes.ts';
import { subjectOf } from './kinds.ts';
import { syncPayout } from './payouts.ts';
import { type Heeded, syncRefund, syncRefundsOf } from './refunds.ts';
import { applyFetched, sync } from './sync.ts';
import type { TokenBucket } from './token-bucket.ts';

/** How many hints are asked about at a time. */
const AT_ONCE = 8;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Stripe redelivers for 3 days; with the longest wait this many tries last as long. */
const MOST_TRIES = 300;

/**
 * Asks Stripe about stored hints, as many as the bucket allows, and applies the answers. What fails waits longer each time.
 * Harmless when run twice at once: every answer is applied through a compare-and-set. The number of hints looked at.
 */
export async function drainBacklog(deps: Deps, bucket: TokenBucket): Promise<number> {
  let done = 0;
  for (;;) {
    const now = deps.surroundings.now();
    const due = await deps.store.read.waitingEvents(now, AT_ONCE);
    // Only what is due is taken: a token that asks nothing would be missing elsewhere.
    const allowed = due.slice(0, bucket.take(due.length, now));
    await Promise.all(allowed.map((event) => heed(deps, event)));
    done += allowed.length;
    if (due.length === 0 || allowed.length < due.length) return done;
  }
}

/** Never throws: one hint that cannot be dealt with must not stop those behind it. */
async function heed(deps: Deps, event: StripeEventRow): Promise<void> {
  const fields = { event: event.id, type: event.type, account: event.account, tries: event.tries };
  const heeded = await ask(deps, event).catch((cause: unknown) => {
    deps.log.error({ ...fields, ...failureOf(cause) }, 'an event could not be heeded');
    return err({ kind: 'unreachable' } as const);
  });
  const now = deps.surroundings.now();
  if (heeded.ok) {
    if (heeded.value === 'ignored') deps.log.warn(fields, 'an event about something that is not ours');
    const state = heeded.value === 'done' ? 'applied' : 'ignored';
    await always(deps, (tx) => tx.setEventState(event.id, state, now));
    return;
  }
  // Signed for an account that knows nothing of it: a test event, or something long deleted.
  if (heeded.error.kind === 'missing') {
    deps.log.warn(fields, 'an event about something that stripe does not know');
    await always(deps, (tx) => tx.setEventState(event.id, 'ignored', now));
    return;
  }
  if (event.tries >= MOST_TRIES) {
    deps.log.error({ ...fields, why: heeded.error.kind }, 'an event could not be asked about and was given up');
    await always(deps, async (tx) => {
      await tx.enqueue('alert', `event:${event.id}`, { kind: 'eventGivenUp', ...fields }, now);
      await tx.setEventState(event.id, 'quarantined', now);
    });
    return;
  }
  await always(deps, (tx) => tx.setEventState(event.id, 'waiting', now + waitMs(event.tries)));
}

const waitMs = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 20));

/** What the hint is about, fetched and applied. */
async function ask(deps: Deps, { type, account, objectId }: StripeEventRow): Promise<Result<Heeded, PaymentsRefusal>> {
  const subject = subjectOf(type);
  // A platform's endpoint hears of all its accounts: those of no association here are nobody's business [M4].
  if (account !== '' && (await deps.store.read.stripeAccount(account)) === null) return ok('ignored');
  switch (subject) {
    case 'session': {
      const synced = await sync(deps, account, objectId);
      return synced.ok ? ok(synced.value.kind === 'unknown' ? 'ignored' : 'done') : synced;
    }
    case 'charge':
      return syncCharge(deps, account, objectId);
    case 'refundsOfCharge':
      return syncRefundsOf(deps, account, objectId);
    case 'refund':
      return syncRefund(deps, account, objectId);
    case 'dispute':
      return syncDispute(deps, account, objectId);
    case 'payout':
      return syncPayout(deps, account, objectId);
    case 'account':
      return syncAccount(deps, account);
    // Told by the event itself, or by another one of it: there is nothing to ask.
    case 'decline':
    case null:
      return ok('ignored');
    default:
      return assertNever(subject);
  }
}

/** A charge changed, as a rule because its fee is known now. */
export async function syncCharge(
  deps: Deps,
  account: string,
  paymentIntent: string,
): Promise<Result<Heeded, PaymentsRefusal>> {
  const known = await deps.store.read.attemptByPaymentIntent(account, paymentIntent);
  if (known?.sessionId) {
    const synced = await sync(deps, account, known.sessionId);
    return synced.ok ? ok('done') : synced;
  }
  const truth = await deps.payments.sessionOfPaymentIntent(account, paymentIntent);
  if (!truth.ok) return truth;
  if (!truth.value) return ok('ignored');
  const applied = await applyFetched(deps, truth.value);
  return ok(applied.kind === 'unknown' ? 'ignored' : 'done');
}
