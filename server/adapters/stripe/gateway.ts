import Stripe from 'stripe';
import type { z } from 'zod';
import type { BalanceTransaction, Payments, PaymentsRefusal, SessionTruth } from '#server/domain/ports/payments.ts';
import { err, ok, type Result } from '#shared/result.ts';
import {
  BalanceAnswer,
  type BalanceLink,
  DisputeAnswer,
  PayoutAnswer,
  RefundAnswer,
  SessionAnswer,
} from './answers.ts';
import { listings } from './listings.ts';
import { sessionParams } from './session-params.ts';
import { balanceTruth, disputeTruth, refundTruth, sessionTruth } from './truths.ts';
import { API_VERSION } from './version.ts';

const EXPANDED = ['payment_intent.latest_charge.balance_transaction'];
/** A safety line for listings: strays of one time-out are among the newest. */
const MOST_LISTED = 1000;

export interface StripeSettings {
  readonly secretKey: string;
  /** another server that speaks Stripe's API (the simulator); null is Stripe */
  readonly apiBase: URL | null;
  readonly timeoutMs: number;
  readonly maxNetworkRetries: number;
  /** what carries the calls, where it is not the network */
  readonly carrier?: Stripe.HttpClient;
}

/** The payment service through the official SDK. `account` '' is the key's own account, else a direct charge on a connected one. */
export function createStripePayments(settings: StripeSettings): Payments {
  const stripe = stripeClient(settings);

  const balance = async (account: string, link: BalanceLink): Promise<BalanceTransaction | null> => {
    if (!link) return null;
    if (typeof link === 'object') return balanceTruth(link);
    return balanceTruth(read(BalanceAnswer, await stripe.balanceTransactions.retrieve(link, {}, on(account))));
  };
  const session = async (account: string, id: string): Promise<SessionTruth> => {
    const answer = await stripe.checkout.sessions.retrieve(id, { expand: EXPANDED }, on(account));
    const parsed = read(SessionAnswer, answer);
    const truth = sessionTruth(account, parsed);
    const intent = typeof parsed.payment_intent === 'object' ? parsed.payment_intent : null;
    const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
    return { ...truth, reversal: await balance(account, charge?.failure_balance_transaction) };
  };
  const refund = async (account: string, answer: unknown) => {
    const parsed = read(RefundAnswer, answer);
    return refundTruth(
      account,
      parsed,
      await balance(account, parsed.balance_transaction),
      await balance(account, parsed.failure_balance_transaction),
    );
  };

  return {
    ...listings(stripe, { asked, on, read }),
    createSession: (request) =>
      asked(async () => {
        const options = { ...on(request.account), idempotencyKey: request.idempotencyKey };
        const answer = await stripe.checkout.sessions.create(sessionParams(request), options);
        return sessionTruth(request.account, read(SessionAnswer, answer));
      }),
    session: (account, id) => asked(() => session(account, id)),
    expireSession: (account, id) =>
      asked(async () => {
        try {
          const answer = await stripe.checkout.sessions.expire(id, {}, on(account));
          return sessionTruth(account, read(SessionAnswer, answer));
        } catch (cause) {
          // Not open any more: paid or expired meanwhile. Which of them is asked, not guessed.
          if (cause instanceof Stripe.errors.StripeInvalidRequestError) return session(account, id);
          throw cause;
        }
      }),
    sessionsSince: (account, createdAfter) =>
      asked(async () => {
        const params = { created: { gte: Math.floor(createdAfter / 1000) }, limit: 100 };
        const found = await stripe.checkout.sessions
          .list(params, on(account))
          .autoPagingToArray({ limit: MOST_LISTED });
        return found.map((answer) => sessionTruth(account, read(SessionAnswer, answer)));
      }),
    sessionOfPaymentIntent: (account, paymentIntent) =>
      asked(async () => {
        const found = await stripe.checkout.sessions.list({ payment_intent: paymentIntent, limit: 1 }, on(account));
        const [first] = found.data;
        return first ? session(account, first.id) : null;
      }),
    createRefund: ({ account, paymentIntent, amountCents, order, idempotencyKey }) =>
      asked(async () => {
        const params: Stripe.RefundCreateParams = {
          payment_intent: paymentIntent,
          amount: amountCents,
          reason: 'requested_by_customer',
          // What finds it again when nobody heard the answer.
          metadata: { order },
          expand: ['balance_transaction'],
        };
        const answer = await stripe.refunds.create(params, { ...on(account), idempotencyKey });
        return refund(account, answer);
      }),
    refund: (account, id) =>
      asked(async () =>
        refund(account, await stripe.refunds.retrieve(id, { expand: ['balance_transaction'] }, on(account))),
      ),
    refundsOf: (account, paymentIntent) =>
      asked(async () => {
        const params = { payment_intent: paymentIntent, limit: 100 };
        const found = await stripe.refunds.list(params, on(account)).autoPagingToArray({ limit: MOST_LISTED });
        return Promise.all(found.map((answer) => refund(account, answer)));
      }),
    dispute: (account, id) =>
      asked(async () =>
        disputeTruth(account, read(DisputeAnswer, await stripe.disputes.retrieve(id, {}, on(account)))),
      ),
    payout: (account, id) =>
      asked(async () => {
        const answer = read(PayoutAnswer, await stripe.payouts.retrieve(id, {}, on(account)));
        return {
          id: answer.id,
          account,
          settlement: await balance(account, answer.balance_transaction),
          failureSettlement: await balance(account, answer.failure_balance_transaction),
        };
      }),
  };
}

