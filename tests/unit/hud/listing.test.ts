import { describe, expect, it } from 'vitest';
import { direct } from '#client/hud/director.ts';
import { FIRST_PAGE, kindsOf, listed, listedFlowers, PAGE } from '#client/hud/listing.ts';
import { chosenFlowerPlot, flowerPlot } from '#client/hud/places.ts';
import { PlacementId } from '#shared/ids.ts';
import { GiftReceipt } from '#shared/protocol/accounts.ts';
import type { Gesture } from '#shared/protocol/live.ts';
import { PlacementWords } from '#shared/protocol/page.ts';
import { ok } from '#shared/result.ts';
import type { Placement } from '#shared/village/view.ts';
import { workedMs } from '../../support/worked.ts';
import { slug } from './fixtures.ts';
import { machine, settled, VIEW } from './machine.ts';

const placement = (n: number, gift: string): Placement => ({
  id: PlacementId.parse(`plc_${String(n).padStart(20, '0')}`),
  gift: slug(gift),
  quantity: 1,
  plot: { x: n, y: 0 },
  state: 'promised',
});
const village = (...gifts: string[]) => ({
  ...VIEW,
  placements: new Map(gifts.map((gift, n) => [placement(n, gift).id, placement(n, gift)])),
});

describe('the village as a list', () => {
  it('groups by gift, the most frequent first, and shows the newest of what is asked for', () => {
    const view = village('lamp', 'goat', 'seeds', 'goat');
    expect(kindsOf(view)).toEqual([
      ['goat', 2],
      ['lamp', 1],
      ['seeds', 1],
    ]);
    const plots = (show: Parameters<typeof listed>[1]) =>
      listed(view, show, [placement(2, 'seeds').id]).map(({ plot }) => plot.x);
    expect(plots('all')).toEqual([3, 2, 1, 0]);
    expect(plots(slug('goat'))).toEqual([3, 1]);
    expect(plots('own')).toEqual([2]);
  });

  it('is read page by page, and another choice begins at its first page', () => {
    const { acts, state } = machine({});
    acts.listMoreGifts();
    acts.listMoreFlowers();
    expect(state().listing).toEqual({ show: 'all', gifts: 2 * PAGE, flowers: 2 * PAGE });
    acts.list(slug('goat'));
    expect(state().listing).toEqual({ show: 'goat', gifts: PAGE, flowers: 2 * PAGE });
    expect(FIRST_PAGE.gifts).toBe(PAGE);
  });

  it('ten thousand gifts are grouped and listed without a pause that is felt', () => {
    const view = village(...Array.from({ length: 10_000 }, (_, n) => (n % 3 === 0 ? 'goat' : 'lamp')));
    const began = workedMs();
    for (let n = 0; n < 10; n++) expect(kindsOf(view).length + listed(view, 'all', []).length).toBe(10_002);
    expect((workedMs() - began) / 10).toBeLessThan(100);
  });

  it('what is told from the list leads back to it', async () => {
    const { acts, state, machinery } = machine({});
    machinery.store.set({ view: village('goat') });
    await acts.showGift(placement(0, 'goat').id, 'list');
    expect(state().panel).toMatchObject({ kind: 'gift', from: 'list' });
  });

  it('[T1] a gift tells its receipt, though what its giver said cannot be read', async () => {
    const gift = placement(0, 'goat');
    const receipt = GiftReceipt.parse({
      placement: gift.id,
      priceCents: 4500,
      feeCents: null,
      netCents: null,
      feesCovered: false,
      wentBack: 'nothing',
      line: 12,
    });
    const { acts, state, machinery } = machine({ receipt: async () => ok(receipt) });
    machinery.store.set({ view: village('goat') });
    await acts.showGift(gift.id, 'list');
    expect(state().panel).toMatchObject({ kind: 'gift', words: null, receipt });
  });

  it('[E2] [V2] an open panel reads again what its giver said, once that is erased or news tell of the gift', async () => {
    const [gift, other] = [placement(0, 'goat'), placement(1, 'goat')];
    let name: string | null = 'Aïssata';
    let asked = 0;
    const told = { placement: gift.id, message: null, placedOn: null, news: null };
    const made = machine({
      words: async () => {
        asked += 1;
        return ok(PlacementWords.parse({ ...told, publicName: name }));
      },
    });
    const view = village('goat', 'goat');
    made.machinery.store.set({ view });
    const { listeners } = direct(made.machinery, made.acts);
    const nothing = {
      landed: [],
      opened: [],
      reached: [],
      reworded: [],
      watered: [],
      told: [],
      inPart: [],
      takenBack: [],
      done: [],
      newsPosted: false,
      isNewsChanged: false,
    };
    await made.acts.showGift(gift.id, 'list');
    expect(made.state().panel).toMatchObject({ words: { publicName: 'Aïssata' } });
    name = null;
    listeners.onView(view, { ...nothing, reworded: [other.id] });
    expect(asked, 'another’s words are not on this panel').toBe(1);
    listeners.onView(view, { ...nothing, reworded: [gift.id] });
    await settled();
    expect(made.state().panel).toMatchObject({ words: { publicName: null } });
    listeners.onView(view, { ...nothing, told: [gift.id] });
    expect(asked).toBe(3);
  });

  it('one’s own flower comes first, then the newest', () => {
    const flowers = [1, 2, 3].map((x) => ({ plot: { x, y: 0 }, kind: 'rose' as const, plantedAt: x }));
    const order = listedFlowers({ ...VIEW, flowers }, { myFlower: { x: 2, y: 0 } });
    expect(order.map(({ plot }) => plot.x)).toEqual([2, 3, 1]);
  });

  it('[V4] a flower is planted without a map: the village chooses a free meadow near its square', async () => {
    const sent: Gesture[] = [];
    const { acts, state } = machine({
      gesture: async (_, gesture) => {
        sent.push(gesture);
        return ok(null);
      },
    });
    const chosen = chosenFlowerPlot(state());
    expect(chosen && flowerPlot(state(), chosen)).toEqual(chosen);
    acts.plantForMe('white');
    await settled();
    expect(sent).toEqual([{ kind: 'plantFlower', flower: 'white', ...chosen }]);
    expect(state().myFlower).toEqual(chosen);
  });
});
