import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, donation, type Stand, startStand, submitPayForm } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.close());

const open = async (overrides = {}) => (await stand.stripe.checkout.sessions.create(donation(overrides))).id;
const paid = (id: string) =>
  stand.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge.balance_transaction'] });
const visit = (id: string, step = '', language = 'en') =>
  fetch(`${stand.simulator.url}/pay/${id}${step}`, { headers: { 'accept-language': language } });
const back = (id: string) => `http://127.0.0.1:3000/v/main?paid=${id}`;

describe('the pay page', () => {
  it('[G6] a card that pays completes the session, returns the payer and tells the endpoint', async () => {
    const id = await open();
    const answer = await submitPayForm(stand, id, card('4242 4242 4242 4242'));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(back(id));
    const event = await stand.receiver.until(
      ({ type, data }) => type === 'checkout.session.completed' && 'id' in data.object && data.object.id === id,
    );
    expect(event.data.object).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      amount_total: 1100,
      url: null,
    });
    expect(event).toMatchObject({ api_version: '2026-10-28.endive', livemode: false });
    expect(await paid(id)).toMatchObject({
      customer_details: { email: 'donor@example.org', name: 'Ada' },
      payment_intent: {
        status: 'succeeded',
        metadata: { attempt: 'attempt-1' },
        latest_charge: {
          paid: true,
          amount: 1100,
          balance_transaction: null,
          billing_details: { email: 'donor@example.org' },
        },
      },
    });
  });

  it('pays from a test card in one tap, with no other field', async () => {
    const id = await open();
    const answer = await submitPayForm(stand, id, { shortcut: '4242424242424242' });
    expect(answer.headers.get('location')).toBe(back(id));
    expect(await paid(id)).toMatchObject({ payment_status: 'paid' });
  });

  it('[G6] two presses of the button pay once and arrive at the same place', async () => {
    const id = await open();
    const answers = await Promise.all([1, 2, 3].map(() => submitPayForm(stand, id, card('4242424242424242'))));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([back(id), back(id), back(id)]);
    const charges = await stand.stripe.charges.list({ limit: 100 });
    const session = await paid(id);
    const intentId = typeof session.payment_intent === 'string' ? session.payment_intent : session.payment_intent?.id;
    expect(charges.data.filter(({ payment_intent }) => payment_intent === intentId)).toHaveLength(1);
  });

  it('[G7] a declined card stays on the page with plain words, and the next card pays', async () => {
    const id = await open();
    const declined = await submitPayForm(stand, id, card('4000 0000 0000 0002'));
    expect(declined.status).toBe(402);
    const page = await declined.text();
    expect(page).toContain('La carte a été refusée');
    expect(page).toContain('value="donor@example.org"');
    expect(page).not.toContain('4000 0000 0000 0002</');
    expect(await paid(id)).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'generic_decline' },
        latest_charge: { status: 'failed', paid: false },
      },
    });
    const answer = await submitPayForm(stand, id, card('4242424242424242'));
    expect(answer.status).toBe(303);
    expect(await paid(id)).toMatchObject({ payment_status: 'paid', payment_intent: { last_payment_error: null } });
  });

  it('asks the bank for a 3-D Secure card, and takes no for an answer', async () => {
    const id = await open();
    const asked = await submitPayForm(stand, id, card('4000 0025 0000 3155'));
    expect(asked.headers.get('location')).toBe(`/pay/${id}/3ds`);
    expect(await (await visit(id, '/3ds')).text()).toContain('value="approve"');
    expect(await paid(id)).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } });

    const refused = await submitPayForm(stand, id, { decision: 'refuse' }, '/3ds');
    expect(refused.status).toBe(402);
    expect(await refused.text()).toContain('Le paiement n’a pas été approuvé');
    expect(await paid(id)).toMatchObject({ status: 'open', payment_intent: { status: 'requires_payment_method' } });

    await submitPayForm(stand, id, card('4000002500003155'));
    const approved = await submitPayForm(stand, id, { decision: 'approve' }, '/3ds');
    expect(approved.headers.get('location')).toBe(back(id));
    expect(await paid(id)).toMatchObject({ payment_status: 'paid', payment_intent: { status: 'succeeded' } });
  });

  it('an approval nobody asked for does nothing', async () => {
    const id = await open();
    const answer = await submitPayForm(stand, id, { decision: 'approve' }, '/3ds');
    expect(answer.headers.get('location')).toBe(`/pay/${id}`);
    expect(await paid(id)).toMatchObject({ status: 'open', payment_status: 'unpaid' });
  });

  it.each([
    ['FR14 2004 1010 0505 0001 3M02 606', 'checkout.session.async_payment_succeeded', 'paid', 'succeeded'],
    ['FR84 2004 1010 0505 0001 3M02 607', 'checkout.session.async_payment_failed', 'unpaid', 'requires_payment_method'],
  ])(
    '[G6] a debit from %s is complete and unpaid first, then says %s',
    async (iban, type, paymentStatus, intentStatus) => {
      const id = await open();
      await submitPayForm(stand, id, { email: 'donor@example.org', method: 'sepa_debit', iban });
      expect(await paid(id)).toMatchObject({
        status: 'complete',
        payment_status: 'unpaid',
        payment_intent: {
          status: 'processing',
          latest_charge: { status: 'pending', payment_method_details: { type: 'sepa_debit' } },
        },
      });
      stand.simulator.clock.advance(120_000);
      const event = await stand.receiver.until((delivered) => delivered.type === type);
      expect(event.data.object).toMatchObject({ id, payment_status: paymentStatus });
      expect(await paid(id)).toMatchObject({ payment_status: paymentStatus, payment_intent: { status: intentStatus } });
    },
  );

  it.each([
    ['an unknown card', { ...card('4111 1111 1111 1111') }, 'pas une carte de test'],
    ['a past date', { ...card('4242424242424242'), expiry: '01/20' }, 'date d’expiration'],
    ['a bad code', { ...card('4242424242424242'), cvc: 'ab' }, 'code de sécurité'],
    ['no e-mail', { ...card('4242424242424242'), email: '' }, 'adresse e-mail'],
    ['a wrong IBAN', { email: 'a@example.org', method: 'sepa_debit', iban: 'FR00' }, 'IBAN de test'],
    ['nothing at all', {}, 'adresse e-mail'],
  ])('says what is wrong with %s and takes no money', async (_what, fields, words) => {
    const id = await open();
    const answer = await submitPayForm(stand, id, fields as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await paid(id)).toMatchObject({ status: 'open', payment_intent: null });
  });

  it('expires at its time and shows a way back', async () => {
    const id = await open({ expires_at: Math.floor(stand.simulator.clock.nowMs() / 1000) + 35 * 60 });
    stand.simulator.clock.advance(36 * 60_000);
    const page = await visit(id);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain('href="http://127.0.0.1:3000/v/main?cancelled"');
    const answer = await submitPayForm(stand, id, card('4242424242424242'));
    expect(answer.status).toBe(410);
    expect(await paid(id)).toMatchObject({ status: 'expired', payment_status: 'unpaid' });
  });

  it('a complete session shows where to go; an unknown one says so', async () => {
    const id = await open({ expires_at: Math.floor(stand.simulator.clock.nowMs() / 1000) + 35 * 60 });
    await submitPayForm(stand, id, card('4242424242424242'));
    expect(await (await visit(id)).text()).toContain(`href="${back(id)}"`);
    expect((await visit('cs_test_none')).status).toBe(404);
  });
});

