import { describe, expect, it } from 'vitest';
import { flowerPlot, refusalAt } from '#client/hud/places.ts';
import { giftOf } from '#client/hud/state.ts';
import type { Api } from '#client/net/api.ts';
import { DonationId } from '#shared/ids.ts';
import { CheckoutOrder, type CheckoutRequest, type DonationStatus } from '#shared/protocol/http.ts';
import { err, ok } from '#shared/result.ts';
import type { Plot } from '#shared/village/placing.ts';
import { SECOND_LINE_TAKEN } from '../../support/refused-plot.ts';
import { PROJECT, slug } from './fixtures.ts';
import { type Machine, machine, memory, PROOF, problem, settled, VIEW } from './machine.ts';

const DONATION = DonationId.parse('don_aaaaaaaaaaaaaaaaaaaa');
const REPLY = { donation: DONATION, checkoutUrl: 'https://checkout.stripe.com/c/1', expiresAt: 1 };
const PAGE = ok(REPLY);

/** A checkout door that answers in turn, and remembers what it was asked. */
function door(...answers: Awaited<ReturnType<Api['checkout']>>[]) {
  const asked: CheckoutRequest[] = [];
  const checkout: Api['checkout'] = async (_village, body) => {
    asked.push(body);
    return answers[Math.min(asked.length, answers.length) - 1] ?? PAGE;
  };
  return { asked, checkout };
}

function ready(given: Partial<Api>, shelves?: Parameters<typeof machine>[1]): Machine {
  const made = machine(given, shelves);
  made.acts.add(slug('goat'));
  made.acts.add(slug('lamp'));
  made.acts.wish({ adult: true });
  return made;
}

const status = (what: DonationStatus['status']): DonationStatus => ({
  donation: DONATION,
  village: VIEW.village,
  status: what,
  checkoutUrl: null,
  placements: [],
  pending: [],
  friendUrl: null,
  isReceiptable: false,
  accounts: null,
});

/** Different free plots of meadow; the flower rule finds them without knowing the land. */
const freePlots = (made: Machine, count: number): Plot[] => {
  const plots: Plot[] = [];
  for (let y = 0; y < 32 && plots.length < count; y += 7) {
    for (let x = 0; x < 32 && plots.length < count; x += 7) {
      const plot = flowerPlot(made.state(), { x, y });
      if (plot) plots.push(plot);
    }
  }
  return plots;
};

