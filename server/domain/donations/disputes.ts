import { minus, sum, ZERO } from '#shared/money.ts';
import { ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import { book } from '../ledger/book.ts';
import { type Concerning, disputeLostPosting, disputeLostSource, disputeWonPosting } from '../ledger/postings.ts';
import type { DisputeTruth, PaymentsRefusal } from '../ports/payments.ts';
import type { AttemptRow, StoreTx } from '../ports/store.ts';
import { attemptPaidBy, lockPaid } from './charges.ts';
import type { Heeded } from './refunds.ts';
import { correct } from './reverse.ts';

/** [G8] A dispute as Stripe tells it: what was withdrawn and given back is booked; a lost one takes the object away. */
export async function applyDispute(deps: Deps, truth: DisputeTruth): Promise<Result<Heeded, PaymentsRefusal>> {
  if (truth.paymentIntent === null) return ok('ignored');
  const paid = await attemptPaidBy(deps, truth.account, truth.paymentIntent);
  if (!paid.ok) return paid;
  if (!paid.value) return ok('ignored');
  const { id } = paid.value;
  return commit(deps, async (tx, told) => {
    const now = deps.surroundings.now();
    const locked = await lockPaid(tx, id, now);
    if (!locked) return ok('ignored');
    const { attempt, donation } = locked;
    const of = { account: attempt.account, project: donation.project, donation: donation.id, attempt: attempt.id };
    await bookDispute(tx, truth, of, attempt.currency, now);
    const dispute = later(attempt.dispute, truth.state);
    if (dispute === attempt.dispute) return ok('done');
    await tx.setDispute(attempt.id, dispute, now);
    await correct(tx, deps, told, donation, attempt, { ...attempt, dispute }, now);
    return ok('done');
  });
}

export async function syncDispute(deps: Deps, account: string, id: string): Promise<Result<Heeded, PaymentsRefusal>> {
  const truth = await deps.payments.dispute(account, id);
  return truth.ok ? applyDispute(deps, truth.value) : truth;
}

async function bookDispute(
  tx: StoreTx,
  { id, state, settlements }: DisputeTruth,
  of: Concerning,
  currency: string,
  now: number,
): Promise<void> {
  for (const settlement of settlements) {
    await book(
      tx,
      settlement.amountCents < 0 ? 'disputeWithdrawn' : 'disputeReinstated',
      settlement,
      { ...of, currency },
      now,
    );
  }
  if (state === 'won') {
    const chargedBackCents = await tx.postedCents(of.account, disputeLostSource(id), 'donationsChargedBack');
    if (chargedBackCents > 0) await tx.post(disputeWonPosting({ id, currency, chargedBackCents }, of, now));
  }
  if (state !== 'lost') return;
  const inSuspense = settlements.filter((settlement) => settlement.currency === currency);
  const withdrawnCents = minus(ZERO, sum(inSuspense.map(({ amountCents }) => amountCents)));
  if (withdrawnCents <= 0) return;
  await tx.post(disputeLostPosting({ id, currency, withdrawnCents }, of, now));
}

const FINAL: ReadonlySet<AttemptRow['dispute']> = new Set(['won', 'lost', 'prevented']);

/** Stripe's answers may be applied in another order than they were given: an end is not undone by an older beginning. */
const later = (known: AttemptRow['dispute'], told: DisputeTruth['state']): AttemptRow['dispute'] =>
  FINAL.has(known) && !FINAL.has(told) ? known : told;