export function stripeClient({ secretKey, apiBase, timeoutMs, maxNetworkRetries, carrier }: StripeSettings): Stripe {
  const elsewhere = apiBase && {
    host: apiBase.hostname,
    port: apiBase.port === '' ? (apiBase.protocol === 'https:' ? 443 : 80) : Number(apiBase.port),
    protocol: apiBase.protocol === 'https:' ? ('https' as const) : ('http' as const),
  };
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: timeoutMs,
    maxNetworkRetries,
    telemetry: false,
    ...elsewhere,
    ...(carrier === undefined ? {} : { httpClient: carrier }),
  });
}

/** Direct charges are made on the association's own account [facts: Connect]. */
const on = (account: string): Stripe.RequestOptions => (account === '' ? {} : { stripeAccount: account });

/** Not what was asked for: see `answers.ts`. */
class StrangeAnswer extends Error {}

export function read<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new StrangeAnswer(parsed.error.issues.map(({ path }) => path.join('.')).join(', '));
  return parsed.data;
}

/** Failures are values: `refused` when asking again cannot help, `unreachable` when nobody knows what happened. */
export async function asked<T>(ask: () => Promise<T>): Promise<Result<T, PaymentsRefusal>> {
  try {
    return ok(await ask());
  } catch (cause) {
    if (cause instanceof StrangeAnswer) return err({ kind: 'unreachable' });
    if (!(cause instanceof Stripe.errors.StripeError)) throw cause;
    return err(isIndeterminate(cause) ? { kind: 'unreachable' } : refusal(cause));
  }
}

function isIndeterminate(cause: Stripe.errors.StripeError): boolean {
  const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors;
  if (cause instanceof StripeConnectionError || cause instanceof StripeRateLimitError) return true;
  return cause instanceof StripeAPIError || cause.code === 'idempotency_key_in_use';
}

/** Stripe's codes for what is not there, or not there for us: its owner may have disconnected from us. */
const MISSING: ReadonlySet<string> = new Set(['resource_missing', 'account_invalid', 'not_found']);

/** Stripe's message may quote what was sent: only its code and the parameter's name go on, both fit for a log. */
const refusal = (cause: Stripe.errors.StripeError): PaymentsRefusal => ({
  kind: MISSING.has(cause.code ?? '') ? 'missing' : 'refused',
  reason: [cause.type, cause.code, cause.param].filter((word) => word).join(' '),
});
