import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { onBothEngines } from '../../support/engines.ts';
import { allReceipts, donorsOfAYear, finished, killedAt, receiptsOfEach } from '../../support/killedRun.ts';

const DONORS = 150;

onBothEngines('receipts of January', (engine) => {
  it('[G4] a run that is killed with -9 twice goes on: no gap, nobody twice, nobody forgotten', async () => {
    const address = await engine.address();
    const store = await openStore(address);
    await donorsOfAYear(store, DONORS);
    await killedAt(address, store, 30);
    await killedAt(address, store, 80);
    const before = (await allReceipts(store)).length;
    expect(before, 'the kills came in the middle').toBeLessThan(DONORS);
    await finished(address);
    const all = await allReceipts(store);
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: DONORS }, (_, i) => i + 1));
    expect(new Set(all.map(({ donorName }) => donorName)).size).toBe(DONORS);
    expect(await receiptsOfEach(store, DONORS * 2)).toEqual(Array.from({ length: DONORS * 2 }, () => 1));
    await store.close();
  }, 120_000);
});
