import type Stripe from 'stripe';
import type { z } from 'zod';
import type {
  ListedTransaction,
  Page,
  Payments,
  PaymentsRefusal,
  TransactionSource,
} from '#server/domain/ports/payments.ts';
import type { Result } from '#shared/result.ts';
import { ListedBalanceAnswer, NotesAnswer } from './answers.ts';
import { hintOf } from './hints.ts';
import { balanceTruth } from './truths.ts';

/** Stripe's longest page. */
const PAGE = 100;
const WITH_SOURCE = 'source';

interface Asking {
  readonly asked: <T>(ask: () => Promise<T>) => Promise<Result<T, PaymentsRefusal>>;
  readonly on: (account: string) => Stripe.RequestOptions;
  readonly read: <Schema extends z.ZodType>(schema: Schema, answer: unknown) => z.infer<Schema>;
}

type Listings = Pick<Payments, 'eventsSince' | 'balanceTransactionsSince' | 'balanceTransaction' | 'sessionNotes'>;

/** What a comparison asks: pages of lists, and what we had Stripe keep. */
export function listings(stripe: Stripe, { asked, on, read }: Asking): Listings {
  return {
    eventsSince: (account, types, createdSince, after) =>
      asked(async () => {
        const found = await stripe.events.list({ types: [...types], ...pageOf(createdSince, after) }, on(account));
        // Events listed for an account need not name it, as deliveries do.
        const hints = found.data.map((event) => hintOf({ ...event, account }, account === '' ? 'own' : 'connect'));
        return paged(
          found,
          hints.filter((hint) => hint !== null),
        );
      }),
    balanceTransactionsSince: (account, createdSince, after) =>
      asked(async () => {
        const params = { expand: [`data.${WITH_SOURCE}`], ...pageOf(createdSince, after) };
        const found = await stripe.balanceTransactions.list(params, on(account));
        return paged(
          found,
          found.data.map((entry) => listedTruth(read(ListedBalanceAnswer, entry))),
        );
      }),
    balanceTransaction: (account, id) =>
      asked(async () => {
        const answer = await stripe.balanceTransactions.retrieve(id, { expand: [WITH_SOURCE] }, on(account));
        return listedTruth(read(ListedBalanceAnswer, answer));
      }),
    sessionNotes: (account, sessionId) =>
      asked(async () => {
        const answer = await stripe.checkout.sessions.retrieve(sessionId, {}, on(account));
        return read(NotesAnswer, answer).metadata ?? {};
      }),
  };
}

const pageOf = (createdSince: number, after: string | null) => ({
  created: { gte: Math.floor(createdSince / 1000) },
  limit: PAGE,
  ...(after === null ? {} : { starting_after: after }),
});

const paged = <T>(found: Stripe.ApiList<{ id: string }>, items: readonly T[]): Page<T> => ({
  items,
  next: found.has_more ? (found.data.at(-1)?.id ?? null) : null,
});

const listedTruth = (answer: ListedBalanceAnswer): ListedTransaction => ({
  ...balanceTruth(answer),
  createdAt: answer.created * 1000,
  availableOn: answer.available_on * 1000,
  source: answer.source ? sourceTruth(answer.source) : null,
});

function sourceTruth(source: NonNullable<ListedBalanceAnswer['source']>): TransactionSource {
  if (typeof source === 'string') return { id: source, kind: kindOf(source), paymentIntent: null };
  return { id: source.id, kind: kindOf(source.id), paymentIntent: source.payment_intent ?? null };
}

/** By the id's beginning, which names the kind whether Stripe expanded it or not. */
function kindOf(id: string): TransactionSource['kind'] {
  const [prefix = ''] = id.split('_');
  return KINDS[prefix] ?? 'other';
}
const KINDS: Readonly<Record<string, TransactionSource['kind']>> = {
  ch: 'charge',
  py: 'charge',
  re: 'refund',
  pyr: 'refund',
  du: 'dispute',
  dp: 'dispute',
  po: 'payout',
};
