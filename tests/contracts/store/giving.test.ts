import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { Store } from '#server/domain/ports/store.ts';
import { cents } from '#shared/money.ts';
import { err, ok } from '#shared/result.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  attemptId,
  attemptRow,
  donationId,
  donationRow,
  giftSlug,
  lineRow,
  NOW,
  PROJECT,
  placementId,
  placementRow,
  playerId,
  seedVillage,
  settle,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

onBothEngines('giving', (engine) => {
  let store: Store;
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  /** a donation of its own for a test */
  const begin = async () => {
    const n = next();
    await write(store, (tx) => startDonation(tx, n));
    return n;
  };

  beforeAll(async () => {
    store = await openStore(await engine.address());
    await seedVillage(store);
  });
  afterAll(() => store.close());

  it('[G2] a basket sent twice is one donation', async () => {
    const n = next();
    const twice = () =>
      write(store, async (tx) => {
        await tx.touchPlayer(playerId(n), NOW);
        return tx.createDonation(donationRow(n), [lineRow(n, 0), lineRow(n, 1, { plot: { x: n, y: 1 } })]);
      });
    const created = await Promise.all([twice(), twice(), twice()]);
    expect(created.filter(Boolean)).toHaveLength(1);
    const known = await write(store, (tx) => tx.donationByBasket(playerId(n), `basket-${n}`));
    expect(known).toEqual(donationRow(n));
    expect((await store.read.donation(donationId(n)))?.lines).toHaveLength(2);
  });

  it('[G6] fifty deliveries of one event claim it once', async () => {
    const row = {
      id: 'evt_one',
      type: 'checkout.session.completed',
      account: '',
      objectId: 'cs_1',
      state: 'applied',
      receivedAt: NOW,
      tries: 0,
      nextTryAt: NOW,
    } as const;
    const claims = await Promise.all(Array.from({ length: 50 }, () => write(store, (tx) => tx.claimEvent(row))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await write(store, (tx) => tx.eventState('evt_one'))).toBe('applied');
  });

  it('[G6] one of fifty racing payments grants the gift', async () => {
    const n = await begin();
    const before = await store.read.progress(PROJECT);
    const grants = await Promise.all(Array.from({ length: 50 }, () => write(store, (tx) => settle(tx, n))));
    expect(grants.filter(Boolean)).toHaveLength(1);
    const after = await store.read.progress(PROJECT);
    expect(after.raisedCents - before.raisedCents).toBe(300);
    expect(after.gifts - before.gifts).toBe(1);
    expect((await store.read.donation(donationId(n)))?.placements).toEqual([placementRow(n, { x: n, y: 0 })]);
  });

  it('moves an attempt only from the states it is asked to, and gives back the row', async () => {
    const n = await begin();
    const sessionId = `cs_${n}`;
    const opened = await write(store, (tx) =>
      tx.moveAttempt(attemptId(n), ['creating'], 'open', { sessionId, checkoutUrl: 'https://pay.test/x' }, NOW + 1),
    );
    expect(opened).toEqual(attemptRow(n, { state: 'open', sessionId, checkoutUrl: 'https://pay.test/x' }));
    expect(await write(store, (tx) => tx.moveAttempt(attemptId(n), ['creating'], 'abandoned', {}, NOW))).toBeNull();
    expect(await store.read.attemptBySession('', sessionId)).toEqual(opened);
    expect(await store.read.attemptBySession('acct_other', sessionId)).toBeNull();
  });

  it('two attempts cannot have the same session of one account', async () => {
    const [a, b] = [await begin(), await begin()];
    const open = (n: number) =>
      write(store, (tx) => tx.moveAttempt(attemptId(n), ['creating'], 'open', { sessionId: 'cs_same' }, NOW));
    await open(a);
    await expect(open(b)).rejects.toThrow();
    expect((await store.read.attempt(attemptId(b)))?.state).toBe('creating');
  });

  it('the sweeper is given attempts by age, in the states it asks for', async () => {
    const [a, b] = [await begin(), await begin()];
    await write(store, (tx) => tx.moveAttempt(attemptId(a), ['creating'], 'pending', {}, NOW - 500));
    await write(store, (tx) => tx.moveAttempt(attemptId(b), ['creating'], 'open', {}, NOW - 900));
    const stale = await store.read.staleAttempts(['pending', 'open'], NOW - 100, 10);
    expect(stale.map(({ id }) => id)).toEqual([attemptId(b), attemptId(a)]);
    expect(await store.read.staleAttempts(['pending', 'open'], NOW - 100, 1)).toHaveLength(1);
    expect(await store.read.openDonations(playerId(b), VILLAGE)).toEqual([donationId(b)]);
    expect(await store.read.openDonations(playerId(a), VILLAGE)).toEqual([]);
  });

  it('[G8] a refund counts once, a failed one is taken back, and failed is final', async () => {
    const n = await begin();
    const refund = (state: 'pending' | 'succeeded' | 'failed', id = `re_${n}`, amountCents = cents(100)) =>
      write(store, (tx) => tx.recordRefund({ id, attempt: attemptId(n), amountCents, state }, NOW));
    expect(await refund('pending')).toBe(100);
    expect(await refund('pending')).toBeNull();
    expect(await refund('succeeded')).toBeNull();
    expect(await refund('pending')).toBeNull();
    expect(await refund('succeeded', `re_${n}_b`, cents(200))).toBe(300);
    expect(await refund('failed')).toBe(200);
    expect(await refund('succeeded')).toBeNull();
    expect((await store.read.attempt(attemptId(n)))?.refundedCents).toBe(200);
  });

  it('[G8] events racing on one refund count it once', async () => {
    const n = await begin();
    const row = { id: `re_${n}`, attempt: attemptId(n), amountCents: cents(300), state: 'succeeded' } as const;
    const counted = await Promise.all(
      Array.from({ length: 20 }, () => write(store, (tx) => tx.recordRefund(row, NOW))),
    );
    expect(counted.filter((refunded) => refunded !== null)).toEqual([300]);
  });

  it('[G9] a limited gift is counted up to what is needed, and no further', async () => {
    const counted = await Promise.all(
      Array.from({ length: 12 }, () => write(store, (tx) => tx.countGiven(PROJECT, giftSlug('pump'), 1))),
    );
    expect(counted.filter(Boolean)).toHaveLength(3);
    expect(await write(store, (tx) => tx.countGiven(PROJECT, giftSlug('bricks'), 500))).toBe(true);
    const given = await store.read.given(PROJECT);
    expect(given.get(giftSlug('pump'))).toBe(3);
    expect(given.get(giftSlug('bricks'))).toBe(500);
  });

  it('a refusal rolls back alone, in the midst of others', async () => {
    const numbers = Array.from({ length: 9 }, () => next());
    const results = await Promise.all(
      numbers.map((n, i) =>
        store
          .tx(async (tx) => {
            await startDonation(tx, n);
            if (i % 3 === 1) return err({ kind: 'refused' as const });
            if (i % 3 === 2) throw new Error(`bug ${n}`);
            return ok(n);
          })
          .catch((error: unknown) => error),
      ),
    );
    expect(results.filter((result) => result instanceof Error)).toHaveLength(3);
    const kept = await Promise.all(numbers.map(async (n) => (await store.read.donation(donationId(n))) !== null));
    expect(kept).toEqual(numbers.map((_, i) => i % 3 === 0));
  });

  it('[P1] words stand on a gift only when chosen, let through, and not taken back', async () => {
    const n = await begin();
    await write(store, (tx) => settle(tx, n));
    const consent = { donation: donationId(n), givenAt: NOW, revokedAt: null } as const;
    await write(store, async (tx) => {
      await tx.addConsent({ ...consent, kind: 'publicName', value: 'Awa', moderation: 'shown' });
      await tx.addConsent({ ...consent, kind: 'message', value: 'Courage', moderation: 'held' });
    });
    expect(await store.read.wordsOn(placementId(n))).toEqual({ publicName: null, message: null });
    expect(await store.read.placedAt(placementId(n))).toBe(NOW + n);
    expect(await store.read.placedAt(placementId(999_999))).toBeNull();
    await write(store, (tx) => tx.addConsent({ ...consent, kind: 'nameOnGift', value: 'yes', moderation: 'held' }));
    expect(await store.read.wordsOn(placementId(n))).toEqual({ publicName: 'Awa', message: null });
    expect(await write(store, (tx) => tx.revokeConsents(donationId(n), ['publicName', 'newsEmail'], NOW))).toBe(1);
    expect(await store.read.wordsOn(placementId(n))).toEqual({ publicName: null, message: null });
    expect((await store.read.consents(donationId(n))).map(({ kind }) => kind).sort()).toEqual([
      'message',
      'nameOnGift',
      'publicName',
    ]);
  });

  it('types come back as they were written', async () => {
    const n = next();
    const feeCover = lineRow(n, 1, { kind: 'feeCover', gift: null, footprint: null, category: null, plot: null });
    const big = cents(2 ** 45);
    await write(store, async (tx) => {
      await tx.touchPlayer(playerId(n), NOW);
      await tx.createDonation(donationRow(n, { totalCents: big }), [
        lineRow(n, 0, { plot: { x: -5, y: -7 } }),
        feeCover,
      ]);
      await tx.createAttempt(attemptRow(n, { livemode: true, amountCents: big }));
    });
    const read = await store.read.donation(donationId(n));
    expect(read).toEqual({
      donation: donationRow(n, { totalCents: big }),
      lines: [lineRow(n, 0, { plot: { x: -5, y: -7 } }), feeCover],
      attempts: [attemptRow(n, { livemode: true, amountCents: big })],
      placements: [],
    });
  });

  it('refuses a fraction of a cent, text for an amount, and a state outside its union', async () => {
    const n = next();
    const attempts: [string, object][] = [
      ['fraction', { amountCents: 4.99 }],
      ['text', { amountCents: 'many' }],
      ['state', { state: 'lucky' }],
      ['nothing', { amountCents: 0 }],
      ['no donation', { donation: donationId(999_999) }],
    ];
    await write(store, async (tx) => {
      await tx.touchPlayer(playerId(n), NOW);
      await tx.createDonation(donationRow(n), [lineRow(n, 0)]);
    });
    for (const [name, change] of attempts) {
      const wrong = write(store, (tx) => tx.createAttempt({ ...attemptRow(n), ...change }));
      await expect(wrong, name).rejects.toThrow();
    }
  });
});
