import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chargedAccount } from '#server/domain/associations/charged-account.ts';
import { connect, onboardingPage, takeOwnAccount } from '#server/domain/associations/connect.ts';
import { hostsSeveral } from '#server/domain/associations/several.ts';
import { sweepAccounts } from '#server/domain/associations/sync-account.ts';
import {
  look,
  type Neighbour,
  newAccount,
  open,
  openFor,
  readyAccount,
  refusalFor,
  settle,
  stateOf,
} from '../../support/connected.ts';
import { attemptOf, pay, standingGifts, statusOf } from '../../support/giving.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const HOUR = 3_600_000;

describe('an association connects its own Stripe account', () => {
  let stage: Stage;
  let wells: Neighbour;
  let tea: Neighbour;
  beforeEach(async () => {
    stage = await openStage();
    wells = await settle(stage, 'wells');
    tea = await settle(stage, 'tea');
  });
  afterEach(() => stage.close());

  const association = async ({ id }: Neighbour) => {
    const row = await stage.store.read.association(id);
    if (!row) throw new Error('it was settled');
    return row;
  };
  const requirementsOf = async (account: string) => (await stage.store.read.stripeAccount(account))?.requirements ?? [];
  const page = async (of: Neighbour) => {
    const urls = { refreshUrl: 'http://localhost/refresh', returnUrl: 'http://localhost/return' };
    const found = await onboardingPage(stage.deps, of.id, urls);
    if (!found.ok) throw new Error(found.error.kind);
    return found.value.url;
  };
  const answer = (url: string, outcome: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });

  it('from nothing to the first gift: each state in turn, and no gift before the account can take it', async () => {
    expect(await refusalFor(stage, tea)).toBe('notConnected');
    const account = await newAccount(stage, tea);
    expect(await stateOf(stage, account)).toBe('onboarding');
    expect((await requirementsOf(account)).length).toBeGreaterThan(5);
    expect(await refusalFor(stage, tea)).toBe('notConnected');

    expect((await answer(await page(tea), 'partial')).headers.get('location')).toBe('http://localhost/return');
    await stage.quiet();
    expect(await requirementsOf(account)).toHaveLength(2);
    expect(await refusalFor(stage, tea)).toBe('notConnected');

    await stage.control(`accounts/${account}/review`);
    await stage.quiet();
    expect(await stateOf(stage, account)).toBe('review');
    expect(await requirementsOf(account)).toMatchObject([{ awaits: 'stripe' }]);

    await answer(await page(tea), 'complete');
    await stage.quiet();
    expect(await stateOf(stage, account)).toBe('active');
    expect((await association(tea)).stripeAccount).toBe(account);
    const donation = await openFor(stage, tea);
    expect((await attemptOf(stage, donation)).account).toBe(account);
  });

  it('a page at Stripe is seen once and for ten minutes: after that the browser is sent for a new one', async () => {
    await newAccount(stage, tea);
    const url = await page(tea);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('http://localhost/refresh');
    const late = await page(tea);
    stage.simulator.clock.advance(11 * 60_000);
    expect((await fetch(late, { redirect: 'manual' })).headers.get('location')).toBe('http://localhost/refresh');
    expect(await page(tea)).not.toBe(late);
  });

  it('asked for twice, at once or after a crash, it is one account', async () => {
    const both = await Promise.all([connect(stage.deps, tea.id), connect(stage.deps, tea.id)]);
    const again = await connect(stage.deps, tea.id);
    const accounts = new Set([...both, again].map((made) => (made.ok ? made.value.account : '')));
    expect(accounts.size).toBe(1);
    expect(stage.query("select account from stripe_account where account <> ''")).toHaveLength(1);
    expect(stage.query("select id from audit where action = 'connect-association'")).toHaveLength(1);
  });

  it('Stripe does not answer: nothing is stored, and asking again is safe', async () => {
    await stage.control('faults', { answer: '503', match: 'POST /v2/core/accounts' });
    expect(await connect(stage.deps, tea.id)).toEqual({ ok: false, error: { kind: 'paymentUnreachable' } });
    const account = await newAccount(stage, tea);
    expect(await stage.store.read.stripeAccountsOf(tea.id)).toMatchObject([{ account }]);
  });

  it('no event is heard: the sweep finds it out, and leaves alone what was looked at lately', async () => {
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    const account = await newAccount(stage, tea);
    await stage.control(`accounts/${account}/complete`);
    await stage.quiet();
    expect(await sweepAccounts(stage.deps, () => true)).toBe(0);
    stage.simulator.clock.advance(7 * HOUR);
    expect(await sweepAccounts(stage.deps, () => false)).toBe(0);
    expect(await sweepAccounts(stage.deps, () => true)).toBe(1);
    expect(await stateOf(stage, account)).toBe('active');
  });

  it('a refusal by Stripe at the payment is heard at once: the next giver is told in words', async () => {
    const account = await readyAccount(stage, tea);
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    await stage.control(`accounts/${account}/restrict`);
    const first = await open(stage, tea);
    expect(first).toMatchObject({ ok: false, error: { kind: 'paymentRefused' } });
    expect(await stateOf(stage, account)).toBe('restricted');
    expect(await refusalFor(stage, tea)).toBe('notConnected');
  });

  it('what was lost is told to the host once, and comes back by itself', async () => {
    const account = await readyAccount(stage, tea);
    await stage.control(`accounts/${account}/reject`);
    await stage.quiet();
    expect(await stateOf(stage, account)).toBe('restricted');
    const alerts = () => stage.query("select body from outbox where topic = 'alert'");
    expect(alerts()).toHaveLength(1);
    await look(stage, account);
    expect(alerts()).toHaveLength(1);
    await stage.control(`accounts/${account}/deauthorize`);
    await stage.quiet();
    expect(await stateOf(stage, account)).toBe('disconnected');
    await stage.control(`accounts/${account}/reauthorize`);
    await stage.control(`accounts/${account}/complete`);
    await stage.quiet();
    expect(await stateOf(stage, account)).toBe('active');
    expect(await refusalFor(stage, tea)).toBeNull();
  });

  it('disconnected, then connected anew: new gifts go to the new account, the old ones stay where they are', async () => {
    const old = await readyAccount(stage, tea);
    const before = await openFor(stage, tea);
    await pay(stage, before);
    await stage.quiet();
    await stage.control(`accounts/${old}/deauthorize`);
    await stage.quiet();
    const account = await readyAccount(stage, tea);
    expect(account).not.toBe(old);
    const after = await openFor(stage, tea, 2);
    expect((await attemptOf(stage, after)).account).toBe(account);
    expect((await attemptOf(stage, before)).account).toBe(old);
    expect((await statusOf(stage, before)).status).toBe('paid');
    expect(await standingGifts(stage, before)).toHaveLength(1);
  });

  it('events of accounts that are nobody’s here are left alone', async () => {
    const made = (await stage.control('accounts', { ready: true })) as { id: string };
    await stage.control(`accounts/${made.id}/restrict`);
    await stage.quiet();
    expect(await stage.store.read.stripeAccount(made.id)).toBeNull();
    expect(stage.query("select id from stripe_event where state = 'waiting'")).toEqual([]);
    await stage.control('payouts', { amountCents: 100, account: made.id });
    await stage.quiet();
    expect(stage.query('select source from ledger_transaction')).toEqual([]);
  });

  it('the host’s own account stays with the one who was there alone; nobody else’s gifts ever go to it', async () => {
    expect((await stage.store.read.stripeAccount(''))?.association).toBe(wells.id);
    expect(await chargedAccount(stage.deps, await association(wells))).toEqual({ ok: true, value: '' });
    expect(await refusalFor(stage, tea)).toBe('notConnected');
    expect(await takeOwnAccount(stage.deps, tea.id)).toBe(false);
    expect(await takeOwnAccount(stage.deps, wells.id)).toBe(true);
    // Giving goes on there until its own account is ready, and moves over then.
    const account = await newAccount(stage, wells);
    expect((await attemptOf(stage, await openFor(stage, wells, 1))).account).toBe('');
    await stage.control(`accounts/${account}/complete`);
    await stage.quiet();
    expect((await attemptOf(stage, await openFor(stage, wells, 2))).account).toBe(account);
  });

  it('[M8] real money needs the host’s approval; a rehearsal does not, and an account of another mode takes none', async () => {
    const live = { ...stage.deps, settings: { ...stage.deps.settings, livemode: true } };
    const row = await association(wells);
    expect(await chargedAccount(stage.deps, row)).toEqual({ ok: true, value: '' });
    expect(await chargedAccount(live, row)).toEqual({ ok: false, error: { kind: 'notApproved' } });
    expect(await open({ ...stage, deps: live }, wells)).toEqual({ ok: false, error: { kind: 'notApproved' } });
    const number = { register: 'siren', number: '732829320', approvedAt: 0 } as const;
    await stage.store.tx(async (tx) => ({ ok: true, value: await tx.approve({ association: wells.id, ...number }) }));
    await stage.store.tx(async (tx) => ({ ok: true, value: await tx.approve({ association: tea.id, ...number }) }));
    expect(await chargedAccount(live, row)).toEqual({ ok: true, value: '' });
    await readyAccount(stage, tea);
    expect(await chargedAccount(live, await association(tea))).toEqual({ ok: false, error: { kind: 'notConnected' } });
  });

  it('[facts] two real associations make a host of several; invented ones do not count', async () => {
    expect(await hostsSeveral(stage.deps)).toBe(true);
    const other = await openStage();
    try {
      await settle(other, 'wells');
      await settle(other, 'tea', true);
      expect(await hostsSeveral(other.deps)).toBe(false);
      expect(await other.store.read.stripeAccount('')).toBeNull();
    } finally {
      await other.close();
    }
  });
});
