import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStripePayments } from '#server/adapters/stripe/gateway.ts';
import { HEEDED_TYPES } from '#server/domain/donations/kinds.ts';
import type { Page, Payments, PaymentsRefusal } from '#server/domain/ports/payments.ts';
import type { Result } from '#shared/result.ts';
import { donation, type Stand, startStand } from './stand.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ACCOUNT = 'acct_association';

/**
 * What the comparison asks of Stripe, through the gateway: docs.stripe.com/api/events/list, /api/balance_transactions/list,
 * /api/pagination and /api/expanding_objects.
 */
describe('the lists a comparison reads', () => {
  let stand: Stand;
  let payments: Payments;
  beforeEach(async () => {
    stand = await startStand();
    const apiBase = new URL(stand.simulator.url);
    payments = createStripePayments({ secretKey: 'sk_test_lists', apiBase, timeoutMs: 10_000, maxNetworkRetries: 0 });
  });
  afterEach(() => stand.close());

  const paid = async (account = '', number = '4242424242424242') => {
    const options = account === '' ? {} : { stripeAccount: account };
    const session = await stand.stripe.checkout.sessions.create(donation(), options);
    await stand.control('POST', `sessions/${session.id}/pay`, { number });
    return session.id;
  };
  async function all<T>(pageAfter: (after: string | null) => Promise<Result<Page<T>, PaymentsRefusal>>) {
    const pages: T[][] = [];
    let after: string | null = null;
    do {
      const page: Result<Page<T>, PaymentsRefusal> = await pageAfter(after);
      if (!page.ok) throw new Error(page.error.kind);
      pages.push([...page.value.items]);
      after = page.value.next;
    } while (after !== null);
    return pages;
  }

  it('our types fit into one question', () => {
    expect(HEEDED_TYPES.length).toBeLessThanOrEqual(20);
  });

  it('the balance page by page, newest first, none left out and none twice', async () => {
    for (let n = 0; n < 205; n++) {
      await stand.control('POST', 'balance', { type: 'charge', amountCents: 100 + n, source: `ch_${n}` });
    }
    const pages = await all((after) => payments.balanceTransactionsSince('', 0, after));
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 5]);
    expect(pages.flat().map(({ amountCents }) => amountCents)).toEqual(Array.from({ length: 205 }, (_, n) => 304 - n));
  });

  it('a movement bears what moved it, with its payment', async () => {
    const session = await paid('', '4000000000000259');
    stand.simulator.clock.advance(MINUTE);
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session);
    if (typeof intent !== 'string') throw new Error('the session was paid');
    await stand.stripe.refunds.create({ payment_intent: intent, amount: 100 });
    stand.simulator.clock.advance(3 * MINUTE);
    await stand.control('POST', 'payouts', { amountCents: 50 });
    await stand.control('POST', 'balance', { type: 'stripe_fee', amountCents: -10 });
    const [found = []] = await all((after) => payments.balanceTransactionsSince('', 0, after));
    expect(found.map(({ type, source }) => [type, source?.kind ?? null, source?.paymentIntent ?? null])).toEqual([
      ['stripe_fee', null, null],
      ['payout', 'payout', null],
      ['adjustment', 'dispute', intent],
      ['refund', 'refund', intent],
      ['charge', 'charge', intent],
    ]);
    const [newest] = found;
    expect(newest && (await payments.balanceTransaction('', newest.id))).toEqual({ ok: true, value: newest });
    expect(await payments.balanceTransaction('', 'txn_nobody')).toMatchObject({ error: { kind: 'missing' } });
  });

  it('since a time and not before, for an account and no other', async () => {
    await paid();
    await paid(ACCOUNT);
    stand.simulator.clock.advance(DAY);
    const since = stand.simulator.clock.nowMs();
    await stand.control('POST', 'balance', { type: 'stripe_fee', amountCents: -10, account: ACCOUNT });
    const late = await all((after) => payments.balanceTransactionsSince(ACCOUNT, since, after));
    expect(late.flat().map(({ type }) => type)).toEqual(['stripe_fee']);
    const whole = await all((after) => payments.balanceTransactionsSince(ACCOUNT, 0, after));
    expect(whole.flat().map(({ type }) => type)).toEqual(['stripe_fee', 'charge']);
  });

  it('events of our types for 30 days, as the webhook would have told them', async () => {
    const session = await paid(ACCOUNT);
    await paid();
    stand.simulator.clock.advance(MINUTE);
    const ours = await all((after) => payments.eventsSince(ACCOUNT, HEEDED_TYPES, 0, after));
    expect(ours.flat().map(({ type }) => type)).toEqual(['charge.updated', 'checkout.session.completed']);
    expect(ours.flat().at(-1)).toMatchObject({
      account: ACCOUNT,
      objectId: session,
      truth: { account: ACCOUNT, status: 'complete', paymentStatus: 'paid', amountCents: 1100 },
    });
    stand.simulator.clock.advance(31 * DAY);
    expect(await all((after) => payments.eventsSince(ACCOUNT, HEEDED_TYPES, 0, after))).toEqual([[]]);
  });

  it('the notes beside a session', async () => {
    expect(await payments.sessionNotes('', await paid())).toEqual({ ok: true, value: { attempt: 'attempt-1' } });
    expect(await payments.sessionNotes('', 'cs_test_nobody')).toMatchObject({ error: { kind: 'missing' } });
  });
});
