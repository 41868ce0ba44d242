import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { Store } from '#server/domain/ports/store.ts';
import { type Asking, NOTHING_ASKED, Question } from '#shared/questions/question.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  NOW,
  PROJECT,
  placementId,
  placementRow,
  playerId,
  seedVillage,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

const OWN: Asking = {
  sets: ['water'],
  own: [
    Question.parse({
      id: 'own-one',
      asked: { fr: 'Combien ?', en: 'How many?' },
      answers: [
        { fr: 'Un', en: 'One' },
        { fr: 'Deux', en: 'Two' },
      ],
      right: 1,
      explained: { fr: 'Deux.', en: 'Two.' },
      source: { name: 'Nous', url: null },
    }),
  ],
};

onBothEngines('free play', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await engine.address());
    await seedVillage(store);
    await write(store, (tx) => tx.touchPlayer(playerId(1), NOW));
    await write(store, (tx) => tx.touchPlayer(playerId(2), NOW));
  });
  afterAll(() => store.close());

  it('[V4] of twenty that make one gesture at once, one does, and only for this player and village', async () => {
    const mark = (player: number, key: string) =>
      write(store, (tx) => tx.markGesture(VILLAGE, playerId(player), { key, isOfDay: key.startsWith('water') }, NOW));
    const marked = await Promise.all(Array.from({ length: 20 }, () => mark(1, 'water:plc_1:20784')));
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await mark(1, 'water:plc_1:20785')).toBe(true);
    expect(await mark(2, 'water:plc_1:20784')).toBe(true);
    expect(await mark(1, 'answer:water-2')).toBe(true);
    expect(await mark(1, 'answer:water-1')).toBe(true);
    expect(await store.read.gesturesOf(VILLAGE, playerId(1), 'answer:')).toEqual(['answer:water-1', 'answer:water-2']);
    expect(await store.read.gesturesOf(VILLAGE, playerId(2), 'answer:')).toEqual([]);
    // Who watered is forgotten, who answered is not: a question counts once for ever.
    await write(store, (tx) => tx.forgetGestures(NOW));
    expect(await store.read.gesturesOf(VILLAGE, playerId(1), 'water:')).toHaveLength(2);
    await write(store, (tx) => tx.forgetGestures(NOW + 1));
    expect(await store.read.gesturesOf(VILLAGE, playerId(1), '')).toEqual(['answer:water-1', 'answer:water-2']);
  });

  it('[V4] counts add up whoever counts at once, and the first day of a watering stays', async () => {
    const nothing = await store.read.villageContents(VILLAGE);
    expect(nothing?.care).toEqual({ watered: new Map(), waterings: 0, planted: 0, answers: 0 });
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        write(store, async (tx) => {
          await tx.countWatering(VILLAGE, placementId(7), 100 + Math.min(i, 1));
          await tx.countGestures(VILLAGE, { waterings: 1, planted: 2, answers: i % 2 });
        }),
      ),
    );
    const care = (await store.read.villageContents(VILLAGE))?.care;
    expect(care).toMatchObject({ waterings: 20, planted: 40, answers: 10 });
    const watered = care?.watered.get(placementId(7));
    expect(watered?.times).toBe(20);
    expect([100, 101]).toContain(watered?.firstDay);
  });

  it('[V4] only what stands in this very village can be watered', async () => {
    await write(store, (tx) => startDonation(tx, 31));
    const row = placementRow(31, { x: 0, y: 90 });
    await write(store, (tx) => tx.createPlacements([row]));
    const standing = () => write(store, (tx) => tx.standingGift(VILLAGE, row.id));
    expect(await standing()).toBe(row.gift);
    await write(store, (tx) => tx.removePlacement(row.id, NOW));
    expect(await standing()).toBeNull();
  });

  it('what a steward writes is read by visitors once it is published', async () => {
    expect(await store.read.asking(PROJECT)).toBeNull();
    expect(await write(store, (tx) => tx.publishAsking(PROJECT))).toBe(false);
    await write(store, (tx) => tx.saveAsking(PROJECT, OWN));
    expect(await store.read.asking(PROJECT)).toEqual({ draft: OWN, published: NOTHING_ASKED });
    expect(await write(store, (tx) => tx.publishAsking(PROJECT))).toBe(true);
    await write(store, (tx) => tx.saveAsking(PROJECT, NOTHING_ASKED));
    expect(await store.read.asking(PROJECT)).toEqual({ draft: NOTHING_ASKED, published: OWN });
  });
});
