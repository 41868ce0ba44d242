import { expect } from 'vitest';
import { IMPATIENT, sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import type { ComparisonReport } from '#server/domain/ports/comparison.ts';
import { compare } from '#server/domain/reconciliation/compare.ts';
import { dashboard, expectSound } from './giving.ts';
import type { Stage } from './stage.ts';

const plenty = () => createTokenBucket(1e6, 1e6);

/** What the host's `reconcile` does: the sweep, then the comparison. Fails the test when it does not come to its end. */
export async function reconciled(stage: Stage): Promise<ComparisonReport> {
  await sweep(stage.deps, plenty(), IMPATIENT);
  return comparedWithStripe(stage);
}

export async function comparedWithStripe(stage: Stage): Promise<ComparisonReport> {
  const comparing = { deps: stage.deps, checks: stage.store.checks, bucket: plenty() };
  const compared = await compare(comparing, { holder: 'the test', insists: false });
  if (compared.kind !== 'finished') throw new Error(`the comparison did not end: ${JSON.stringify(compared)}`);
  return compared.report;
}

/** The sum of `net` of everything that ever moved an account's balance at Stripe, from its own list. */
export async function balanceAtStripe(stage: Stage, account = ''): Promise<number> {
  const options = account === '' ? {} : { stripeAccount: account };
  let total = 0;
  for await (const { net } of dashboard(stage).balanceTransactions.list({ limit: 100 }, options)) total += net;
  return total;
}

/** The books are whole, and their Stripe-balance is Stripe's own to the cent. */
export async function expectStripesBalance(stage: Stage): Promise<void> {
  await expectSound(stage);
  const balances = await stage.store.checks.stripeBalances();
  const [own] = balances.filter(({ account }) => account === '');
  const atStripe = await balanceAtStripe(stage);
  expect(own?.ledgerCents ?? 0).toBe(atStripe);
  expect(own?.netCents ?? 0).toBe(atStripe);
}
