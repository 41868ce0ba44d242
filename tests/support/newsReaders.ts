import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { hostId } from '#server/domain/donations/notes.ts';
import type { NewsDeps } from '#server/domain/news/read.ts';
import { machine } from '#server/surroundings.ts';
import {
  attemptRow,
  donationId,
  donationRow,
  lineRow,
  NOW,
  placementRow,
  playerId,
  seedVillage,
  write,
} from './store.ts';

const TOGETHER = 64;
const nothing = () => undefined;

export const quietDeps = (store: OpenedStore, now = machine.now): NewsDeps => ({
  store,
  audience: { villageChanged: nothing, progressChanged: nothing, holdsChanged: nothing },
  log: { info: nothing, warn: nothing, error: nothing },
  surroundings: { ...machine, now },
});

export const readerAddress = (n: number): string => `reader-${n}@example.org`;

/** A project and so many people who left their address for news with a paid gift each; every third with two, typed otherwise. */
export async function seedReaders(store: OpenedStore, readers: number): Promise<void> {
  await hostId(quietDeps(store));
  await seedVillage(store);
  for (let from = 1; from <= readers; from += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, readers - from + 1) }, (_, i) => from + i);
    await Promise.all(
      some.map(async (n) => {
        await gift(store, n, readerAddress(n));
        if (n % 3 === 0) await gift(store, readers + n, readerAddress(n).toUpperCase());
      }),
    );
  }
}

const gift = (store: OpenedStore, n: number, value: string): Promise<void> =>
  write(store, async (tx) => {
    await tx.touchPlayer(playerId(n), NOW);
    await tx.createDonation(donationRow(n, { createdAt: NOW, language: n % 2 === 0 ? 'fr' : 'en' }), [lineRow(n, 0)]);
    await tx.createAttempt(attemptRow(n, { state: 'settled', paidAt: NOW, paymentIntent: `pi_${n}` }));
    const consent = { donation: donationId(n), kind: 'newsEmail', value, givenAt: NOW, revokedAt: null } as const;
    await tx.addConsent({ ...consent, moderation: 'shown' });
    await tx.createPlacements([placementRow(n, { x: n, y: 0 }, { placedAt: NOW })]);
  });
