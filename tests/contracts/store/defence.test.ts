import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { AssociationId, AttemptId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { onBothEngines } from '../../support/engines.ts';
import { player } from '../../support/giving.ts';
import { seedVillage, startDonation, write } from '../../support/store.ts';

onBothEngines('the guard of the door', (engine) => {
  it('[security] a passage is spent once: by whichever of many at a time, in another process, and after a restart', async () => {
    const address = await engine.address();
    const [one, two] = [await openStore(address), await openStore(address)];
    const spend = (store: typeof one) => store.tx(async (tx) => ok(await tx.spendPassage('nonce', 1_000)));
    const spent = await Promise.all([one, two, one, two, one].map(spend));
    expect(spent.filter((outcome) => outcome.ok && outcome.value)).toHaveLength(1);
    await one.close();
    await two.close();
    const again = await openStore(address);
    expect(await spend(again)).toEqual(ok(false));
    await write(again, (tx) => tx.forgetOrigins(999));
    expect(await spend(again), 'not forgotten before its time').toEqual(ok(false));
    await again.close();
  });

  it('[security] origins, declines and levels come back as they went in, and are forgotten by age', async () => {
    const store = await openStore(await engine.address());
    await seedVillage(store);
    await write(store, (tx) => startDonation(tx, 1));
    const [attempt] = await store.read.staleAttempts(['creating', 'open'], Number.MAX_SAFE_INTEGER, 1);
    const [project] = await store.read.projects();
    if (!attempt || !project) throw new Error('a donation was started');
    const { association } = project;
    const from = { attempt: attempt.id, association, player: player(1), addressKey: 'here' };
    await write(store, async (tx) => {
      await tx.noteOrigin({ ...from, door: 'work', at: 50 });
      expect(await tx.origin(attempt.id)).toEqual({ ...from, door: 'work', at: 50 });
      expect(await tx.origin(AttemptId.parse('att_nobodys0000000000'))).toBeNull();
      for (const [key, fresh] of [
        ['ch_1', true],
        ['ch_2', true],
        ['ch_1', false],
      ] as const) {
        expect(await tx.recordDecline({ ...from, key, at: 60 })).toBe(fresh);
      }
    });
    const { read } = store;
    expect(await read.declinesOf(player(1), 0)).toEqual([60, 60]);
    expect(await read.declinesAt('here', 60)).toEqual([]);
    expect(await read.signsOf(association, 0)).toEqual({ opened: 1, paid: 0, declined: 2 });
    expect(await read.signsAt('here', 0)).toEqual({ opened: 1, paid: 0, openNow: 1, declined: 2 });
    expect(await read.watched(0)).toEqual([association]);
    expect(await read.sessionsUnderDeclines(0)).toMatchObject([
      { attempt: { id: attempt.id }, door: 'work', playerDeclines: 2, address: { declined: 2 } },
    ]);
    expect(await read.sessionsUnderPause()).toEqual([]);
    await write(store, async (tx) => {
      expect(await tx.moveGuard(association, 0, 2, 70)).toBe(true);
      expect(await tx.moveGuard(association, 0, 1, 71), 'somebody else moved it').toBe(false);
      expect([await tx.setPaused(association, 80), await tx.setPaused(association, 81)]).toEqual([true, false]);
    });
    expect(await read.guard(association)).toEqual({ association, level: 2, signAt: 70, pausedAt: 80 });
    expect((await read.sessionsUnderPause()).map(({ id }) => id)).toEqual([attempt.id]);
    await write(store, async (tx) => {
      expect(await tx.setPaused(association, null)).toBe(true);
      await tx.forgetOrigins(60);
    });
    expect(await read.signsOf(association, 0), 'older than').toEqual({ opened: 0, paid: 0, declined: 2 });
    expect(await read.guard(AssociationId.parse('asso_nobody0000000000'))).toMatchObject({ level: 0, pausedAt: null });
    await store.close();
  });
});
