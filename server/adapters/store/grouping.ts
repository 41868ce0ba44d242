import type { StoreTx, Together } from '#server/domain/ports/store.ts';
import type { Result } from '#shared/result.ts';
import { asSeen, StoreUnavailable } from './errors.ts';
import type { Lease } from './transaction/transaction.ts';

/** The commands of the one connection that writes. */
export interface Writer {
  readonly begin: () => void;
  readonly commit: () => void;
  readonly rollback: () => void;
  readonly savepoint: () => void;
  readonly release: () => void;
  readonly undo: () => void;
  readonly inTransaction: () => boolean;
  readonly lease: () => Lease;
}

type Work = Together<unknown, unknown, unknown, unknown>;
interface Job {
  readonly work: Work;
  readonly context: unknown;
  readonly item: unknown;
  readonly resolve: (outcome: Result<unknown, unknown>) => void;
  readonly reject: (error: unknown) => void;
}
/** Jobs that one call of their work does: they differ by their item alone. */
type Lot = readonly [Job, ...Job[]];
type Outcome = { readonly results: readonly Result<unknown, unknown>[] } | { readonly thrown: unknown };

/** One fsync is shared by at most this many: the event loop is busy for about 10 ms with them. */
const GROUP = 128;

/**
 * Group commit: all transactions that wait share one BEGIN…COMMIT. Nobody is answered before the COMMIT is on the disk, and a
 * refusal or a throw takes back only its own.
 */
export function groupCommit(writer: Writer) {
  let waiting: Job[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // What arrives in the same turn of the event loop joins the first group.
    await new Promise((go) => setImmediate(go));
    while (waiting.length > 0) {
      const group = waiting.slice(0, GROUP);
      waiting = waiting.slice(GROUP);
      await commitTogether(writer, group);
    }
    draining = null;
  }

  function together<C, I, T, E>(work: Together<C, I, T, E>, context: C, item: I): Promise<Result<T, E>> {
    return new Promise((resolve, reject) => {
      // A job answers with what its own work returned for its own item, so the types fit; the queue cannot know them.
      waiting.push({ work: work as Work, context, item, resolve: resolve as Job['resolve'], reject });
      draining ??= drain();
    });
  }

  return {
    together,
    tx: <T, E>(run: (tx: StoreTx) => Promise<Result<T, E>>): Promise<Result<T, E>> =>
      together(async (tx) => [await run(tx)], null, null),
    /** resolves when nothing waits any more */
    idle: async () => {
      await draining;
    },
  };
}

async function commitTogether(writer: Writer, group: readonly Job[]): Promise<void> {
  let answers: readonly Answer[];
  try {
    answers = (await withoutWayBack(writer, lotsOf(group))) ?? (await eachForItself(writer, group));
  } catch (error) {
    if (writer.inTransaction()) writer.rollback();
    const seen = asSeen(error);
    for (const job of group) job.reject(seen);
    return;
  }
  for (const answer of answers) answer();
}

/** What is alike goes together, in the place of its first: all of a group are under way at once, so none comes before another. */
function lotsOf(group: readonly Job[]): readonly Lot[] {
  const lots = new Map<Work, [Job, ...Job[]][]>();
  for (const job of group) {
    const alike = lots.get(job.work);
    const lot = alike?.find(([first]) => first.context === job.context);
    if (lot) lot.push(job);
    else if (alike) alike.push([job]);
    else lots.set(job.work, [[job]]);
  }
  return [...lots.values()].flat();
}

type Answer = () => void;

const answersOf = (lot: Lot, outcome: Outcome): readonly Answer[] =>
  lot.map((job, i) => {
    if ('thrown' in outcome) return () => job.reject(outcome.thrown);
    const result = outcome.results[i];
    return result ? () => job.resolve(result) : () => job.reject(new Error('work on several left one out'));
  });

/**
 * As a rule nobody refuses, and then no savepoints are needed: SQLite copies every page that is first written in one. Where one
 * does, all is taken back and done again by `eachForItself`: null. One alone is simply taken back.
 */
async function withoutWayBack(writer: Writer, lots: readonly Lot[]): Promise<readonly Answer[] | null> {
  writer.begin();
  const answers: Answer[] = [];
  for (const lot of lots) {
    const outcome = await leased(writer, lot);
    answers.push(...answersOf(lot, outcome));
    if (!isToUndo(outcome)) continue;
    writer.rollback();
    return lots.length === 1 && lot.length === 1 ? answers : null;
  }
  writer.commit();
  return answers;
}

async function eachForItself(writer: Writer, group: readonly Job[]): Promise<readonly Answer[]> {
  writer.begin();
  const answers: Answer[] = [];
  for (const job of group) {
    const lot: Lot = [job];
    writer.savepoint();
    const outcome = await leased(writer, lot);
    if (isToUndo(outcome)) writer.undo();
    writer.release();
    answers.push(...answersOf(lot, outcome));
  }
  writer.commit();
  return answers;
}

const isToUndo = (outcome: Outcome): boolean => 'thrown' in outcome || outcome.results.some(({ ok }) => !ok);

async function leased(writer: Writer, lot: Lot): Promise<Outcome> {
  const lease = writer.lease();
  const outcome = await withoutStraying(lot, lease.tx);
  lease.end();
  // A full disk makes SQLite roll back everything by itself: then nobody's rows are there.
  if (!writer.inTransaction()) {
    throw new StoreUnavailable('SQLite gave the transaction up', 'thrown' in outcome ? { cause: outcome.thrown } : {});
  }
  return outcome;
}

/**
 * Statements of SQLite are done when they return: a transaction that is still running at the next turn of the event loop
 * waits for something that is not the store, while everybody else waits for it. That is a bug, and ends it.
 */
function withoutStraying(lot: Lot, tx: StoreTx): Promise<Outcome> {
  const [{ work, context }] = lot;
  const items = lot.map(({ item }) => item);
  return new Promise((resolve) => {
    const watch = setImmediate(() => {
      resolve({ thrown: new Error('a transaction awaited something that is not the store') });
    });
    const settle = (outcome: Outcome) => {
      clearImmediate(watch);
      resolve(outcome);
    };
    Promise.resolve()
      .then(() => work(tx, context, items))
      .then(
        (results) => settle({ results }),
        (thrown: unknown) => settle({ thrown: asSeen(thrown) }),
      );
  });
}
