import type { NetRefusal } from '#client/net/api.ts';
import type { PlacementId } from '#shared/ids.ts';
import type { Question } from '#shared/questions/question.ts';
import { isThirsty } from '#shared/village/care.ts';
import { squaredDistance } from '#shared/village/placing.ts';
import { SQUARE } from '#shared/village/terrain.ts';
import type { FlowerKind, Placement } from '#shared/village/view.ts';
import { type Machinery, say } from './machinery.ts';
import type { shoppingActs } from './shopping.ts';
import { giftOf, type HudState, nameOf } from './state.ts';

/** [V4] The small sheet of free gestures: what it needs to know, and what was just answered. */
export interface Gesturing {
  /** null until they are read */
  readonly questions: readonly Question[] | null;
  readonly answered: readonly string[];
  /** the question on the sheet, once it was answered, and with which answer */
  readonly said: { readonly question: Question; readonly answer: number } | null;
  /** watered on this page: the next in line is another */
  readonly watered: readonly PlacementId[];
}
export const NO_GESTURES: Gesturing = { questions: null, answered: [], said: null, watered: [] };

export const isThirstyHere = (state: Pick<HudState, 'project'>, { gift }: Pick<Placement, 'gift'>): boolean =>
  isThirsty(giftOf(state, gift)?.sprite ?? '');

/** What could still be watered, the nearest to the square first. */
export function thirsty(state: Pick<HudState, 'project' | 'view' | 'gesturing'>): readonly Placement[] {
  const done = new Set(state.gesturing.watered);
  return [...(state.view?.placements.values() ?? [])]
    .filter((placement) => isThirstyHere(state, placement) && !done.has(placement.id))
    .sort((a, b) => squaredDistance(a.plot, SQUARE) - squaredDistance(b.plot, SQUARE));
}

/** The next question that this player has not answered; null when there is none left. */
export const nextQuestion = ({ questions, answered }: Gesturing): Question | null =>
  questions?.find(({ id }) => !answered.includes(id)) ?? null;

/** Free acts of play beside the first flower [V4] [V5]: nothing is sold, counted or taken away. */
export function gesturingActs(machinery: Machinery, { open, close }: ReturnType<typeof shoppingActs>) {
  const { store, sounds } = machinery;
  const remember = (patch: Partial<Gesturing>): void => {
    store.set({ gesturing: { ...store.get().gesturing, ...patch } });
  };
  const village = () => store.get().data.village;

  const refused = (refusal: NetRefusal): void => {
    const { play } = store.get().words;
    const type = refusal.kind === 'problem' ? refusal.problem.type : '';
    if (type.endsWith('/already-watered')) say(machinery, play.wateredToday);
    else if (type.endsWith('/not-thirsty')) say(machinery, play.notThirsty);
    else say(machinery, refusal.kind === 'unreachable' ? play.offline : play.notNow);
  };
  const water = async (placement: Placement): Promise<void> => {
    const state = store.get();
    const { play } = state.words;
    if (!isThirstyHere(state, placement)) {
      say(machinery, play.notThirsty);
      return;
    }
    // Before the village itself tells of it: it is no news to who did it.
    remember({ watered: [...state.gesturing.watered, placement.id] });
    const done = await machinery.api.gesture(village(), { kind: 'waterCrop', placement: placement.id });
    if (!done.ok) {
      refused(done.error);
      return;
    }
    sounds.play('plant');
    say(machinery, play.watered(nameOf(state, placement.gift)));
  };

  return {
    openGestures: (): void => {
      remember({ said: null });
      open({ kind: 'gestures' });
    },
    startWatering: (): void => {
      close();
      store.set({ mode: { kind: 'watering' } });
    },
    stopWatering: (): void => store.set({ mode: { kind: 'looking' } }),
    water,
    /** for who does not want to look for a plant, or cannot */
    waterForMe: (): void => {
      const [next] = thirsty(store.get());
      if (!next) {
        say(machinery, store.get().words.play.noneThirsty);
        return;
      }
      machinery.stage()?.focusOn(next.plot);
      void water(next);
    },
    startPlanting: (flower: FlowerKind): void => {
      close();
      store.set({ mode: { kind: 'planting', flower } });
    },
    /** [V5] the others see it, and somebody who lives here answers */
    greet: (): void => {
      machinery.live()?.wave();
      machinery.stage()?.wave(machinery.browser.now() % 1009);
      sounds.play('wave');
      say(machinery, store.get().words.play.greeted);
    },
    askMe: async (): Promise<void> => {
      remember({ said: null });
      open({ kind: 'question' });
      if (store.get().gesturing.questions !== null) return;
      const asked = await machinery.api.questions(village());
      if (asked.ok) remember(asked.value);
      else refused(asked.error);
    },
    answer: async (question: Question, answer: number): Promise<void> => {
      const { gesturing } = store.get();
      remember({ said: { question, answer }, answered: [...gesturing.answered, question.id] });
      const done = await machinery.api.gesture(village(), { kind: 'answerQuestion', question: question.id, answer });
      if (done.ok) sounds.play('tap');
      else refused(done.error);
    },
    nextQuestion: (): void => remember({ said: null }),
  };
}
