import type { AssociationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import type { PaymentsRefusal } from '../ports/payments.ts';
import type { AssociationRow } from '../ports/rows.ts';
import type { OnboardingPage, StripeAccountRow } from '../ports/stripeAccounts.ts';
import { giveOwnAccount } from './several.ts';
import { syncAccount } from './sync-account.ts';

export type ConnectRefusal =
  | { readonly kind: 'unknownAssociation' }
  /** an invented association, and real money */
  | { readonly kind: 'demonstration' }
  /** Stripe says no; `reason` names its code and parameter, fit for a log */
  | { readonly kind: 'paymentRefused'; readonly reason: string }
  | { readonly kind: 'paymentUnreachable' };

/**
 * Gives an association a Stripe account of its own, or comes back to the one it has. It charges nothing yet: the association tells
 * Stripe about itself first (see `onboardingPage`), and giving moves over once the account can take payments.
 */
export async function connect(deps: Deps, id: AssociationId): Promise<Result<StripeAccountRow, ConnectRefusal>> {
  const { read } = deps.store;
  const association = await read.association(id);
  if (!association) return err({ kind: 'unknownAssociation' });
  if (association.demonstration && deps.settings.livemode) return err({ kind: 'demonstration' });
  const had = await read.stripeAccountsOf(id);
  const current = currentOf(had);
  return current ? ok(current) : make(deps, association, had.length);
}

const currentOf = (rows: readonly StripeAccountRow[]): StripeAccountRow | undefined =>
  rows.find(({ state }) => state !== 'disconnected');

async function make(
  deps: Deps,
  { id, name, email }: AssociationRow,
  ordinal: number,
): Promise<Result<StripeAccountRow, ConnectRefusal>> {
  const askedAt = deps.surroundings.now();
  // A repeated command, or two at once, come to the same account.
  const made = await deps.accounts.create({ association: id, name, email }, `account-${id}-${ordinal}`);
  if (!made.ok) return err(refusalOf(made.error));
  const { account, livemode, state, requirements } = made.value;
  const row = { account, association: id, livemode, state, requirements, updatedAt: askedAt };
  await always(deps, async (tx) => {
    if (!(await tx.addStripeAccount(row))) return;
    await tx.audit({ at: askedAt, actor: 'host', action: 'connect-association', subject: `${id} ${account}` });
  });
  return ok(row);
}

function refusalOf(refusal: PaymentsRefusal): ConnectRefusal {
  return refusal.kind === 'unreachable'
    ? { kind: 'paymentUnreachable' }
    : { kind: 'paymentRefused', reason: refusal.reason };
}

/**
 * A fresh page at Stripe on which the association says what is needed. Stripe's pages work once and for minutes, so one is asked
 * for each time somebody sets out.
 */
export async function onboardingPage(
  deps: Deps,
  id: AssociationId,
  urls: { readonly refreshUrl: string; readonly returnUrl: string },
): Promise<Result<OnboardingPage, ConnectRefusal>> {
  const connected = await connect(deps, id);
  if (!connected.ok) return connected;
  const page = await deps.accounts.onboardingPage(connected.value.account, urls);
  return page.ok ? page : err(refusalOf(page.error));
}

/** What is known of an association's account; null when it never had one of its own. */
export async function accountOf(
  { store: { read } }: Pick<Deps, 'store'>,
  { id, stripeAccount }: AssociationRow,
): Promise<StripeAccountRow | null> {
  const rows = await read.stripeAccountsOf(id);
  return currentOf(rows) ?? rows.find(({ account }) => account === stripeAccount) ?? rows[0] ?? null;
}

/** The same after asking Stripe; what it does not answer now is told as it was. */
export async function accountNow(deps: Deps, association: AssociationRow): Promise<StripeAccountRow | null> {
  const known = await accountOf(deps, association);
  if (known) await syncAccount(deps, known.account);
  return accountOf(deps, association);
}

/** The host says that its own Stripe account is this association's; false when it is another's. */
export async function takeOwnAccount(deps: Deps, id: AssociationId): Promise<boolean> {
  const now = deps.surroundings.now();
  const isNew = await always(deps, async (tx) => {
    const given = await giveOwnAccount(tx, id, deps.settings.livemode, now);
    if (given) await tx.audit({ at: now, actor: 'host', action: 'own-account', subject: id });
    return given;
  });
  return isNew || (await deps.store.read.stripeAccount(''))?.association === id;
}
