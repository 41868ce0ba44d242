import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { Store } from '#server/domain/ports/store.ts';
import type { StripeAccountRow } from '#server/domain/ports/stripeAccounts.ts';
import { onBothEngines } from '../../support/engines.ts';
import { ASSOCIATION, NOW, seedVillage, write } from '../../support/store.ts';

const row = (account: string, change: Partial<StripeAccountRow> = {}): StripeAccountRow => ({
  account,
  association: ASSOCIATION,
  livemode: false,
  state: 'onboarding',
  requirements: [{ description: 'configuration.merchant.mcc', awaits: 'association', due: 'now' }],
  updatedAt: NOW,
  ...change,
});

onBothEngines('accounts of associations', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await engine.address());
    await seedVillage(store);
  });
  afterAll(() => store.close());

  it('an account is kept once, word for word', async () => {
    const adds = await Promise.all([1, 2, 3].map(() => write(store, (tx) => tx.addStripeAccount(row('acct_once')))));
    expect(adds.filter(Boolean)).toHaveLength(1);
    expect(await store.read.stripeAccount('acct_once')).toEqual(row('acct_once'));
    expect(await store.read.stripeAccount('acct_never')).toBeNull();
  });

  it('[M1] an older answer never overwrites a younger one', async () => {
    await write(store, (tx) => tx.addStripeAccount(row('acct_late')));
    const active = { state: 'active', requirements: [] } as const;
    const lost = { state: 'restricted', requirements: row('').requirements } as const;
    const younger = await write(store, (tx) => tx.moveStripeAccount('acct_late', 'onboarding', active, NOW + 10));
    expect(younger).toEqual(row('acct_late', { ...active, updatedAt: NOW + 10 }));
    expect(await write(store, (tx) => tx.moveStripeAccount('acct_late', 'active', lost, NOW + 5))).toBeNull();
    expect(await store.read.stripeAccount('acct_late')).toEqual(younger);
    // Two that saw the same state: the second one is told that it is not so any more.
    const both = await Promise.all(
      [1, 2].map(() => write(store, (tx) => tx.moveStripeAccount('acct_late', 'active', lost, NOW + 10))),
    );
    expect(both.filter((moved) => moved !== null)).toEqual([row('acct_late', { ...lost, updatedAt: NOW + 10 })]);
    expect(await write(store, (tx) => tx.moveStripeAccount('acct_never', 'active', lost, NOW + 10))).toBeNull();
  });

  it('the sweep takes those that were asked about the longest ago, and never the host’s own', async () => {
    await write(store, async (tx) => {
      await tx.addStripeAccount(row('', { state: 'active', updatedAt: 0 }));
      await tx.addStripeAccount(row('acct_old', { updatedAt: 20 }));
      await tx.addStripeAccount(row('acct_older', { updatedAt: 10 }));
    });
    const stale = await store.read.staleStripeAccounts(30, 10);
    expect(stale.map(({ account }) => account)).toEqual(['acct_older', 'acct_old']);
    expect(await store.read.staleStripeAccounts(30, 1)).toHaveLength(1);
    const all = await store.read.stripeAccountsOf(ASSOCIATION);
    expect(all.map(({ account }) => account)).not.toContain('');
    expect(all.length).toBeGreaterThanOrEqual(2);
  });

  it('an association is charged on the account that it is told to be', async () => {
    await write(store, (tx) => tx.chargeOn(ASSOCIATION, 'acct_old'));
    expect(await store.read.association(ASSOCIATION)).toMatchObject({
      stripeAccount: 'acct_old',
      name: 'Test association',
    });
    expect(await store.read.associations()).toHaveLength(1);
  });

  it('an approval is noted, corrected and taken back', async () => {
    const approval = { association: ASSOCIATION, register: 'siren', number: '732829320', approvedAt: NOW } as const;
    expect(await store.read.approval(ASSOCIATION)).toBeNull();
    await write(store, (tx) => tx.approve(approval));
    expect(await store.read.approval(ASSOCIATION)).toEqual(approval);
    const corrected = { ...approval, register: 'rna', number: 'W751212517' } as const;
    await write(store, (tx) => tx.approve(corrected));
    expect(await store.read.approval(ASSOCIATION)).toEqual(corrected);
    expect(await write(store, (tx) => tx.withdrawApproval(ASSOCIATION))).toBe(true);
    expect(await write(store, (tx) => tx.withdrawApproval(ASSOCIATION))).toBe(false);
    expect(await store.read.approval(ASSOCIATION)).toBeNull();
  });
});
