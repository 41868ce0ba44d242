import type { Stage } from '#client/game/stage.ts';
import type { Plot } from '#shared/village/placing.ts';
import { type Basket, setPlot } from './basket.ts';
import { type Machinery, say } from './machinery.ts';
import { chosenPlot, refusalAt, standsIn } from './places.ts';
import { keepBasket, type shoppingActs } from './shopping.ts';
import { giftOf, type HudState, type Mode } from './state.ts';

/** The gift that looks for its place is in the stage's hand, or nothing is. */
export function handTo(stage: Pick<Stage, 'startPlacing' | 'stopPlacing'>, state: HudState): void {
  const { mode, basket } = state;
  const entry = mode.kind === 'placing' ? basket.find(({ key }) => key === mode.key) : undefined;
  const gift = entry && giftOf(state, entry.gift);
  if (entry && gift) stage.startPlacing(gift, standsIn(state, gift, entry.key));
  else stage.stopPlacing();
}

export function setMode({ store, stage }: Pick<Machinery, 'store' | 'stage'>, mode: Mode): void {
  store.set({ mode });
  const drawn = stage();
  if (drawn) handTo(drawn, store.get());
}

/** Choosing where gifts are to stand [G3]: dragged, tapped, by numbers, or left to the village. */
export function placingActs(machinery: Machinery, { open, close }: ReturnType<typeof shoppingActs>) {
  const { store, sounds } = machinery;

  const entryAt = (key: string | null) => store.get().basket.find((entry) => entry.key === key) ?? null;
  const keep = (basket: Basket): void => {
    keepBasket(machinery, basket);
    store.set({ checkout: { kind: 'idle' } });
  };
  const toNext = (): void => {
    const { mode, basket } = store.get();
    if (mode.kind !== 'placing') return;
    // One gift was to change its place: the others were not asked about.
    const from = mode.backTo === 'basket' ? basket.length : basket.findIndex((entry) => entry.key === mode.key);
    const next = basket.slice(from + 1).find((entry) => entry.plot === null) ?? null;
    setMode(machinery, { ...mode, key: next?.key ?? null, refused: null });
  };
  const stop = (): void => {
    const { mode } = store.get();
    if (mode.kind !== 'placing') return;
    setMode(machinery, { kind: 'looking' });
    if (mode.backTo !== 'friend') open({ kind: mode.backTo });
  };
  const place = (key: string, plot: Plot): boolean => {
    const state = store.get();
    const entry = entryAt(key);
    const gift = entry && giftOf(state, entry.gift);
    if (!gift) return false;
    const refused = refusalAt(state, gift, plot, key);
    if (refused) {
      if (state.mode.kind === 'placing') store.set({ mode: { ...state.mode, refused } });
      else say(machinery, state.words.placing.refused[refused]);
      return false;
    }
    keep(setPlot(state.basket, key, plot));
    sounds.play('tap');
    return true;
  };
  return {
    /** every gift without a place, one after the other */
    choosePlaces: (): void => {
      const first = store.get().basket.find((entry) => entry.plot === null) ?? store.get().basket[0];
      if (!first) return;
      close();
      setMode(machinery, { kind: 'placing', key: first.key, refused: null, backTo: 'receipt' });
    },
    changePlace: (key: string): void => {
      close();
      keep(setPlot(store.get().basket, key, null));
      setMode(machinery, { kind: 'placing', key, refused: null, backTo: 'basket' });
    },
    /** the stage says that the player chose this plot */
    placed: (plot: Plot): void => {
      const { mode } = store.get();
      if (mode.kind === 'placing' && mode.key && place(mode.key, plot)) toNext();
    },
    ghostMoved: (key: string, plot: Plot): void => {
      // Where it cannot stand the ghost goes back to its place: the stage is told where things are, either way.
      if (!place(key, plot)) keepBasket(machinery, store.get().basket);
    },
    placeByNumbers: (key: string, plot: Plot): boolean => {
      const done = place(key, plot);
      if (done && store.get().mode.kind === 'placing') toNext();
      return done;
    },
    placeItForMe: (): void => {
      const state = store.get();
      const entry = state.mode.kind === 'placing' ? entryAt(state.mode.key) : null;
      const gift = entry && giftOf(state, entry.gift);
      if (!entry || !gift) return;
      const plot = chosenPlot(state, gift, entry.key);
      if (!plot) {
        say(machinery, state.words.placing.full);
        toNext();
        return;
      }
      place(entry.key, plot);
      machinery.stage()?.focusOn(plot);
      toNext();
    },
    showPlot: (plot: Plot): void => {
      machinery.stage()?.focusOn(plot);
      machinery.stage()?.setSelection(plot);
    },
    stop,
  };
}
