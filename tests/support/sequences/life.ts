import type { OpenedStore } from '#server/adapters/store/opened.ts';
import type { Deps } from '#server/domain/deps.ts';
import type { Payments } from '#server/domain/ports/payments.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { createLands } from '#server/domain/villages/lands.ts';
import type { VillageEvent } from '#shared/village/events.ts';

/** A death: at the how-manieth call that leaves the process (to Stripe, or to the store to write), before it or after it. */
export interface Crash {
  readonly atCall: number;
  readonly moment: 'before' | 'after';
  /** true: only the files are left, as after a kill -9, and opened again; false: only the memory is lost */
  readonly losesFiles: boolean;
}

/** Puts a planted mistake between the domain and its store; as it is when nothing is planted. */
export type Around = (store: OpenedStore) => OpenedStore;

/** The memory of one process, from its start to its death. */
export interface Life {
  readonly deps: Deps;
  readonly told: readonly VillageEvent[];
  /** log lines that a bug writes and nothing else */
  readonly bugs: readonly string[];
  /** resolves when the planned death has come; never without one */
  dieAt(crash: Crash | null, atDeath: () => void): Promise<'crashed'>;
  /** the death did not come */
  spare(): void;
}

/** One of its own for each that waits: what waits for a promise is kept as long as the promise is. */
const never = () => new Promise<never>(() => {});
/** What the domain logs when something threw that should have returned. */
const BUGS: readonly string[] = ['an event could not be heeded', 'an attempt could not be swept', 'outbox row failed'];

const lands = createLands();

export function live(
  bare: Omit<Deps, 'store' | 'audience' | 'log' | 'lands'>,
  store: OpenedStore,
  around: Around,
): Life {
  const told: VillageEvent[] = [];
  const bugs: string[] = [];
  let dead = false;
  let death: { left: number; readonly moment: Crash['moment']; readonly strike: () => void } | null = null;

  /** Everything that leaves the process passes here; of the dead nothing passes, either way. */
  const pass = async <T>(call: () => Promise<T>, counts: boolean): Promise<T> => {
    if (dead) return never();
    const mine = death;
    const strikes = counts && mine !== null && --mine.left === 0;
    if (strikes && mine.moment === 'before') mine.strike();
    if (dead) return never();
    const answer = await call().finally(() => {
      if (strikes) mine.strike();
    });
    return dead ? never() : answer;
  };
  const guarded = <T extends object>(port: T, counts: boolean): T =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function'
          ? (...args: unknown[]) => pass(() => Reflect.apply(member, target, args), counts)
          : member;
      },
    });
  const inner = around(store);
  const complain = (fields: object, message: string) => {
    if (!dead && BUGS.includes(message)) bugs.push(`${message} ${JSON.stringify(fields)}`);
  };
  return {
    deps: {
      ...bare,
      payments: guarded<Payments>(bare.payments, true),
      store: {
        tx: (fn) => pass(() => inner.tx(fn), true),
        together: (work, context, item) => pass(() => inner.together(work, context, item), true),
        read: guarded<StoreReads>(inner.read, false),
        close: () => inner.close(),
      },
      audience: {
        villageChanged: (_village, events) => void (!dead && told.push(...events)),
        progressChanged: () => undefined,
        holdsChanged: () => undefined,
      },
      log: { info: () => undefined, warn: complain, error: complain },
      // The land itself is the same in every life; what is remembered of villages is not.
      lands: { ...lands, neighbours: createLands().neighbours },
    },
    told,
    bugs,
    dieAt(crash, atDeath) {
      if (crash === null) return never();
      return new Promise((resolve) => {
        const strike = () => {
          if (dead) return;
          dead = true;
          atDeath();
          resolve('crashed');
        };
        death = { left: crash.atCall, moment: crash.moment, strike };
      });
    },
    spare: () => {
      death = null;
    },
  };
}
