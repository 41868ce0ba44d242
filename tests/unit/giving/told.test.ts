import { describe, expect, it } from 'vitest';
import { commit, type Told } from '#server/domain/deps.ts';
import type { Store, StoreTx } from '#server/domain/ports/store.ts';
import { VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';

const VILLAGE = VillageSlug.parse('test-village');
type Fn = (tx: StoreTx, told: Told) => Promise<Result<null, { kind: 'refused' }>>;

/** Runs `commit` over a store that runs its function `runs` times, as after serialization failures; what was heard, in order. */
async function heard(runs: number, fn: Fn): Promise<string[]> {
  const order: string[] = [];
  const store = {
    async tx(run: (tx: StoreTx) => Promise<Result<null, { kind: 'refused' }>>) {
      let result = await run({} as StoreTx);
      for (let n = 1; n < runs; n++) result = await run({} as StoreTx);
      order.push(result.ok ? 'committed' : 'rolled back');
      return result;
    },
  } as Pick<Store, 'tx'> as Store;
  const audience = {
    villageChanged: () => order.push('events'),
    progressChanged: () => order.push('progress'),
    holdsChanged: () => order.push('holds'),
  };
  const log = { info: () => order.push('note'), warn: () => undefined, error: () => undefined };
  await commit({ store, audience, log }, fn);
  return order;
}

const hold: Fn = async (_tx, told) => {
  told.holds.add(VILLAGE);
  told.events.push({ village: VILLAGE, events: [] });
  told.notes.push({ fields: { village: VILLAGE }, message: 'something for the host' });
  return ok(null);
};

describe('the audience', () => {
  it('[G6] hears after the commit, and once though the store ran the transaction three times', async () => {
    expect(await heard(3, hold)).toEqual(['committed', 'note', 'events', 'holds']);
  });

  it('[G6] hears nothing of what was rolled back', async () => {
    const refused: Fn = async (tx, told) => {
      await hold(tx, told);
      return err({ kind: 'refused' });
    };
    expect(await heard(1, refused)).toEqual(['rolled back']);
  });
});
