import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, donation, type Stand, startStand, submitPayForm } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.close());

const fullPath = ['payment_intent.latest_charge.balance_transaction'];

describe('the hosted page', () => {
  it('[G6] a card that pays completes the session and tells the endpoint with a signature the SDK accepts', async () => {
    const session = await stand.stripe.checkout.sessions.create(donation());
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 1100,
    });
    expect(session.url).toBe(`${stand.simulator.url}/pay/${session.id}`);
    const page = await fetch(session.url ?? '');
    expect(await page.text()).toContain('Simulation : aucun argent n’est débité');

    const paid = await submitPayForm(stand, session.id, card('4242 4242 4242 4242'));
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toBe(`http://127.0.0.1:3000/v/main?paid=${session.id}`);

    const event = await stand.receiver.until(({ type }) => type === 'checkout.session.completed');
    expect(event.data.object).toMatchObject({
      id: session.id,
      status: 'complete',
      payment_status: 'paid',
      amount_total: 1100,
    });
    expect(event).toMatchObject({ api_version: '2026-10-28.endive', livemode: false });
    const fetched = await stand.stripe.checkout.sessions.retrieve(session.id, { expand: fullPath });
    expect(fetched).toMatchObject({
      status: 'complete',
      client_reference_id: 'attempt-1',
      payment_intent: { status: 'succeeded', latest_charge: { paid: true, amount: 1100, balance_transaction: null } },
    });
  });

  it('books the fee later, with charge.updated', async () => {
    const session = await stand.stripe.checkout.sessions.create(donation());
    await submitPayForm(stand, session.id, card('4242424242424242'));
    stand.simulator.clock.advance(60_000);
    await stand.receiver.until(
      (event) =>
        event.type === 'charge.updated' &&
        event.data.object.payment_intent !== null &&
        event.data.object.balance_transaction !== null,
    );
    const fetched = await stand.stripe.checkout.sessions.retrieve(session.id, { expand: fullPath });
    // 1.5 % of 11.00 € is 16.5 cents, rounded to 17, and 25 cents.
    expect(fetched).toMatchObject({
      payment_intent: { latest_charge: { balance_transaction: { amount: 1100, fee: 42, net: 1058, type: 'charge' } } },
    });
  });
});
