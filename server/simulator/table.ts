/** Told of every change, so that it can be kept. `record` undefined: it was removed. */
export type OnChange = (table: string, id: string, record: unknown) => void;

/** Records of one kind, in the order they were made. */
export type Table<R extends { readonly id: string }> = {
  readonly get: (id: string) => R | undefined;
  readonly put: (record: R) => R;
  readonly remove: (id: string) => void;
  readonly all: () => Iterable<R>;
  /** Newest first, as Stripe lists. */
  readonly newestFirst: () => Iterable<R>;
  /** Puts back a record read from a file, without telling of it. */
  readonly restore: (record: R) => void;
};

export const createTable = <R extends { readonly id: string }>(name: string, onChange: OnChange): Table<R> => {
  const records = new Map<string, R>();
  const order: string[] = [];
  const restore = (record: R) => {
    if (!records.has(record.id)) {
      order.push(record.id);
    }
    records.set(record.id, record);
  };
  return {
    get: (id) => records.get(id),
    put: (record) => {
      restore(record);
      onChange(name, record.id, record);
      return record;
    },
    remove: (id) => {
      if (records.delete(id)) {
        onChange(name, id, undefined);
      }
    },
    all: () => records.values(),
    newestFirst: function* () {
      for (let index = order.length - 1; index >= 0; index -= 1) {
        const record = records.get(order[index] ?? '');
        if (record !== undefined) {
          yield record;
        }
      }
    },
    restore,
  };
};
