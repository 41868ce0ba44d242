import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { donation, type Stand, startStand } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.close());

const key = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[[\]]/.test(text) && text !== '__proto__');
const value = fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' });

describe('what the SDK writes into a form', () => {
  it('comes back as it was: any metadata, any words, any lines', async () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 500 }),
      unitAmount: fc.integer({ min: 100, max: 15_000 }),
      name: value,
    });
    const basket = fc.array(line, { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, value, { maxKeys: 10 }), basket, async (metadata, lines) => {
        const session = await stand.stripe.checkout.sessions.create(
          donation({
            metadata,
            line_items: lines.map(({ quantity, unitAmount, name }) => ({
              quantity,
              price_data: { currency: 'eur', unit_amount: unitAmount, product_data: { name } },
            })),
            expand: ['line_items'],
          }),
        );
        expect(session.metadata).toEqual({ ...metadata });
        expect(session.amount_total).toBe(
          lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0),
        );
        expect(session.line_items?.data.map(({ description, quantity }) => ({ description, quantity }))).toEqual(
          lines.map(({ name, quantity }) => ({ description: name, quantity })),
        );
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  it('pages through everything once, in order, whatever the page size', async () => {
    const account = { stripeAccount: 'acct_pages' };
    const made: string[] = [];
    for (let count = 0; count < 23; count += 1) {
      made.unshift((await stand.stripe.checkout.sessions.create(donation(), account)).id);
    }
    for (const limit of [1, 7, 22, 23, 24]) {
      const walked: string[] = [];
      for await (const { id } of stand.stripe.checkout.sessions.list({ limit }, account)) {
        walked.push(id);
      }
      expect(walked).toEqual(made);
      const page = await stand.stripe.checkout.sessions.list({ limit, ending_before: made[12] ?? '' }, account);
      expect(page.data.map(({ id }) => id)).toEqual(made.slice(Math.max(0, 12 - limit), 12));
      expect(page.has_more).toBe(limit < 12);
    }
  });
});
