import type { Sight, TapTarget } from '#client/game/stage.ts';
import type { NetRefusal } from '#client/net/api.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { StepSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { FlowerKind } from '#shared/village/view.ts';
import type { gesturingActs } from './gesturing.ts';
import { type Machinery, say } from './machinery.ts';
import { chosenFlowerPlot, flowerPlot } from './places.ts';
import type { shoppingActs } from './shopping.ts';
import { sightWords } from './sight-words.ts';
import { visitOf } from './since.ts';
import { type HudState, isFriendHere, placementOf, type ToldFrom } from './state.ts';
import type { tidingActs } from './tidings.ts';
import type { Wishes } from './wishes.ts';

/** The free acts of play [V4] [V5], and the small settings of a visit. */
export function visitingActs(
  machinery: Machinery,
  { open, showGift }: ReturnType<typeof shoppingActs>,
  {
    water,
    openPosting,
    readNews,
  }: Pick<ReturnType<typeof gesturingActs>, 'water'> & Pick<ReturnType<typeof tidingActs>, 'openPosting' | 'readNews'>,
) {
  const { store, sounds, keeping, browser } = machinery;

  const plant = async (flower: FlowerKind, tapped: Plot): Promise<void> => {
    const { words, flower: before, myFlower: mine } = store.get();
    const plot = flowerPlot(store.get(), tapped);
    if (!plot) {
      say(machinery, words.flower.refused);
      return;
    }
    store.set({ mode: { kind: 'looking' }, flower: 'planted', myFlower: plot });
    const { village } = store.get().data;
    const planted = await machinery.api.gesture(village, { kind: 'plantFlower', flower, x: plot.x, y: plot.y });
    if (!planted.ok) {
      plantingRefused(planted.error, { flower: before, myFlower: mine });
      return;
    }
    sounds.play('plant');
    say(machinery, words.flower.planted);
    const { view, ...state } = store.get();
    if (view) keeping.keepVisit(visitOf({ ...state, view }, browser.now()));
  };
  const plantingRefused = (refusal: NetRefusal, before: Pick<HudState, 'flower' | 'myFlower'>): void => {
    const { words, lastVisit } = store.get();
    const type = refusal.kind === 'problem' ? refusal.problem.type : '';
    if (before.myFlower !== null || type.endsWith('/enough-flowers')) {
      store.set(type.endsWith('/enough-flowers') ? { ...before, flower: 'planted' } : before);
      const why = type.endsWith('/enough-flowers') ? words.play.enoughFlowers : words.play.onVerges;
      say(machinery, refusal.kind === 'unreachable' ? words.flower.offline : why);
      return;
    }
    if (type.endsWith('/already-planted')) {
      store.set({ myFlower: lastVisit?.flower ?? null });
      say(machinery, words.flower.already);
      return;
    }
    store.set({ flower: 'invited', myFlower: null });
    say(machinery, refusal.kind === 'unreachable' ? words.flower.offline : words.flower.refused);
  };
  /** what was not given is told in a word or two, and only a flower has more to tell */
  const tellSight = (sight: Sight): void => {
    machinery.stage()?.setSelection(sight.kind === 'flower' ? sight.plot : null);
    if (sight.kind === 'flower') open({ kind: 'flower', plot: sight.plot, from: 'map' });
    const told = sightWords(store.get().words, sight);
    if (told) say(machinery, told);
  };
  const waterTapped = ({ placement: id }: TapTarget): void => {
    const placement = id && placementOf(store.get(), id);
    if (placement) void water(placement);
    else say(machinery, store.get().words.play.notThirsty);
  };
  const showStep = (step: StepSlug, from: ToldFrom): void => {
    open({ kind: 'step', step, from });
    if (store.get().view?.delivered.includes(step)) void readNews();
  };
  return {
    chooseFlower: (flower: FlowerKind): void => {
      store.set({ mode: { kind: 'planting', flower } });
    },
    stopPlanting: (): void => {
      store.set({ mode: { kind: 'looking' } });
    },
    dismissSince: (): void => {
      store.set({ since: null });
    },
    /** to the player's flower where that is the news, else to the gift that came last */
    seeSince: (): void => {
      const { since, myFlower, view } = store.get();
      const newest = [...(view?.placements.values() ?? [])].at(-1);
      const plot = since?.mine ? myFlower : newest?.plot;
      if (!plot) return;
      machinery.stage()?.focusOn(plot);
      machinery.stage()?.setSelection(plot);
      store.set({ since: null });
    },
    flowerLater: (): void => {
      store.set({ flower: 'later' });
    },
    inviteFlower: (): void => {
      store.set({ flower: 'invited' });
    },
    plantAt: plant,
    /** [V4] for who does not want to choose a place, or cannot */
    plantForMe: (flower: FlowerKind): void => {
      const plot = chosenFlowerPlot(store.get());
      if (plot) void plant(flower, plot);
      else say(machinery, store.get().words.flower.refused);
    },
    tapped: (target: TapTarget): void => {
      const { mode } = store.get();
      if (mode.kind === 'planting') void plant(mode.flower, target.plot);
      else if (mode.kind === 'placing') return;
      else if (mode.kind === 'watering') waterTapped(target);
      else if (target.placement) void showGift(target.placement);
      else if (target.step) showStep(target.step, 'map');
      else if (target.posting) openPosting(target.posting);
      else if (target.ghost && !isFriendHere(store.get())) open({ kind: 'basket' });
      else tellSight(target.sight);
    },
    showStep,
    showFlower: (plot: Plot, from: ToldFrom): void => {
      machinery.stage()?.setSelection(plot);
      open({ kind: 'flower', plot, from });
    },
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
