import { describe, expect, it } from 'vitest';
import { DROPS, dropAt, SPLASH_MS } from '#client/game/splashes.ts';
import { isThirstyHere, nextQuestion, thirsty } from '#client/hud/gesturing.ts';
import { flowerPlot, landOf } from '#client/hud/places.ts';
import { PlacementId } from '#shared/ids.ts';
import type { Gesture } from '#shared/protocol/live.ts';
import { SETS } from '#shared/questions/every.ts';
import { err, ok } from '#shared/result.ts';
import { isVerge } from '#shared/village/verges.ts';
import type { Placement } from '#shared/village/view.ts';
import { PROJECT } from './fixtures.ts';
import { machine, problem, settled, VIEW } from './machine.ts';

const crop = PROJECT.gifts[0];
if (!crop) throw new Error('the project has gifts');
const project = { ...PROJECT, gifts: [{ ...crop, sprite: 'maize' }, ...PROJECT.gifts.slice(1)] };
const placed = (n: number, x: number, gift = crop.slug): Placement => ({
  id: PlacementId.parse(`plc_000000000000000${n}`),
  gift,
  quantity: 1,
  plot: { x, y: 16 },
  state: 'promised',
});
const [near, far] = [placed(1, 17), placed(2, 30)];

/** The HUD over a village with two crops, and what it sent. */
function playing(refusal: ReturnType<typeof problem> | null = null) {
  const sent: Gesture[] = [];
  const made = machine({
    gesture: async (_village, gesture) => {
      sent.push(gesture);
      return refusal === null ? ok(null) : err(refusal);
    },
    questions: async () => ok({ questions: [...SETS.water], answered: SETS.water.slice(0, 1).map(({ id }) => id) }),
  });
  const placements = new Map([far, near].map((placement) => [placement.id, placement]));
  made.machinery.store.set({ project, view: { ...VIEW, placements } });
  return { ...made, sent };
}
const target = (placement: PlacementId | null) => ({
  plot: { x: 1, y: 1 },
  placement,
  ghost: null,
  step: null,
  posting: null,
  sight: { kind: 'land', is: 'meadow' } as const,
});

describe('[V4] free gestures in the HUD', () => {
  it('waters the nearest to the square first, then another one, then says that nothing is thirsty', async () => {
    const { acts, state, sent } = playing();
    for (let n = 0; n < 3; n++) {
      acts.waterForMe();
      await settled();
    }
    expect(sent).toEqual([near, far].map(({ id }) => ({ kind: 'waterCrop', placement: id })));
    expect(state().notice?.text).toBe(state().words.play.noneThirsty);
    expect(thirsty(state())).toEqual([]);
  });

  it('a tap waters what it is on, as long as one is watering, and opens nothing', async () => {
    const { acts, state, sent } = playing();
    acts.openGestures();
    acts.startWatering();
    expect(state().panel.kind).toBe('none');
    acts.tapped(target(far.id));
    acts.tapped(target(null));
    await settled();
    expect(sent).toEqual([{ kind: 'waterCrop', placement: far.id }]);
    expect([state().panel.kind, state().mode.kind]).toEqual(['none', 'watering']);
    acts.stopWatering();
    expect(state().mode.kind).toBe('looking');
  });

  it('is refused with a sentence that names no time', async () => {
    const { acts, state } = playing(problem('already-watered', 409));
    acts.waterForMe();
    await settled();
    expect(state().notice?.text).toBe(state().words.play.wateredToday);
    expect(state().notice?.text).not.toMatch(/\d/);
  });

  it('asks what this player has not answered, explains, and goes on', async () => {
    const { acts, state, sent } = playing();
    await acts.askMe();
    const question = nextQuestion(state().gesturing);
    expect(question).toEqual(SETS.water[1]);
    if (!question) return;
    await acts.answer(question, 2);
    expect(sent).toEqual([{ kind: 'answerQuestion', question: question.id, answer: 2 }]);
    expect(state().gesturing.said).toEqual({ question, answer: 2 });
    acts.nextQuestion();
    expect(nextQuestion(state().gesturing)).toEqual(SETS.water[2]);
  });

  it('after the first flower, a tap finds a verge, or nothing near', () => {
    const { state } = playing();
    const planting = { ...state(), myFlower: { x: 0, y: 0 } };
    let found = 0;
    for (let i = 0; i < 1024; i++) {
      const plot = flowerPlot(planting, { x: i % 32, y: Math.floor(i / 32) });
      if (!plot) continue;
      found += 1;
      expect(isVerge(landOf(VIEW), plot)).toBe(true);
    }
    expect(found).toBeGreaterThan(100);
  });

  it('after the day’s flowers, the last one is still this player’s own', async () => {
    const { acts, state } = playing(problem('enough-flowers', 409));
    acts.plantForMe('rose');
    await settled();
    expect(state().notice?.text).toBe(state().words.play.enoughFlowers);
    expect(state().flower).toBe('planted');
  });

  it('what the catalogue does not know is not thirsty', () => {
    expect(isThirstyHere({ project }, { gift: 'unknown' as typeof crop.slug })).toBe(false);
  });
});

describe('[V4] the water that falls', () => {
  it('begins at once, ends within its moment, and falls down', () => {
    for (let i = 0; i < DROPS; i++) {
      expect(dropAt(i, SPLASH_MS, 20)).toBeNull();
      const [early, late] = [dropAt(i, i * 70 + 100, 20), dropAt(i, i * 70 + 500, 20)];
      expect(late?.dy ?? 0).toBeGreaterThan(early?.dy ?? 0);
    }
    expect(dropAt(0, 1, 20)).not.toBeNull();
  });
});
