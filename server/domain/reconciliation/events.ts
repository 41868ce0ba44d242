import { ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { receiveEvent } from '../donations/events.ts';
import { HEEDED_TYPES, subjectOf } from '../donations/kinds.ts';
import { sync } from '../donations/sync.ts';
import type { AccountComparison } from '../ports/comparison.ts';
import type { PaymentsRefusal, StripeHint } from '../ports/payments.ts';
import { recall } from './recall.ts';
import {
  type Comparing,
  counted,
  EVENTS_KEPT_MS,
  mayAsk,
  notListed,
  OVERLAP_MS,
  type Stepped,
  turned,
} from './walk.ts';

/** One page of Stripe's events: what no webhook brought is received now, through the webhooks' own door. */
export async function walkEvents(comparing: Comparing, row: AccountComparison): Promise<Stepped> {
  const { deps } = comparing;
  const { account, walk } = row;
  if (!mayAsk(comparing)) return { walk, pause: 'calls' };
  const since = Math.max(row.beginAt, row.comparedThrough - OVERLAP_MS, walk.startedAt - EVENTS_KEPT_MS);
  const page = await deps.payments.eventsSince(account, HEEDED_TYPES, since, walk.after);
  if (!page.ok) return notListed(comparing, account, walk, page.error, 'events', 'balance');
  let missedEvents = 0;
  let recalled = 0;
  for (const hint of [...page.value.items].reverse()) {
    const again = await toldAgain(deps, hint);
    if (!again.ok) return notListed(comparing, account, walk, again.error, `event ${hint.id}`, 'balance');
    const received = await receiveEvent(deps, hint);
    if (received === 'applied' || received === 'waiting' || received === 'quarantined') missedEvents += 1;
    if (!again.value) continue;
    recalled += 1;
    // Its event may have come while its donation was not known, and have been left as none of ours.
    if (received === 'duplicate') await sync(deps, hint.account, hint.objectId);
  }
  const { next, items } = page.value;
  const counts = { events: items.length, missedEvents, recalled };
  return { walk: counted(turned(walk, next, 'balance'), counts), pause: null };
}

/** An event of a finished page whose donation this database lost. */
async function toldAgain(deps: Deps, hint: StripeHint): Promise<Result<boolean, PaymentsRefusal>> {
  if (subjectOf(hint.type) !== 'session' || hint.truth?.status !== 'complete') return ok(false);
  return recall(deps, hint.truth);
}
