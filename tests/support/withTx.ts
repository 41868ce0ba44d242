import type { OpenedStore } from '#server/adapters/store/opened.ts';

/** A store with other transactions: work on several goes through them too, one by one. */
export const withTx = (store: OpenedStore, tx: OpenedStore['tx']): OpenedStore => ({
  ...store,
  tx,
  together: (work, context, item) =>
    tx(async (t) => {
      const [result] = await work(t, context, [item]);
      if (!result) throw new Error('work on one left it out');
      return result;
    }),
});
