import type { Store } from '#server/domain/ports/store.ts';

/** Work on several where each commits by itself: the list has one item. */
export const oneByOne =
  (tx: Store['tx']): Store['together'] =>
  (work, context, item) =>
    tx(async (t) => {
      const [result] = await work(t, context, [item]);
      if (!result) throw new Error('work on one left it out');
      return result;
    });
