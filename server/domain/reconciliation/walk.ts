import { ZERO } from '#shared/money.ts';
import type { Deps } from '../deps.ts';
import type { TokenBucket } from '../donations/token-bucket.ts';
import type { Difference, StripeChecks, Walk, WalkCounts } from '../ports/comparison.ts';
import type { PaymentsRefusal } from '../ports/payments.ts';

/** What a comparison works with. */
export interface Comparing {
  readonly deps: Deps;
  readonly checks: StripeChecks;
  readonly bucket: TokenBucket;
}

/** `calls`: its share of Stripe's calls is used up; `unreachable`: Stripe does not answer. Either way it goes on from here later. */
export type Pause = 'calls' | 'unreachable';
/** How far it came, and why no further; null: at once. */
export interface Stepped {
  readonly walk: Walk;
  readonly pause: Pause | null;
}

/** What is looked at again every time: Stripe may list something a little later than it says it was made. */
export const OVERLAP_MS = 24 * 60 * 60_000;
/** Stripe keeps events for 30 days. */
export const EVENTS_KEPT_MS = 30 * 24 * 60 * 60_000;

export const mayAsk = ({ deps, bucket }: Comparing): boolean => bucket.take(1, deps.surroundings.now()) > 0;

export const counted = (walk: Walk, more: Partial<WalkCounts>): Walk => {
  const counts = { ...walk.counts };
  for (const name of COUNTS) counts[name] += more[name] ?? 0;
  return { ...walk, counts };
};
const COUNTS = ['events', 'missedEvents', 'recalled', 'transactions', 'healed', 'otherSales', 'unknown'] as const;

/** The stage's next page, or the next stage where that was the last. */
export const turned = (walk: Walk, next: string | null, then: Walk['stage']): Walk =>
  next === null ? { ...walk, stage: then, after: null } : { ...walk, after: next };

/**
 * What to do about a list that was not given. Nobody answers: wait. Refused (the account disconnected, the key may not): go
 * on with the next stage, and say so in the report. That its owner has shut us out is known already and no open question.
 */
export async function notListed(
  { deps }: Comparing,
  account: string,
  walk: Walk,
  refusal: PaymentsRefusal,
  what: string,
  then: Walk['stage'],
): Promise<Stepped> {
  if (refusal.kind === 'unreachable') return { walk, pause: 'unreachable' };
  const isShutOut = (await deps.store.read.stripeAccount(account))?.state === 'disconnected';
  const kind = isShutOut ? 'shutOut' : 'refused';
  const met: Difference = { kind, subject: `${what}: ${refusal.reason}`, amountCents: ZERO };
  return { walk: { ...turned(walk, null, then), met: [...walk.met, met] }, pause: null };
}
