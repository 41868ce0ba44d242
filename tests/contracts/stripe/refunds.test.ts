import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { donation, type Stand, startStand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

/** A paid session of 11.00 €, and its payment intent. */
const paid = async (number = '4242424242424242') => {
  const session = await stand.stripe.checkout.sessions.create(donation());
  await stand.control('POST', `sessions/${session.id}/pay`, { number });
  const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
  if (typeof intent !== 'string') throw new Error('the session was paid');
  return { session: session.id, intent };
};
const delivered = (type: string) => stand.receiver.until((event) => event.type === type);
const balanceCents = async () => {
  let sum = 0;
  for await (const { net } of stand.stripe.balanceTransactions.list({ limit: 100 })) sum += net;
  return sum;
};
const refund = (intent: string, more: Partial<Stripe.RefundCreateParams> = {}, idempotencyKey = 'refund-ref_1') =>
  stand.stripe.refunds.create({ payment_intent: intent, metadata: { order: 'ref_1' }, ...more }, { idempotencyKey });

/** https://docs.stripe.com/api/refunds, https://docs.stripe.com/refunds */
describe('a refund that was ordered', () => {
  it('carries its metadata in the answer, in the list of the payment and in its events', async () => {
    const { intent } = await paid();
    const made = await refund(intent, { amount: 300 });
    expect(made.metadata).toEqual({ order: 'ref_1' });
    const { data } = await stand.stripe.refunds.list({ payment_intent: intent });
    expect(data.map(({ id, metadata }) => [id, metadata])).toEqual([[made.id, { order: 'ref_1' }]]);
    expect((await delivered('refund.created')).data.object).toMatchObject({ metadata: { order: 'ref_1' } });
  });

  it('asked again with the same key is the same refund; with other parameters it is refused', async () => {
    const { intent } = await paid();
    const made = await refund(intent, { amount: 300 });
    expect((await refund(intent, { amount: 300 })).id).toBe(made.id);
    await expect(refund(intent, { amount: 400 })).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
    expect((await stand.stripe.refunds.list({ payment_intent: intent })).data).toHaveLength(1);
  });

  it('a refusal is kept for its key too: asked again it is refused again', async () => {
    const { intent } = await paid();
    await stand.stripe.refunds.create({ payment_intent: intent });
    for (let asked = 0; asked < 2; asked++) {
      await expect(refund(intent)).rejects.toMatchObject({ code: 'charge_already_refunded' });
    }
  });
});

/** https://docs.stripe.com/refunds#pending-refunds, https://docs.stripe.com/api/refunds/object#refund_object-pending_reason */
describe('a balance that does not cover the refund', () => {
  it('refuses it, where the account may not be overdrawn', async () => {
    const { session, intent } = await paid();
    await stand.control('POST', 'settings', { shortBalance: 'refuses' });
    await expect(refund(intent)).rejects.toMatchObject({ code: 'balance_insufficient', statusCode: 400 });
    await stand.control('POST', `charges/${session}/book-fee`);
    // 11.00 € less the fee are there now.
    expect(await refund(intent, { amount: 1000 }, 'refund-ref_2')).toMatchObject({ status: 'succeeded' });
  });

  it('lets it wait: no balance transaction until the money is there', async () => {
    const { intent } = await paid();
    await stand.control('POST', 'settings', { shortBalance: 'pends' });
    const made = await refund(intent);
    expect(made).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null });
    expect(await balanceCents()).toBe(0);
    await stand.control('POST', `refunds/${made.id}/end`, { succeeds: true });
    const after = await stand.stripe.refunds.retrieve(made.id, { expand: ['balance_transaction'] });
    expect(after).toMatchObject({ status: 'succeeded', balance_transaction: { type: 'refund', net: -1100 } });
    expect(after).not.toHaveProperty('pending_reason');
  });

  it('what waited and failed never left: nothing comes back', async () => {
    const { intent } = await paid();
    await stand.control('POST', 'settings', { shortBalance: 'pends' });
    const made = await refund(intent);
    await stand.control('POST', `refunds/${made.id}/end`, { succeeds: false });
    expect(await stand.stripe.refunds.retrieve(made.id)).toMatchObject({ status: 'failed', balance_transaction: null });
    expect(await balanceCents()).toBe(0);
  });
});

/** https://docs.stripe.com/api/disputes/object */
describe('disputes', () => {
  const disputed = async (inquiry = false) => {
    const { session, intent } = await paid();
    const { id } = await stand.control('POST', `charges/${session}/dispute`, { inquiry });
    return { id: String(id), intent };
  };

  it('say until when evidence may be sent; zero where the bank takes none', async () => {
    const first = await stand.stripe.disputes.retrieve((await disputed()).id);
    expect((first.evidence_details.due_by ?? 0) - first.created).toBe(7 * 86_400);
    expect(first.evidence_details.past_due).toBe(false);
    await stand.control('POST', 'settings', { evidenceMs: 0 });
    const second = await stand.stripe.disputes.retrieve((await disputed()).id);
    expect(second.evidence_details).toMatchObject({ due_by: 0, past_due: false });
  });

  it('an inquiry took nothing, so the payment may be refunded; a dispute took it, so it may not; won, it may again', async () => {
    const inquiry = await disputed(true);
    expect(await refund(inquiry.intent, { amount: 300 })).toMatchObject({ status: 'succeeded' });
    const { id, intent } = await disputed();
    await expect(refund(intent, {}, 'refund-ref_2')).rejects.toMatchObject({ code: 'charge_disputed' });
    await stand.control('POST', `disputes/${id}/close`, { settlement: 'won' });
    expect(await refund(intent, {}, 'refund-ref_3')).toMatchObject({ status: 'succeeded' });
  });

  it('of a part take that part alone; lost, the rest may be refunded or disputed, and no more than the rest', async () => {
    const { session, intent } = await paid();
    const ofPart = (amountCents: number) => stand.control('POST', `charges/${session}/dispute`, { amountCents });
    const lose = (id: unknown) => stand.control('POST', `disputes/${String(id)}/close`, { settlement: 'lost' });
    const { id } = await ofPart(200);
    expect(await stand.stripe.disputes.retrieve(String(id))).toMatchObject({
      amount: 200,
      balance_transactions: [{ amount: -200, fee: 2000 }],
    });
    await expect(refund(intent, { amount: 100 }, 'refund-ref_2')).rejects.toMatchObject({ code: 'charge_disputed' });
    await lose(id);
    expect((await ofPart(901)).httpStatus).toBe(400);
    expect(await refund(intent, { amount: 100 }, 'refund-ref_3')).toMatchObject({ status: 'succeeded' });
    await expect(refund(intent, { amount: 801 }, 'refund-ref_4')).rejects.toThrow('greater than');
    await lose((await ofPart(800)).id);
    await expect(refund(intent, {}, 'refund-ref_5')).rejects.toMatchObject({ code: 'charge_disputed' });
    expect((await stand.stripe.disputes.list({ payment_intent: intent })).data).toHaveLength(2);
  });

  it('lost, appealed, won after all', async () => {
    const { id } = await disputed();
    await stand.control('POST', `disputes/${id}/close`, { settlement: 'lost' });
    await stand.control('POST', `disputes/${id}/appeal`);
    expect(await stand.stripe.disputes.retrieve(id)).toMatchObject({ status: 'appeal_needs_response' });
    await stand.control('POST', `disputes/${id}/close`, { settlement: 'won', returnsFee: true });
    expect(await balanceCents()).toBe(0);
    expect((await stand.control('POST', `disputes/${id}/appeal`)).httpStatus).toBe(400);
  });
});
