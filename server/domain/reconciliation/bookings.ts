import type { AccountComparison, Difference } from '../ports/comparison.ts';
import { meet } from './transactions.ts';
import { type Comparing, mayAsk, notListed, type Stepped, turned } from './walk.ts';

/**
 * The other direction: what the books say moved Stripe's balance, and the list did not show. It is asked for by its id: a
 * payout of money from before our beginning is older than the list. What Stripe does not know stays a difference.
 */
export async function walkBookings(comparing: Comparing, row: AccountComparison): Promise<Stepped> {
  const { deps, checks } = comparing;
  const { account } = row;
  let { walk } = row;
  for (const { source, amountCents } of await checks.unseenBookings(account, walk.startedAt)) {
    if (!mayAsk(comparing)) return { walk, pause: 'calls' };
    const listed = await deps.payments.balanceTransaction(account, source);
    if (listed.ok) {
      const met = await meet(comparing, account, listed.value, walk);
      if (met.pause !== null) return met;
      walk = met.walk;
    } else if (listed.error.kind !== 'missing')
      return notListed(comparing, account, walk, listed.error, source, 'done');
    else {
      const difference: Difference = { kind: 'unknownToStripe', subject: source, amountCents };
      walk = { ...walk, met: [...walk.met, difference] };
    }
  }
  return { walk: turned(walk, null, 'done'), pause: null };
}
