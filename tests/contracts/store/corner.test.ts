import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  attemptRow,
  donationId,
  donationRow,
  lineRow,
  NOW,
  playerId,
  seedVillage,
  VILLAGE,
  write,
} from '../../support/store.ts';

const HOUR_MS = 3_600_000;
const link = (n: number, email = 'giver@example.org') => ({
  id: `key_${n}`,
  hash: `hash of ${n}`,
  email,
  language: 'fr' as const,
  expiresAt: NOW + HOUR_MS,
});

async function opened(address: string): Promise<OpenedStore> {
  const store = await openStore(address);
  await seedVillage(store);
  return store;
}

onBothEngines('my corner in the store', (engine) => {
  it('[B2] a link lets one in, once, until its hour is over; a session ends for its own address alone', async () => {
    const store = await opened(await engine.address());
    await write(store, async (tx) => {
      await tx.addCornerLink(link(1));
      await tx.addCornerLink({ ...link(2), expiresAt: NOW });
    });
    const use = (hash: string) => write(store, (tx) => tx.useCornerLink(hash, NOW));
    expect(await use('hash of nobody')).toBeNull();
    expect(await use('hash of 2'), 'too late').toBeNull();
    const both = await Promise.all([use('hash of 1'), use('hash of 1')]);
    expect(both.filter((email) => email !== null)).toEqual(['giver@example.org']);

    const session = { id: 'key_s', hash: 'session', email: 'giver@example.org', createdAt: NOW, expiresAt: NOW + 1 };
    await write(store, (tx) => tx.addCornerSession(session));
    expect(await store.read.cornerSession('session')).toEqual(session);
    const end = (email: string) => write(store, (tx) => tx.endCornerSession({ id: 'key_s', email }));
    expect([await end('other@example.org'), await end('giver@example.org')]).toEqual([false, true]);
    await write(store, (tx) => tx.forgetCorner(NOW + 1));
    expect(await store.read.cornerLink('key_2')).toBeNull();
    await store.close();
  });

  it('[B2] an address opens paid donations that were left with it, however it was written', async () => {
    const store = await opened(await engine.address());
    await write(store, async (tx) => {
      for (const n of [1, 2, 3]) {
        await tx.touchPlayer(playerId(n), NOW);
        await tx.createDonation(donationRow(n), [lineRow(n, 0)]);
        await tx.createAttempt(attemptRow(n, n === 2 ? {} : { state: 'paid', paidAt: NOW }));
        const value = n === 3 ? 'somebody@example.org' : 'Giver@Example.ORG';
        const given = { donation: donationId(n), givenAt: NOW, revokedAt: null, moderation: 'held' as const };
        await tx.addConsent({ ...given, kind: 'newsEmail', value });
      }
    });
    expect(await store.read.donationsLeftWith('giver@example.org')).toEqual([donationId(1)]);
    expect([...(await store.read.donationsNaming('giver@example.org'))].sort()).toEqual([donationId(1), donationId(2)]);
    await write(store, (tx) => tx.eraseConsents(donationId(1), ['newsEmail'], NOW));
    expect(await store.read.donationsLeftWith('giver@example.org')).toEqual([]);
    await store.close();
  });

  it('[P1] an erased player never comes back, not even by what it was doing meanwhile', async () => {
    const store = await opened(await engine.address());
    const player = playerId(1);
    await write(store, async (tx) => {
      await tx.touchPlayer(player, NOW);
      await tx.plantFlower(VILLAGE, player, { plot: { x: 1, y: 1 }, kind: 'rose', plantedAt: NOW });
    });
    const acting = () => write(store, (tx) => tx.touchPlayer(player, NOW + 1));
    const erasing = write(store, async (tx) => {
      await tx.lockPlayer(player);
      await tx.touchPlayer(playerId(2), NOW);
      await tx.handFlower({ village: VILLAGE, plot: { x: 1, y: 1 } }, playerId(2));
      await tx.removePlayer(player, '2026-11-27');
    });
    await Promise.allSettled([erasing, acting()]);
    expect(await store.read.playerSeen(player)).toBeNull();
    await expect(acting()).rejects.toThrow('this player was erased');
    expect(await store.read.isErased(player)).toBe(true);
    expect(await store.read.flowersOf(player)).toEqual([]);
    expect(await store.read.flowersOf(playerId(2))).toHaveLength(1);
    await store.close();
  });
});
