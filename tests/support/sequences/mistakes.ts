import type { OpenedStore } from '#server/adapters/store/opened.ts';
import type { AttemptState } from '#server/domain/ports/rows.ts';
import type { StoreTx } from '#server/domain/ports/store.ts';
import { err, type Result } from '#shared/result.ts';
import { withTx } from '../withTx.ts';
import { grantsOnUnpaid, marksBeforeGrant } from '../wrong-servers.ts';
import type { Planted } from './run.ts';

const STATES: readonly AttemptState[] = [
  'creating',
  'open',
  'pending',
  'paid',
  'settled',
  'failed',
  'expired',
  'cancelled',
  'abandoned',
  'quarantined',
];

/** A store that does one thing otherwise in all of its transactions. */
const otherwise =
  (change: (tx: StoreTx) => Partial<StoreTx>) =>
  (store: OpenedStore): OpenedStore =>
    withTx(store, (fn) => store.tx((tx) => fn({ ...tx, ...change(tx) })));

/** Every so often a transaction is answered as done, and was taken back. */
function answersTooEarly(store: OpenedStore): OpenedStore {
  let count = 0;
  return withTx(store, async <T, E>(fn: (tx: StoreTx) => Promise<Result<T, E>>): Promise<Result<T, E>> => {
    count += 1;
    if (count % 9 !== 0) return store.tx(fn);
    const answers: Result<T, E>[] = [];
    await store.tx<null, 'takenBack'>(async (tx) => {
      answers.push(await fn(tx));
      return err('takenBack');
    });
    const [answer] = answers;
    if (!answer) throw new Error('it was never begun');
    return answer;
  });
}

let posted = 0;

/** Mistakes that were made elsewhere with money, each over the true parts of the domain. Sequences must find every one. */
export const MISTAKES: Readonly<Record<string, Planted>> = {
  'grants on unpaid': { receive: grantsOnUnpaid },
  'marks the event before the grant': { receive: marksBeforeGrant },
  'posts without a unique source': {
    around: otherwise((tx) => ({
      post: (posting) => {
        posted += 1;
        return tx.post({ ...posting, source: `${posting.source}:${posted}` });
      },
    })),
  },
  'moves an attempt whatever its state': {
    around: otherwise((tx) => ({
      moveAttempt: (id, _from, to, change, now) => tx.moveAttempt(id, STATES, to, change, now),
      moveAttempts: (moves, now) =>
        tx.moveAttempts(
          moves.map((move) => ({ ...move, from: STATES })),
          now,
        ),
    })),
  },
  'counts a refund once for each of its states': {
    around: otherwise((tx) => ({
      recordRefund: (refund, now) => tx.recordRefund({ ...refund, id: `${refund.id}:${refund.state}` }, now),
    })),
  },
  'forgets that a refund failed': {
    around: otherwise((tx) => ({
      recordRefund: async (refund, now) => (refund.state === 'failed' ? null : tx.recordRefund(refund, now)),
    })),
  },
  'takes a payment for lost of which a part was': {
    around: otherwise((tx) => ({
      setDispute: async (id, change, now) => {
        const paidCents = (await tx.attempt(id))?.amountCents ?? change.lostCents;
        return tx.setDispute(id, { ...change, lostCents: change.lostCents > 0 ? paidCents : change.lostCents }, now);
      },
    })),
  },
  'answers before it is durable': { around: answersTooEarly },
  'keeps the plots of those who left': { around: otherwise(() => ({ releaseHolds: async () => 0 })) },
};
