import { ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { book } from '../ledger/book.ts';
import type { PaymentsRefusal } from '../ports/payments.ts';
import type { Heeded } from './refunds.ts';

/** Money on its way from Stripe to the association's bank, or back when the bank refused it. */
export async function syncPayout(deps: Deps, account: string, id: string): Promise<Result<Heeded, PaymentsRefusal>> {
  const truth = await deps.payments.payout(account, id);
  if (!truth.ok) return truth;
  const { settlement, failureSettlement } = truth.value;
  const of = { account, project: null, donation: null, currency: deps.settings.currency };
  return deps.store.tx(async (tx) => {
    const now = deps.surroundings.now();
    if (settlement) await book(tx, 'payout', settlement, of, now);
    if (failureSettlement) await book(tx, 'payoutFailed', failureSettlement, of, now);
    return ok(settlement || failureSettlement ? 'done' : 'ignored');
  });
}
