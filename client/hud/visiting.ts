import type { TapTarget } from '#client/game/stage.ts';
import type { NetRefusal } from '#client/net/api.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { StepSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { FlowerKind } from '#shared/village/view.ts';
import { type Machinery, say } from './machinery.ts';
import { flowerPlot } from './places.ts';
import type { shoppingActs } from './shopping.ts';
import type { Wishes } from './wishes.ts';

/** The free acts of play [V4] [V5], and the small settings of a visit. */
export function visitingActs(machinery: Machinery, { open, showGift }: ReturnType<typeof shoppingActs>) {
  const { store, sounds, keeping, browser } = machinery;

  const plant = async (flower: FlowerKind, tapped: Plot): Promise<void> => {
    const { words } = store.get();
    const plot = flowerPlot(store.get(), tapped);
    if (!plot) {
      say(machinery, words.flower.refused);
      return;
    }
    store.set({ mode: { kind: 'looking' }, flower: 'planted' });
    const { village } = store.get().data;
    const planted = await machinery.api.gesture(village, { kind: 'plantFlower', flower, x: plot.x, y: plot.y });
    if (!planted.ok) {
      plantingRefused(planted.error);
      return;
    }
    sounds.play('plant');
    say(machinery, words.flower.planted);
    keeping.keepVisit({ at: browser.now(), gifts: store.get().progress.gifts, flower: { x: plot.x, y: plot.y } });
  };
  const plantingRefused = (refusal: NetRefusal): void => {
    const { words } = store.get();
    if (refusal.kind === 'problem' && refusal.problem.type.endsWith('/already-planted')) {
      say(machinery, words.flower.already);
      return;
    }
    store.set({ flower: 'invited' });
    say(machinery, refusal.kind === 'unreachable' ? words.flower.offline : words.flower.refused);
  };
  return {
    chooseFlower: (flower: FlowerKind): void => {
      store.set({ mode: { kind: 'planting', flower } });
    },
    stopPlanting: (): void => {
      store.set({ mode: { kind: 'looking' } });
    },
    flowerLater: (): void => {
      store.set({ flower: 'later' });
    },
    inviteFlower: (): void => {
      store.set({ flower: 'invited' });
    },
    plantAt: plant,
    tapped: (target: TapTarget): void => {
      const { mode } = store.get();
      if (mode.kind === 'planting') void plant(mode.flower, target.plot);
      else if (mode.kind === 'placing') return;
      else if (target.placement) void showGift(target.placement);
      else if (target.step) open({ kind: 'step', step: target.step });
      else if (target.ghost) open({ kind: 'basket' });
      else machinery.stage()?.setSelection(null);
    },
    showStep: (step: StepSlug): void => open({ kind: 'step', step }),
    wave: (): void => {
      machinery.live()?.wave();
      sounds.play('wave');
      say(machinery, store.get().words.village.waved);
    },
    setSound: (on: boolean): void => {
      store.set({ sound: on });
      keeping.keepSound(on);
      sounds.setOn(on);
      sounds.play('tap');
    },
    /** in place: nothing on the page is lost */
    setLanguage: async (language: Language): Promise<void> => {
      const words = await browser.loadWords(language);
      keeping.keepLanguage(language);
      browser.setLanguage(language);
      store.set({ language, words, notice: null });
      void machinery.api.rememberLanguage(store.get().data.village, language);
    },
    tell: (telling: boolean): void => {
      store.set({ telling });
    },
    wish: (wishes: Partial<Wishes>): void => {
      const state = store.get();
      store.set({ wishes: { ...state.wishes, ...wishes }, troubles: [] });
    },
    unfoldWishes: (wishing: boolean): void => {
      store.set({ wishing });
    },
    reload: (): void => browser.reload(),
  };
}
