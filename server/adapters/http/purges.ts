/** What this process keeps ready made, to be thrown away together when somebody is erased: a name may stand in it. */
export interface Purges {
  /** @param clear forgets everything that one keeper keeps */
  readonly add: (clear: () => void) => void;
  readonly all: () => void;
}

export function purgeList(): Purges {
  const keepers: (() => void)[] = [];
  return {
    add: (clear) => void keepers.push(clear),
    all() {
      for (const clear of keepers) clear();
    },
  };
}