describe('to the payment page', () => {
  it('[G7] what was chosen is still chosen when the payer comes back, but for their age; once paid it is forgotten', async () => {
    const shelves = { lasting: memory(), passing: memory() };
    const { checkout } = door(PAGE);
    const thanksEmail = { on: true, text: 'zoe@example.org' };
    const made = ready({ checkout, donation: async () => ok(status('paid')) }, shelves);
    made.acts.wish({ thanksEmail });
    made.acts.pay();
    await settled();
    const again = machine({}, shelves).state();
    expect(again).toMatchObject({ wishes: { thanksEmail, adult: false }, wishing: true });
    expect(machine({}, { ...shelves, passing: memory() }).state().wishes.thanksEmail.on, 'in this tab alone').toBe(
      false,
    );
    await made.acts.given(DONATION);
    await settled();
    expect(machine({}, shelves).state()).toMatchObject({ wishes: { thanksEmail: { on: false } }, wishing: false });
  });

  it('[G1] sends gifts, plots and choices that the server parses, and no amount', async () => {
    const { asked, checkout } = door(PAGE);
    const { acts, wentTo } = ready({ checkout });
    acts.pay();
    await settled();
    expect(CheckoutOrder.safeParse(asked[0]).success).toBe(true);
    expect(JSON.stringify(asked[0])).not.toMatch(/cents|amount|price/i);
    expect(wentTo).toEqual(['https://checkout.stripe.com/c/1']);
  });

  it('[G5] nobody pays without saying that they are 18 or over', async () => {
    const { asked, checkout } = door(PAGE);
    const { acts, state } = ready({ checkout });
    acts.wish({ adult: false });
    acts.pay();
    await settled();
    expect(asked).toEqual([]);
    expect(state().troubles).toEqual(['adult']);
  });

  it('[G6] a double click is sent once, a second try with the same key', async () => {
    const { asked, checkout } = door(err(problem('payments-unreachable', 503)), PAGE);
    const { acts, state } = ready({ checkout });
    acts.pay();
    acts.pay();
    await settled();
    expect(asked).toHaveLength(1);
    expect(state().checkout).toEqual({ kind: 'refused', why: { kind: 'unavailable' } });
    acts.pay();
    await settled();
    expect(asked.map((body) => body.basketKey)).toEqual([asked[0]?.basketKey, asked[0]?.basketKey]);
  });

  it('[security] more work is asked for than was done: it is done, and the player hears of nothing', async () => {
    const { asked, checkout } = door(err(problem('proof-needed', 428)), PAGE);
    const { acts, wentTo } = ready({ checkout });
    acts.pay();
    await settled();
    expect(asked.map(({ basketKey }) => basketKey)).toEqual([asked[0]?.basketKey, asked[0]?.basketKey]);
    expect(asked[0]?.proof).toEqual(PROOF);
    expect(wentTo).toEqual(['https://checkout.stripe.com/c/1']);
  });

  it('[security] a server that always asks for more is not asked for ever', async () => {
    const { asked, checkout } = door(err(problem('proof-needed', 428)));
    const { acts, state } = ready({ checkout });
    acts.pay();
    await settled();
    expect(asked).toHaveLength(3);
    expect(state().checkout).toMatchObject({ kind: 'refused', why: { kind: 'other' } });
  });

  it('[G6] a changed basket is another donation', async () => {
    const { asked, checkout } = door(err(problem('unavailable', 503)), PAGE);
    const { acts } = ready({ checkout });
    acts.pay();
    await settled();
    acts.add(slug('seeds'));
    acts.pay();
    await settled();
    expect(new Set(asked.map((body) => body.basketKey)).size).toBe(2);
  });

  it('never leaves for an address that is not a page', async () => {
    const { checkout } = door(ok({ ...REPLY, checkoutUrl: 'javascript:alert(1)' }));
    const { acts, wentTo, state } = ready({ checkout });
    acts.pay();
    await settled();
    expect(wentTo).toEqual([]);
    expect(state().checkout.kind).toBe('refused');
  });

  it.each([
    [err({ kind: 'unreachable' } as const), 'offline'],
    [err({ kind: 'garbled', status: 502 } as const), 'unavailable'],
    [err(problem('too-many-requests', 429)), 'tooMany'],
    [err(problem('payment-declined', 429)), 'declined'],
    [err(problem('giving-paused', 409)), 'paused'],
    [err(problem('giving-busy', 429)), 'other'],
    [err(problem('basket-refused', 422)), 'other'],
  ])('[G7] keeps the basket whatever the refusal (%#)', async (answer, kind) => {
    const { acts, state } = ready({ checkout: door(answer).checkout });
    acts.pay();
    await settled();
    expect(state().checkout).toMatchObject({ kind: 'refused', why: { kind } });
    expect(state().basket).toHaveLength(2);
  });

  it('[G9] a plot that was taken is marked, and one tap finds the nearest free place', async () => {
    const taken = err(problem('plot-taken', 409, [SECOND_LINE_TAKEN]));
    const made = ready({ checkout: door(taken).checkout });
    const [first, second] = freePlots(made, 2);
    const [goat, lamp] = made.state().basket;
    if (!first || !second || !goat || !lamp) throw new Error('the land has no room');
    made.acts.placeByNumbers(goat.key, first);
    made.acts.placeByNumbers(lamp.key, second);
    made.acts.pay();
    await settled();
    expect(made.state().checkout).toEqual({ kind: 'refused', why: { kind: 'plotTaken', keys: [lamp.key] } });
    made.machinery.store.set({ holds: [second] });
    made.acts.replaceTaken();
    const [kept, moved] = made.state().basket;
    const look = giftOf(made.state(), slug('lamp'));
    expect(kept?.plot).toEqual(first);
    expect(moved?.plot).not.toEqual(second);
    expect(look && moved?.plot && refusalAt(made.state(), look, moved.plot, lamp.key)).toBeNull();
    expect(made.state().checkout.kind).toBe('idle');
  });

  it('[G4] new prices are read again before anything is paid', async () => {
    const changed = { ...PROJECT, catalogueVersion: 'v2', gifts: PROJECT.gifts.filter((gift) => gift.slug !== 'lamp') };
    const { asked, checkout } = door(err(problem('catalogue-changed', 409)), PAGE);
    const { acts, state } = ready({ checkout, project: async () => ok({ project: changed, given: {} }) });
    acts.pay();
    await settled();
    expect(state().checkout).toMatchObject({ why: { kind: 'catalogueChanged' } });
    expect(state().basket.map((entry) => entry.gift)).toEqual(['goat']);
    acts.pay();
    await settled();
    expect(asked[1]?.catalogueVersion).toBe('v2');
  });
});

describe('back from the payment page', () => {
  it('[G6] waits for the word that it is paid, then the basket is empty', async () => {
    const answers = [status('open'), status('open'), status('paid')];
    const { acts, state } = ready({ donation: async () => ok(answers.shift() ?? status('paid')) });
    await acts.given(DONATION);
    expect(state().returned.kind).toBe('paid');
    expect(state().basket).toEqual([]);
  });

  it('[G6] a network that fails meanwhile is asked again', async () => {
    let asked = 0;
    const { acts, state } = ready({
      donation: async () => {
        asked += 1;
        return asked < 4 ? err({ kind: 'unreachable' } as const) : ok(status('pending'));
      },
    });
    await acts.given(DONATION);
    expect(state().returned.kind).toBe('pending');
  });

  it.each(['failed', 'expired', 'cancelled', 'checking', 'refunded'] as const)(
    '[G7] %s keeps the basket',
    async (what) => {
      const shelves = { lasting: memory(), passing: memory() };
      const { acts, state } = ready({ donation: async () => ok(status(what)) }, shelves);
      await acts.given(DONATION);
      expect(state().returned.kind).toBe(what);
      expect(machine({}, shelves).state().basket).toHaveLength(2);
    },
  );

  it('[G7] turning back cancels the donation and keeps the basket', async () => {
    const cancelled: string[] = [];
    const { acts, state } = ready({
      cancel: async (donation) => {
        cancelled.push(donation);
        return ok(null);
      },
    });
    await acts.cancelled(DONATION);
    expect(cancelled).toEqual([DONATION]);
    expect(state().returned.kind).toBe('cancelled');
    expect(state().basket).toHaveLength(2);
  });

  it('[G7] a page that was closed after declines is not said to have been stopped by the player', async () => {
    const { acts, state } = ready({ cancel: async () => ok(null), donation: async () => ok(status('failed')) });
    await acts.cancelled(DONATION);
    expect(state().returned.kind).toBe('failed');
    expect(state().basket).toHaveLength(2);
  });

  it('[G9] a payment that went through before the cancellation is thanked for', async () => {
    const { acts, state } = ready({
      cancel: async () => err(problem('basket-paid', 409)),
      donation: async () => ok(status('paid')),
    });
    await acts.cancelled(DONATION);
    expect(state().returned.kind).toBe('paid');
    expect(state().basket).toEqual([]);
  });
});
