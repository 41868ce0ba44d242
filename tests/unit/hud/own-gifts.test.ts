import { describe, expect, it } from 'vitest';
import { ownStanding, withDonation } from '#client/hud/own-gifts.ts';
import { outlined } from '#client/hud/pending.ts';
import { nearestPlot } from '#client/hud/places.ts';
import { DonationId, PlacementId } from '#shared/ids.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import { ok } from '#shared/result.ts';
import type { Placement } from '#shared/village/view.ts';
import { PROJECT, slug } from './fixtures.ts';
import { machine, memory, VIEW } from './machine.ts';

const donation = (n: number) => DonationId.parse(`don_${String(n).padStart(20, '0')}`);
const placement = (n: number, x = n): Placement => ({
  id: PlacementId.parse(`plc_${String(n).padStart(20, '0')}`),
  gift: slug('goat'),
  quantity: 1,
  plot: { x, y: 1 },
  state: 'promised',
});
const status = (n: number, how: DonationStatus['status'], placements: readonly Placement[] = []) => ({
  donation: donation(n),
  village: VIEW.village,
  status: how,
  friendUrl: null,
  isReceiptable: false,
  accounts: null,
  checkoutUrl: null,
  placements: placements.map(({ id, gift, quantity, plot }) => ({ id, gift, quantity, ...plot })),
  pending: [],
});
const viewOf = (...placements: Placement[]) => ({
  ...VIEW,
  placements: new Map(placements.map((one) => [one.id, one])),
});

/** a plot where a goat can stand while the village is empty */
function freeMeadow() {
  const state = { ...machine({}).state(), view: VIEW };
  const goat = PROJECT.gifts.find(({ slug: name }) => name === 'goat');
  const plot = goat && nearestPlot(state, goat, '', { x: 16, y: 16 });
  if (!plot) throw new Error('the land has meadows');
  return plot;
}

describe('find my gift', () => {
  it('a gift given on this device is found again at the next visit, and nobody else is told', async () => {
    const shelves = { lasting: memory(), passing: memory() };
    const goat = placement(1);
    const first = machine({ donation: async () => ok(status(1, 'paid', [goat])) }, shelves);
    await first.acts.given(donation(1));
    const back = machine({}, shelves);
    expect(back.state().own).toEqual([goat.id]);
    back.machinery.store.set({ view: viewOf(goat) });
    back.acts.findMine();
    expect(back.state().notice?.text).toBe('Here is your gift: goat.');
  });

  it('[B1] a letter of news leads to its gift; one that is not there any more leads to the village', () => {
    const goat = placement(1);
    const made = machine({});
    made.machinery.store.set({ view: viewOf(goat) });
    made.acts.seeGift(placement(2).id);
    expect(made.state().panel.kind).toBe('none');
    made.acts.seeGift(goat.id);
    expect(made.state().panel).toMatchObject({ kind: 'gift', placement: { id: goat.id } });
  });

  it('[G6] a page that was closed too early, and a bank debit, are asked after at the next visit', async () => {
    const shelves = { lasting: memory(), passing: memory() };
    const made = machine({}, shelves);
    made.machinery.keeping.keepDonations([
      { donation: donation(1), placements: [] },
      { donation: donation(2), placements: [] },
      { donation: donation(3), placements: [] },
    ]);
    const answers: Record<string, DonationStatus> = {
      [donation(1)]: status(1, 'paid', [placement(7)]),
      [donation(2)]: status(2, 'expired'),
      [donation(3)]: status(3, 'pending'),
    };
    const back = machine({ donation: async (id) => ok(answers[id] ?? status(9, 'expired')) }, shelves);
    await back.acts.askAfterOwn();
    expect(back.state().own).toEqual([placement(7).id]);
    expect(back.machinery.keeping.donations().map((one) => one.donation)).toEqual([donation(3), donation(1)]);
  });

  it('[P1] [G9] a bank debit is outlined on this screen, where it was wished or nearest; it lands, or its refusal is told once', async () => {
    const shelves = { lasting: memory(), passing: memory() };
    const wished = freeMeadow();
    const pending = { ...status(1, 'pending'), pending: [{ gift: slug('goat'), quantity: 1, ...wished }] };
    const first = machine({ donation: async () => ok(pending) }, shelves);
    await first.acts.given(donation(1));
    expect(first.state().returned.kind).toBe('pending');
    expect(outlined(first.state())).toEqual([wished]);
    // Somebody else's gift stands there by now: the outline shows where this one would land.
    first.machinery.store.set({ view: viewOf({ ...placement(5), plot: wished }) });
    const [elsewhere] = outlined(first.state());
    expect(elsewhere).not.toEqual(wished);
    expect(Math.abs((elsewhere?.x ?? 99) - wished.x)).toBeLessThan(4);

    const back = machine({ donation: async () => ok(pending) }, shelves);
    await back.acts.askAfterOwn();
    expect(back.state().returned.kind, 'the card is not shown at every visit').toBe('nowhere');
    expect(outlined(back.state())).toEqual([wished]);

    const refused = machine({ donation: async () => ok(status(1, 'failed')) }, shelves);
    await refused.acts.askAfterOwn();
    expect(refused.state().returned.kind).toBe('debitRefused');
    expect(refused.state().pending).toEqual([]);
    expect(refused.machinery.keeping.donations()).toEqual([]);
  });

  it('[G6] a bank debit that lands while the page is open: its outline goes, its gift is this player’s', async () => {
    const wished = freeMeadow();
    let answer: DonationStatus = {
      ...status(1, 'pending'),
      pending: [{ gift: slug('goat'), quantity: 1, ...wished }],
    };
    const { acts, state } = machine({ donation: async () => ok(answer) });
    await acts.given(donation(1));
    answer = status(1, 'paid', [placement(7)]);
    await acts.askAfterOwn();
    expect(state().pending).toEqual([]);
    expect(state().own).toEqual([placement(7).id]);
  });

  it('shows several one after the other, the newest first, and leaves out what left the village [G8]', () => {
    const { acts, state, machinery } = machine({});
    machinery.store.set({
      view: viewOf(placement(1), placement(3)),
      own: [placement(1).id, placement(2).id, placement(3).id],
    });
    expect(ownStanding(state()).map(({ id }) => id)).toEqual([placement(3).id, placement(1).id]);
    const shown = [1, 2, 3].map(() => {
      acts.findMine();
      return state().found;
    });
    expect(shown).toEqual([0, 1, 0]);
  });

  it('the same donation stands once in the memory, with what is known last', () => {
    const once = withDonation([], donation(1), []);
    expect(withDonation(once, donation(1), [placement(4).id])).toEqual([
      { donation: donation(1), placements: [placement(4).id] },
    ]);
  });
});
