import { assertNever, err, ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import { syncCharge } from '../donations/backlog.ts';
import { syncDispute } from '../donations/disputes.ts';
import { syncPayout } from '../donations/payouts.ts';
import { syncRefund } from '../donations/refunds.ts';
import { applyFetched } from '../donations/sync.ts';
import { book } from '../ledger/book.ts';
import { type BalanceKind, isStripesOwnFee } from '../ledger/postings.ts';
import type { AccountComparison, SeenTransaction, Walk } from '../ports/comparison.ts';
import type { ListedTransaction, PaymentsRefusal, TransactionSource } from '../ports/payments.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { recall } from './recall.ts';
import { type Comparing, counted, mayAsk, notListed, OVERLAP_MS, type Stepped, turned } from './walk.ts';

/** One page of the account's balance: each movement is in the books, or put there by asking about what caused it. */
export async function walkBalance(comparing: Comparing, row: AccountComparison): Promise<Stepped> {
  const { account } = row;
  let { walk } = row;
  if (!mayAsk(comparing)) return { walk, pause: 'calls' };
  const since = Math.max(row.beginAt, row.comparedThrough - OVERLAP_MS);
  const page = await comparing.deps.payments.balanceTransactionsSince(account, since, walk.after);
  if (!page.ok) return notListed(comparing, account, walk, page.error, 'balance transactions', 'postings');
  for (const listed of [...page.value.items].reverse()) {
    if (await comparing.deps.store.read.isSeen(account, listed.id)) continue;
    const met = await meet(comparing, account, listed, walk);
    walk = met.walk;
    if (met.pause !== null) return met;
  }
  return { walk: turned(walk, page.value.next, 'postings'), pause: null };
}

/**
 * `waits`: of ours, its payment not certain yet. `none`: it came to no donation, or belongs to another sale. `stripes`: its own fee,
 * which no payment caused.
 */
type Whose = 'ours' | 'waits' | 'none' | 'stripes' | 'unclear';

/** As what a movement is booked that no donation of ours explained, though it may have come to one. */
const BOOKED_AS = {
  none: 'otherSale',
  stripes: 'stripeFee',
  ours: 'unknown',
  unclear: 'unknown',
} as const satisfies Record<Exclude<Whose, 'waits'>, BalanceKind>;

/** A movement not seen before: asked about where the books do not know it, then kept with what it turned out to be. */
export async function meet(
  comparing: Comparing,
  account: string,
  listed: ListedTransaction,
  walk: Walk,
): Promise<Stepped> {
  const { deps } = comparing;
  const isNothing = listed.netCents === 0 && listed.feeCents === 0;
  if (isNothing || (await deps.store.read.isBooked(account, listed.id))) {
    await keep(deps, account, listed, null);
    return { walk: counted(walk, { transactions: 1 }), pause: null };
  }
  if (!mayAsk(comparing)) return { walk, pause: 'calls' };
  const whose = await askAbout(deps, account, listed);
  if (!whose.ok) return { walk, pause: 'unreachable' };
  if (await deps.store.read.isBooked(account, listed.id)) {
    await keep(deps, account, listed, null);
    return { walk: counted(walk, { transactions: 1, healed: 1 }), pause: null };
  }
  if (whose.value === 'waits') {
    const waitingSince = Math.min(listed.createdAt, walk.waitingSince ?? listed.createdAt);
    return { walk: { ...walk, waitingSince }, pause: null };
  }
  const kind = BOOKED_AS[whose.value];
  await keep(deps, account, listed, kind);
  const counts = { otherSales: Number(kind === 'otherSale'), unknown: Number(kind === 'unknown') };
  return { walk: counted(walk, { transactions: 1, ...counts }), pause: null };
}

/** Kept and, where the books do not know it, booked: in one transaction. */
async function keep(
  deps: Deps,
  account: string,
  listed: ListedTransaction,
  kind: 'otherSale' | 'stripeFee' | 'unknown' | null,
): Promise<void> {
  const now = deps.surroundings.now();
  const { source, ...transaction } = listed;
  const row: SeenTransaction = { ...transaction, account, source: source?.id ?? null, seenAt: now };
  const of = { account, project: null, donation: null, currency: listed.currency };
  await always(deps, async (tx) => {
    if (kind !== null) await book(tx, kind, listed, of, now);
    await tx.seeTransaction(row);
  });
}

const LATE_FAILURE = 'payment_failure_refund';

/** Asks Stripe about what moved the money, and applies the answer where it is ours. */
async function askAbout(
  deps: Deps,
  account: string,
  { source, type }: ListedTransaction,
): Promise<Result<Whose, PaymentsRefusal>> {
  if (isStripesOwnFee({ type })) return ok('stripes');
  if (source === null || source.kind === 'other') return ok('unclear');
  if (source.kind !== 'payout') {
    const whose = await paymentOf(deps, account, source.paymentIntent);
    if (!whose.ok || whose.value !== 'ours') return whose;
  }
  // The money of a debit that the bank took back is told by its charge, whatever Stripe names as the source.
  const kind = type === LATE_FAILURE ? 'charge' : source.kind;
  const synced = await syncSource(deps, account, { ...source, kind });
  if (!synced.ok) return unclear(synced.error);
  if (source.paymentIntent === null) return ok('ours');
  const attempt = await deps.store.read.attemptByPaymentIntent(account, source.paymentIntent);
  return ok(attempt ? cameTo(attempt.state) : 'unclear');
}

/** What Stripe knows nothing of, or will not show, cannot be told apart: a person looks at it [M7]. */
const unclear = (refusal: PaymentsRefusal): Result<Whose, PaymentsRefusal> =>
  refusal.kind === 'unreachable' ? err(refusal) : ok('unclear');

/** A bank debit moves the balance before it is certain, and back when the bank refuses it: then it was no donation. */
function cameTo(state: AttemptRow['state']): Whose {
  switch (state) {
    case 'creating':
    case 'open':
    case 'pending':
      return 'waits';
    case 'failed':
    case 'expired':
    case 'cancelled':
    case 'abandoned':
      return 'none';
    case 'paid':
    case 'settled':
      return 'ours';
    case 'quarantined':
      return 'unclear';
    default:
      return assertNever(state);
  }
}

function syncSource(deps: Deps, account: string, { kind, id, paymentIntent }: TransactionSource) {
  switch (kind) {
    case 'charge':
      return syncCharge(deps, account, paymentIntent ?? '');
    case 'refund':
      return syncRefund(deps, account, id);
    case 'dispute':
      return syncDispute(deps, account, id);
    case 'payout':
      return syncPayout(deps, account, id);
    case 'other':
      return ok('ignored' as const);
    default:
      return assertNever(kind);
  }
}

/** Whether a payment is of a donation of ours, told again where the database lost it; else it is another sale of the account. */
async function paymentOf(
  deps: Deps,
  account: string,
  paymentIntent: string | null,
): Promise<Result<Whose, PaymentsRefusal>> {
  if (paymentIntent === null) return ok('none');
  if ((await deps.store.read.attemptByPaymentIntent(account, paymentIntent)) !== null) return ok('ours');
  const truth = await deps.payments.sessionOfPaymentIntent(account, paymentIntent);
  if (!truth.ok) return unclear(truth.error);
  if (truth.value === null || truth.value.reference === null) return ok('none');
  const recalled = await recall(deps, truth.value);
  if (!recalled.ok) return unclear(recalled.error);
  const applied = await applyFetched(deps, truth.value);
  return ok(applied.kind === 'unknown' ? 'none' : 'ours');
}
