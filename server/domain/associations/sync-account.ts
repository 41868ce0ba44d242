import { ok, type Result } from '#shared/result.ts';
import { always, type Deps, type Told } from '../deps.ts';
import { failureOf } from '../failure.ts';
import type { PaymentsRefusal } from '../ports/payments.ts';
import type { StoreTx } from '../ports/store.ts';
import type { AccountTruth, StripeAccountRow, StripeAccountState } from '../ports/stripeAccounts.ts';

/** How long an account is left alone when no event speaks of it, and how many one sweep looks at. */
const LOOK_AGAIN_MS = 6 * 60 * 60_000;
const MOST_SWEPT = 50;

type Looked = 'done' | 'ignored';
type Found = Pick<AccountTruth, 'state' | 'requirements'>;

/**
 * Asks Stripe how an account of one of our associations stands, and stores it: what every event about an account, the return from
 * Stripe's page and the sweep come to. An account that its owner has shut us out of is `disconnected`; the same question opens it
 * again when it is back. Idempotent, and an older answer never wins.
 */
export async function syncAccount(deps: Deps, account: string): Promise<Result<Looked, PaymentsRefusal>> {
  const known = account === '' ? null : await deps.store.read.stripeAccount(account);
  if (!known) return ok('ignored');
  const askedAt = deps.surroundings.now();
  const truth = await deps.accounts.account(account);
  if (!truth.ok && truth.error.kind !== 'missing') return truth;
  if (truth.ok && truth.value.livemode !== known.livemode) {
    deps.log.error(
      { account, livemode: truth.value.livemode },
      'an account is of another mode than when it was connected',
    );
    return ok('ignored');
  }
  const found: Found = truth.ok ? truth.value : { state: 'disconnected', requirements: [] };
  await store(deps, known, found, askedAt);
  return ok('done');
}

/** What worked once and does not now is not "not ready yet": payments were stopped. */
function stateAfter(before: StripeAccountState, found: StripeAccountState): StripeAccountState {
  const hasWorked = before === 'active' || before === 'restricted';
  return hasWorked && (found === 'onboarding' || found === 'review') ? 'restricted' : found;
}

/** Several hints about one account are heeded at once: whoever is late looks again, so that each change is told once. */
async function store(deps: Deps, known: StripeAccountRow, found: Found, askedAt: number): Promise<void> {
  const { read } = deps.store;
  const to = { ...found, state: stateAfter(known.state, found.state) };
  const charged = (await read.association(known.association))?.stripeAccount ?? null;
  const other = charged === null || charged === known.account ? null : await read.stripeAccount(charged);
  const isFree = charged === null || other?.state === 'disconnected';
  const moved = await always(deps, async (tx, told) => {
    const row = await tx.moveStripeAccount(known.account, known.state, to, askedAt);
    if (row === null) return false;
    // From the first moment that it can take payments, and no earlier: until then giving goes on as it did.
    if (row.state === 'active' && isFree) await tx.chargeOn(row.association, row.account);
    if (row.state !== known.state) await tell(tx, told, known, row, askedAt);
    return true;
  });
  const now = moved ? null : await read.stripeAccount(known.account);
  if (now && now.updatedAt <= askedAt && now.state !== known.state) await store(deps, now, found, askedAt);
}

async function tell(
  tx: StoreTx,
  told: Told,
  before: StripeAccountRow,
  row: StripeAccountRow,
  at: number,
): Promise<void> {
  const fields = { account: row.account, association: row.association, from: before.state, state: row.state };
  told.notes.push({ fields, message: 'a connected account changed' });
  await tx.audit({ at, actor: 'stripe', action: `account-${row.state}`, subject: row.account });
  if (before.state !== 'active') return;
  await tx.enqueue('alert', `account:${row.account}:${at}`, { kind: 'accountLost', ...fields }, at);
}

/** What heals an event about an account that was never heard. */
export async function sweepAccounts(deps: Deps, take: () => boolean): Promise<number> {
  const before = deps.surroundings.now() - LOOK_AGAIN_MS;
  let looked = 0;
  for (const { account } of await deps.store.read.staleStripeAccounts(before, MOST_SWEPT)) {
    if (!take()) break;
    await syncAccount(deps, account).catch((cause: unknown) => {
      deps.log.error({ account, ...failureOf(cause) }, 'an account could not be looked at');
    });
    looked += 1;
  }
  return looked;
}
