import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { donation, type Stand, startStand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const pay = async (number = '4242424242424242') => {
  const session = await stand.stripe.checkout.sessions.create(donation());
  await stand.control('POST', `sessions/${session.id}/pay`, { number });
  return charge(session.id);
};
const charge = async (sessionId: string): Promise<Stripe.Charge> => {
  const session = await stand.stripe.checkout.sessions.retrieve(sessionId, {
    expand: ['payment_intent.latest_charge'],
  });
  const intent = session.payment_intent;
  if (
    intent === null ||
    typeof intent === 'string' ||
    intent.latest_charge === null ||
    typeof intent.latest_charge === 'string'
  ) {
    throw new Error('the session has no expanded charge');
  }
  return intent.latest_charge;
};
const idOf = (reference: string | { readonly id: string } | null): string =>
  typeof reference === 'string' ? reference : (reference?.id ?? '');
const balanceCents = async () => {
  let sum = 0;
  for await (const entry of stand.stripe.balanceTransactions.list({ limit: 3 })) {
    expect(entry.net).toBe(entry.amount - entry.fee);
    sum += entry.net;
  }
  return sum;
};
const delivered = (type: string) => stand.receiver.until((event) => event.type === type);

describe('fees', () => {
  it('come late: no balance transaction at payment, then charge.updated carries it', async () => {
    const paid = await pay();
    expect(paid.balance_transaction).toBeNull();
    expect(await balanceCents()).toBe(0);
    stand.simulator.clock.advance(60_000);
    expect((await delivered('charge.updated')).data).toMatchObject({
      previous_attributes: { balance_transaction: null },
    });
    const { balance_transaction: id } = await stand.stripe.charges.retrieve(paid.id);
    // 1.5 % of 11.00 € is 16.5 cents, rounded to 17, and 25 cents.
    expect(await stand.stripe.balanceTransactions.retrieve(idOf(id))).toMatchObject({
      type: 'charge',
      amount: 1100,
      fee: 42,
      net: 1058,
      source: paid.id,
    });
    expect(await balanceCents()).toBe(1058);
  });
});

describe('refunds', () => {
  it('[G8] in part, then the rest, then no more', async () => {
    const paid = await pay();
    const part = await stand.stripe.refunds.create({ charge: paid.id, amount: 600, reason: 'requested_by_customer' });
    expect(part).toMatchObject({ object: 'refund', status: 'succeeded', amount: 600, charge: paid.id });
    const rest = await stand.stripe.refunds.create(
      { payment_intent: idOf(paid.payment_intent) },
      { idempotencyKey: 'refund-1' },
    );
    expect(rest.amount).toBe(500);
    expect(await stand.stripe.charges.retrieve(paid.id)).toMatchObject({ amount_refunded: 1100, refunded: true });
    await expect(stand.stripe.refunds.create({ charge: paid.id })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    const events = await stand.stripe.events.list({ types: ['refund.created', 'charge.refunded'] });
    expect(events.data.map(({ type }) => type)).toEqual([
      'charge.refunded',
      'refund.created',
      'charge.refunded',
      'refund.created',
    ]);
    const entries = await stand.stripe.balanceTransactions.list({ type: 'refund' });
    expect(entries.data.map(({ net, source }) => [net, source])).toEqual([
      [-500, rest.id],
      [-600, part.id],
    ]);
  });

  it('refuses more than is left', async () => {
    const paid = await pay();
    await expect(stand.stripe.refunds.create({ charge: paid.id, amount: 1101 })).rejects.toMatchObject({
      param: 'amount',
    });
    expect(await balanceCents()).toBe(0);
  });

  it('that fail bring the money back', async () => {
    const paid = await pay('4000 0000 0000 5126');
    stand.simulator.clock.advance(60_000);
    const refund = await stand.stripe.refunds.create({ charge: paid.id });
    expect(await balanceCents()).toBe(-42);
    stand.simulator.clock.advance(60_000);
    expect((await delivered('refund.failed')).data.object).toMatchObject({ id: refund.id, status: 'failed' });
    const failed = await stand.stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({ failure_balance_transaction: { type: 'refund_failure', net: 1100 } });
    expect(await stand.stripe.charges.retrieve(paid.id)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await balanceCents()).toBe(1058);
  });

  it('may pend before they succeed', async () => {
    const paid = await pay('4000000000007726');
    const refund = await stand.stripe.refunds.create({ charge: paid.id });
    expect(refund.status).toBe('pending');
    stand.simulator.clock.advance(60_000);
    expect((await delivered('refund.updated')).data.object).toMatchObject({ id: refund.id, status: 'succeeded' });
  });
});

describe('disputes', () => {
  const openDispute = async () => {
    const paid = await pay('4000 0000 0000 0259');
    stand.simulator.clock.advance(180_000);
    const { data } = await stand.stripe.disputes.list({ charge: paid.id });
    const [dispute] = data;
    if (dispute === undefined) {
      throw new Error('the disputed card was not disputed');
    }
    return { paid, dispute };
  };

  it('[G8] the disputed card pays, then the money and a fee are withdrawn', async () => {
    const { paid, dispute } = await openDispute();
    expect(dispute).toMatchObject({ status: 'needs_response', amount: 1100, charge: paid.id });
    expect(dispute.balance_transactions).toMatchObject([{ type: 'adjustment', amount: -1100, fee: 2000, net: -3100 }]);
    expect(await stand.stripe.charges.retrieve(paid.id)).toMatchObject({ disputed: true });
    await delivered('charge.dispute.created');
    await delivered('charge.dispute.funds_withdrawn');
    expect(await balanceCents()).toBe(1058 - 3100);
    await expect(stand.stripe.refunds.create({ charge: paid.id })).rejects.toMatchObject({ code: 'charge_disputed' });
  });

  it('won: the amount comes back', async () => {
    const { dispute } = await openDispute();
    await stand.control('POST', `disputes/${dispute.id}/close`, { settlement: 'won' });
    await delivered('charge.dispute.funds_reinstated');
    expect((await delivered('charge.dispute.closed')).data.object).toMatchObject({ id: dispute.id, status: 'won' });
    expect(await balanceCents()).toBe(1058 - 2000);
    const again = await stand.control('POST', `disputes/${dispute.id}/close`, { settlement: 'lost' });
    expect(again.httpStatus).toBe(400);
  });

  it('lost: nothing comes back', async () => {
    const { dispute } = await openDispute();
    await stand.control('POST', `disputes/${dispute.id}/close`, { settlement: 'lost' });
    expect((await delivered('charge.dispute.closed')).data.object).toMatchObject({ status: 'lost' });
    const events = await stand.stripe.events.list({ type: 'charge.dispute.funds_reinstated' });
    expect(events.data).toEqual([]);
    expect(await balanceCents()).toBe(1058 - 3100);
  });

  it('an inquiry takes nothing until it escalates', async () => {
    const paid = await pay();
    const inquiry = await stand.control('POST', `charges/${paid.id}/dispute`, { inquiry: true });
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', balanceTransactions: [] });
    await stand.control('POST', `disputes/${String(inquiry.id)}/escalate`);
    expect(await stand.stripe.disputes.retrieve(String(inquiry.id))).toMatchObject({ status: 'needs_response' });
    expect(await balanceCents()).toBe(-3100);
  });
});

describe('debits and payouts', () => {
  it('a debit taken back late leaves the balance by payment_failure_refund', async () => {
    const session = await stand.stripe.checkout.sessions.create(donation());
    await stand.control('POST', `sessions/${session.id}/pay`, { number: 'FR1420041010050500013M02606' });
    await stand.control('POST', `charges/${session.id}/clear`, { succeeds: true });
    await stand.control('POST', `charges/${session.id}/book-fee`);
    await stand.control('POST', `charges/${session.id}/fail-late`);
    const entries = await stand.stripe.balanceTransactions.list();
    expect(entries.data.map(({ type, net }) => [type, net])).toEqual([
      ['payment_failure_refund', -1100],
      ['payment', 1058],
    ]);
    expect(await charge(session.id)).toMatchObject({ status: 'failed', paid: false });
  });

  it('a payout leaves the balance and may come back', async () => {
    const payout = await stand.control('POST', 'payouts', { amountCents: 500 });
    await delivered('payout.paid');
    expect(await balanceCents()).toBe(-500);
    await stand.control('POST', `payouts/${String(payout.id)}/fail`);
    await delivered('payout.failed');
    expect(await balanceCents()).toBe(0);
    expect(await stand.stripe.payouts.list({ status: 'failed' })).toMatchObject({
      data: [{ id: payout.id, amount: 500 }],
    });
  });
});