describe('the words of the pay page', () => {
  const later = () => ({ expires_at: Math.floor(stand.simulator.clock.nowMs() / 1000) + 35 * 60 });

  it('always carries the banner, in the language of the session, else of the browser', async () => {
    const french = await open({ ...later(), locale: 'fr' });
    expect(await (await visit(french, '', 'en')).text()).toContain('Simulation : aucun argent n’est débité');
    const auto = await open({ ...later(), locale: 'auto' });
    expect(await (await visit(auto, '', 'fr-FR,fr;q=0.9,en;q=0.8')).text()).toContain('<html lang="fr">');
    expect(await (await visit(auto, '', 'de,en;q=0.5,fr;q=0.2')).text()).toContain('Simulation: no money moves');
    expect(await (await visit('cs_test_none')).text()).toContain('Simulation: no money moves');
  });

  it('shows each line, the total and the way out, and lets no text become markup', async () => {
    const id = await open({
      ...later(),
      line_items: [
        {
          quantity: 3,
          price_data: { currency: 'eur', unit_amount: 450, product_data: { name: '<script>alert(1)</script>' } },
        },
      ],
    });
    const page = await visit(id, '', 'fr');
    const text = await page.text();
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script');
    expect(text).toMatch(/13,50\s€/);
    expect(text).toContain('href="http://127.0.0.1:3000/v/main?cancelled"');
    // Chromium checks the redirect after the form against form-action.
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:3000");
  });
});
