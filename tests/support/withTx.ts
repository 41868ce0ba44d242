import { oneByOne } from '#server/adapters/store/oneByOne.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';

/** A store with other transactions: work on several goes through them too, one by one. */
export const withTx = (store: OpenedStore, tx: OpenedStore['tx']): OpenedStore => ({
  ...store,
  tx,
  together: oneByOne(tx),
});
