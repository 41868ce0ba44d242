import type { GiftCategory } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug, PlacementId } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import { add, type Basket, isFull, linesOf, putBack, remove, setQuantity, takeOne } from './basket.ts';
import { type Listing, PAGE } from './listing.ts';
import { type Machinery, say } from './machinery.ts';
import { footprintIn, ghostsOf } from './places.ts';
import { giftOf, isFriendHere, nameOf, type Panel, placementOf, type ToldFrom } from './state.ts';

/** Opening and closing what lies over the village, and filling the basket. */
export function shoppingActs(machinery: Machinery) {
  const { store, sounds, browser } = machinery;

  const setBasket = (basket: Basket): void => {
    keepBasket(machinery, basket);
    // A refusal spoke of the basket as it was.
    store.set({ checkout: { kind: 'idle' } });
  };
  const open = (panel: Panel): void => {
    const { panel: before, notice } = store.get();
    if (before.kind === 'none') browser.rememberPanel();
    if (panel.kind === 'basket' || panel.kind === 'receipt') machinery.proofs.prepare();
    // What was said of one thing is not said in the panel of another.
    store.set({ panel, notice: 'from' in panel ? null : notice });
  };
  const close = (): void => {
    if (store.get().panel.kind === 'none') return;
    store.set({ panel: { kind: 'none' }, troubles: [] });
    browser.forgetPanel();
  };
  /** what is said of a gift and its money, for as long as its panel is open */
  const readGift = async (id: PlacementId): Promise<void> => {
    const tell = (read: Partial<Pick<Extract<Panel, { kind: 'gift' }>, 'words' | 'receipt'>>): void => {
      const { panel } = store.get();
      if (panel.kind === 'gift' && panel.placement.id === id) store.set({ panel: { ...panel, ...read } });
    };
    const { words, receipt } = machinery.api;
    const told = [
      words(id).then((answer) => answer.ok && tell({ words: answer.value })),
      receipt(id).then((answer) => answer.ok && tell({ receipt: answer.value })),
    ];
    await Promise.all(told);
  };
  const showGift = async (id: PlacementId, from: ToldFrom = 'map'): Promise<void> => {
    const state = store.get();
    const placement = placementOf(state, id);
    if (!placement || !giftOf(state, placement.gift)) return;
    open({ kind: 'gift', placement, words: null, receipt: null, from });
    machinery.stage()?.setSelection(placement.plot, footprintIn(state)(placement.gift));
    await readGift(id);
  };
  return {
    open,
    close,
    readGift,
    /** the back button was pressed: the panel goes, the page stays */
    wentBack: (): void => {
      store.set({ panel: { kind: 'none' }, troubles: [] });
    },
    filter: (category: GiftCategory | null): void => {
      store.set({ category });
    },
    list: (show: Listing['show']): void => {
      store.set({ listing: { ...store.get().listing, show, gifts: PAGE } });
    },
    listMoreGifts: (): void => {
      const { listing } = store.get();
      store.set({ listing: { ...listing, gifts: listing.gifts + PAGE } });
    },
    listMoreFlowers: (): void => {
      const { listing } = store.get();
      store.set({ listing: { ...listing, flowers: listing.flowers + PAGE } });
    },
    add: (slug: GiftSlug): void => {
      const state = store.get();
      const basket = add(state.basket, state.project, slug);
      if (basket === state.basket) {
        if (isFull(basket)) say(machinery, state.words.shop.full(basket.length));
        return;
      }
      sounds.play('tap');
      setBasket(basket);
    },
    takeOne: (slug: GiftSlug): void => {
      sounds.play('tap');
      setBasket(takeOne(store.get().basket, slug));
    },
    setQuantity: (key: string, quantity: number): void => {
      setBasket(setQuantity(store.get().basket, key, quantity));
    },
    remove: (key: string): void => {
      const state = store.get();
      const index = state.basket.findIndex((entry) => entry.key === key);
      const entry = state.basket[index];
      if (!entry) return;
      setBasket(remove(state.basket, key));
      say(machinery, state.words.basket.removed(nameOf(state, entry.gift)), () => {
        setBasket(putBack(store.get().basket, entry, index));
        store.set({ notice: null });
      });
    },
    /** [G3] everything without a place of its own is left to the village */
    placeForMe: (): void => open({ kind: 'receipt' }),
    showGift,
    /** a letter of news leads to the gift that it tells of */
    seeGift: (id: PlacementId): void => {
      const placement = placementOf(store.get(), id);
      if (!placement) return;
      machinery.stage()?.focusOn(placement.plot, false);
      void showGift(id);
    },
    showThere: (plot: Plot): void => {
      close();
      machinery.stage()?.focusOn(plot);
      machinery.stage()?.setSelection(plot);
    },
    /** from a gift that stands there: the same one, in the shop, where its price and purpose are read */
    giveToo: (slug: GiftSlug): void => {
      const state = store.get();
      setBasket(add(state.basket, state.project, slug));
      open({ kind: 'shop' });
    },
    /** [G7] after a payment that did not happen */
    openKeptBasket: (): void => {
      store.set({ returned: { kind: 'nowhere' } });
      open({ kind: 'basket' });
    },
    dismissNotice: (): void => {
      store.set({ notice: null });
    },
  };
}

/** The one way a basket changes: on the screen, on this device, and as ghosts in the village. */
export function keepBasket({ store, keeping, stage }: Machinery, basket: Basket): void {
  store.set({ basket });
  // A friend's gifts are paid: they are no basket of this player's.
  if (!isFriendHere(store.get())) keeping.keepBasket(linesOf(basket));
  stage()?.setGhosts(ghostsOf(store.get()));
}
