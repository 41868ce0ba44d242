import type { StoreTx } from '#server/domain/ports/store.ts';
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

type Work<T, E> = (tx: StoreTx) => Promise<Result<T, E>>;
interface Job {
  readonly run: Work<unknown, unknown>;
  readonly resolve: (outcome: Result<unknown, unknown>) => void;
  readonly reject: (error: unknown) => void;
}
type Outcome = { readonly result: Result<unknown, unknown> } | { readonly thrown: unknown };

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

  return {
    tx<T, E>(run: Work<T, E>): Promise<Result<T, E>> {
      return new Promise((resolve, reject) => {
        // A job answers with what its own `run` returned, so the types fit; the queue cannot know them.
        waiting.push({ run, resolve: resolve as Job['resolve'], reject });
        draining ??= drain();
      });
    },
    /** resolves when nothing waits any more */
    idle: async () => {
      await draining;
    },
  };
}

async function commitTogether(writer: Writer, group: readonly Job[]): Promise<void> {
  let answers: readonly Answer[];
  try {
    answers = (await withoutWayBack(writer, group)) ?? (await eachForItself(writer, group));
  } catch (error) {
    if (writer.inTransaction()) writer.rollback();
    const seen = asSeen(error);
    for (const job of group) job.reject(seen);
    return;
  }
  for (const answer of answers) answer();
}

type Answer = () => void;

const answerOf = (job: Job, outcome: Outcome): Answer =>
  'thrown' in outcome ? () => job.reject(outcome.thrown) : () => job.resolve(outcome.result);

/**
 * As a rule nobody refuses, and then no savepoints are needed: SQLite copies every page that is first written in one. Where one
 * does, all is taken back and done again by `eachForItself`: null. One alone is simply taken back.
 */
async function withoutWayBack(writer: Writer, group: readonly Job[]): Promise<readonly Answer[] | null> {
  writer.begin();
  const answers: Answer[] = [];
  for (const job of group) {
    const outcome = await leased(writer, job);
    answers.push(answerOf(job, outcome));
    if (!isToUndo(outcome)) continue;
    writer.rollback();
    return group.length === 1 ? answers : null;
  }
  writer.commit();
  return answers;
}

async function eachForItself(writer: Writer, group: readonly Job[]): Promise<readonly Answer[]> {
  writer.begin();
  const answers: Answer[] = [];
  for (const job of group) {
    writer.savepoint();
    const outcome = await leased(writer, job);
    if (isToUndo(outcome)) writer.undo();
    writer.release();
    answers.push(answerOf(job, outcome));
  }
  writer.commit();
  return answers;
}

const isToUndo = (outcome: Outcome): boolean => 'thrown' in outcome || !outcome.result.ok;

async function leased(writer: Writer, job: Job): Promise<Outcome> {
  const lease = writer.lease();
  const outcome = await withoutStraying(job.run, lease.tx);
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
function withoutStraying(run: Work<unknown, unknown>, tx: StoreTx): Promise<Outcome> {
  return new Promise((resolve) => {
    const watch = setImmediate(() => {
      resolve({ thrown: new Error('a transaction awaited something that is not the store') });
    });
    const settle = (outcome: Outcome) => {
      clearImmediate(watch);
      resolve(outcome);
    };
    Promise.resolve(tx)
      .then(run)
      .then(
        (result) => settle({ result }),
        (thrown: unknown) => settle({ thrown: asSeen(thrown) }),
      );
  });
}
