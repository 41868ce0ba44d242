import { bookBalance } from './balance.ts';
import { payoutObject } from './balance-objects.ts';
import { conflictingState, done, type Outcome, refused } from './errors.ts';
import { emit } from './events.ts';
import { newId } from './ids.ts';
import type { PayoutRecord } from './records.ts';
import type { Scope } from './world.ts';

/** Money goes from the balance to the account's bank. */
export const createPayout = (scope: Scope, amountCents: number): PayoutRecord => {
  const id = newId('po');
  const entry = bookBalance(scope, {
    type: 'payout',
    reportingCategory: 'payout',
    amountCents: -amountCents,
    feeCents: 0,
    currency: 'eur',
    source: id,
  });
  const payout = scope.world.books.payouts.put({
    id,
    account: scope.account,
    created: scope.world.clock.nowSeconds(),
    amountCents,
    currency: 'eur',
    status: 'paid',
    balanceTransaction: entry.id,
    failureBalanceTransaction: null,
  });
  emit(scope, { type: 'payout.paid', object: payoutObject(payout) });
  return payout;
};

/** The bank sends it back. */
export const failPayout = (scope: Scope, payout: PayoutRecord): Outcome<PayoutRecord> => {
  if (payout.status === 'failed') {
    return refused(conflictingState(`Payout ${payout.id} has failed already.`));
  }
  const entry = bookBalance(scope, {
    type: 'payout_failure',
    reportingCategory: 'payout_reversal',
    amountCents: payout.amountCents,
    feeCents: 0,
    currency: payout.currency,
    source: payout.id,
  });
  const failed = scope.world.books.payouts.put({ ...payout, status: 'failed', failureBalanceTransaction: entry.id });
  emit(scope, { type: 'payout.failed', object: payoutObject(failed) });
  return done(failed);
};
