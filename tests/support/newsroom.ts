import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { newsForReaders } from '#server/domain/letters/readers.ts';
import type { NewsDeps } from '#server/domain/news/read.ts';
import { tellNews } from '#server/domain/news/tell.ts';
import { createLands, type Lands } from '#server/domain/villages/lands.ts';
import { village } from '#server/domain/villages/snapshot.ts';
import { StepSlug } from '#shared/ids.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import {
  donationRow,
  giftSlug,
  lineRow,
  NOW,
  PROJECT,
  placementId,
  placementRow,
  playerId,
  seedVillage,
  VILLAGE,
  write,
} from './store.ts';
import { seedSteward } from './writing.ts';

export type TestDeps = NewsDeps & { readonly lands: Lands };

export const WELL = StepSlug.parse('well');
export const SCHOOL = StepSlug.parse('school');
export const LATER = NOW + 1000;

/** A village where two packs of seeds were given before the well was reached and one after, and two pumps, the second a pair. */
export async function begun(
  store: OpenedStore,
): Promise<TestDeps & { readonly store: OpenedStore; told: VillageEvent[] }> {
  await seedVillage(store);
  await seedSteward({ store });
  const gifts: [string, number, number][] = [
    ['seeds', 1, 1],
    ['seeds', 2, 1],
    ['pump', 3, 1],
    ['pump', 4, 2],
    ['seeds', 50, 1],
  ];
  await write(store, async (tx) => {
    for (const [n, [gift, at, quantity]] of gifts.entries()) {
      await tx.touchPlayer(playerId(n), NOW);
      await tx.createDonation(donationRow(n), [lineRow(n, 0, { gift: giftSlug(gift), quantity })]);
      const of = { gift: giftSlug(gift), quantity, placedAt: NOW + at };
      await tx.createPlacements([placementRow(n, { x: n, y: 0 }, of)]);
      const placed = { placement: placementId(n), gift: giftSlug(gift), quantity, x: n, y: 0 };
      await tx.appendEvents(VILLAGE, [{ type: 'giftPlaced', ...placed }], NOW);
    }
    await tx.markStepReached(PROJECT, WELL, NOW + 10);
  });
  const told: VillageEvent[] = [];
  let made = 0;
  return {
    store,
    told,
    lands: createLands(),
    audience: {
      villageChanged: (_, events) => void told.push(...events),
      progressChanged: () => {},
      holdsChanged: () => {},
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    surroundings: {
      now: () => LATER,
      newId: (prefix) => `${prefix}_${String(++made).padStart(16, '0')}`,
      newCode: () => 'aaaaaaaa',
    },
  };
}

/** What waits in the outbox for villages, carried. */
export async function carried(deps: TestDeps): Promise<void> {
  for (const row of await deps.store.read.outboxDue(LATER + 1, 100, false)) {
    if (newsForReaders(row.body) === null) await tellNews(deps, row);
  }
}
export const states = async (store: OpenedStore) => {
  const placements = (await village({ store }, VILLAGE))?.view.placements.values() ?? [];
  return Object.fromEntries([...placements].map(({ id, state }) => [Number(id.slice(4)), state]));
};
export const pumps = (as: 'delivered' | 'changed', quantity: string) => [
  { gift: giftSlug('pump'), as, quantity, reason: { fr: 'Le prix a monté.', en: '' } },
];
