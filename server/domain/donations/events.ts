import { hearDecline } from '../defence/declines.ts';
import { always, type Deps, together } from '../deps.ts';
import type { SessionTruth, StripeHint } from '../ports/payments.ts';
import type { StripeEventRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

import type { Applied } from './apply.ts';
import { applyPaid } from './apply-paid.ts';
import { subjectOf } from './kinds.ts';
import { note } from './sync.ts';

/** What became of a delivery; each of them is acknowledged, for each is stored. Only a failing store is not (it throws). */
export type Received = 'applied' | 'duplicate' | 'waiting' | 'ignored' | 'quarantined';

/**
 * A signed event [G6]. That a session is complete and paid can never be un-stated: it is applied at once, without asking
 * Stripe, in the one transaction that also claims the event. Everything else is a hint: stored, and asked about by the
 * backlog's worker. The event is never marked before what it brings is done: Stripe's retry must find it undone.
 */
export async function receiveEvent(deps: Deps, hint: StripeHint): Promise<Received> {
  const subject = subjectOf(hint.type);
  if (!isFromTheRightDoor(hint)) {
    deps.log.error(
      { event: hint.id, type: hint.type, door: hint.door },
      'an event came by the wrong door and is not believed',
    );
    return 'ignored';
  }
  if (subject === null || isOfAnotherMode(deps, hint)) {
    deps.log.info({ event: hint.id, type: hint.type, livemode: hint.livemode }, 'event acknowledged and left');
    return 'ignored';
  }
  if (hint.decline) return hearDecline(deps, hint, hint.decline, row(deps, hint, 'applied'));
  const { truth } = hint;
  if (truth && truth.status === 'complete' && truth.paymentStatus === 'paid') return applyAtOnce(deps, hint, truth);
  // Of failed payments only those that make no charge are told by their own event; the others by `charge.failed`.
  if (subject === 'decline') return 'ignored';
  const isNew = await always(deps, (tx) => tx.claimEvent(row(deps, hint, 'waiting')));
  return isNew ? 'waiting' : 'duplicate';
}

/** [M4] What happens on a connected account is only heard at the Connect endpoint, with its own secret; our own never there. */
const isFromTheRightDoor = ({ account, door }: StripeHint): boolean => (account !== '') === (door === 'connect');

/**
 * Live Connect endpoints are sent test events too: they say nothing of real money. At our own endpoint there are none, so a session
 * of another mode there is something that a person should look at (it is quarantined as it is applied).
 */
const isOfAnotherMode = ({ settings }: Deps, { type, account, livemode }: StripeHint): boolean =>
  livemode !== settings.livemode && (account !== '' || subjectOf(type) !== 'session');

interface Arrival {
  readonly hint: StripeHint;
  readonly truth: SessionTruth;
}

async function applyAtOnce(deps: Deps, hint: StripeHint, truth: SessionTruth): Promise<Received> {
  const { state, applied } = await claimAndApply(deps, { hint, truth });
  if (applied) note(deps, truth, applied);
  return state;
}

interface End {
  readonly state: Received;
  /** null: somebody else's to apply, and done */
  readonly applied: Applied | null;
}

const claimAndApply = together(async (tx, deps: Deps, told, arrivals: readonly Arrival[]): Promise<readonly End[]> => {
  // A duplicate ends here: its first delivery's grant was committed with this row, or the row would not be there.
  const claimed: Arrival[] = [];
  for (const arrival of arrivals) {
    if (await tx.claimEvent(row(deps, arrival.hint, 'applied'))) claimed.push(arrival);
  }
  const applied = await applyPaid(
    tx,
    deps,
    told,
    claimed.map(({ truth }) => truth),
  );
  const outcomes = new Map(claimed.map((arrival, i) => [arrival, applied[i]]));
  const ends = [];
  for (const arrival of arrivals) ends.push(await end(tx, arrival, outcomes.get(arrival) ?? null));
  return ends;
});

/** The event's row says what became of it. */
async function end(tx: StoreTx, { hint }: Arrival, applied: Applied | null): Promise<End> {
  if (applied === null) return { state: 'duplicate', applied };
  const state = stateFor(applied);
  if (state !== 'applied') await tx.setEventState(hint.id, state, 0);
  return { state, applied };
}

function stateFor(applied: Applied): 'applied' | 'ignored' | 'quarantined' {
  if (applied.kind === 'unknown') return 'ignored';
  return applied.kind === 'quarantined' || applied.kind === 'foreign' ? 'quarantined' : 'applied';
}

const row = (deps: Deps, hint: StripeHint, state: StripeEventRow['state']): StripeEventRow => {
  const now = deps.surroundings.now();
  const { id, type, account, objectId } = hint;
  return { id, type, account, objectId, state, receivedAt: now, tries: 0, nextTryAt: now };
};
