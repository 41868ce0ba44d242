import { z } from 'zod';

/**
 * What we read of Stripe's objects, checked at the door. The SDK decides by the body whether a call failed: a 404 with
 * another body *resolves*. So `id` and `object` are checked here, and an answer that is not what was asked is no answer.
 */
const amount = z.int();
const id = (prefix: string) => z.string().startsWith(prefix);

export const BalanceAnswer = z.object({
  id: id('txn_'),
  object: z.literal('balance_transaction'),
  type: z.string(),
  amount,
  fee: amount,
  net: amount,
  currency: z.string(),
});
export type BalanceAnswer = z.infer<typeof BalanceAnswer>;

/** What moved the money, expanded where Stripe shows it. Its payment tells whose it is. */
const SourceAnswer = z.object({ id: z.string(), object: z.string(), payment_intent: z.string().nullish() });
export const ListedBalanceAnswer = BalanceAnswer.extend({
  created: z.int(),
  available_on: z.int(),
  source: z.union([z.string(), SourceAnswer]).nullish(),
});
export type ListedBalanceAnswer = z.infer<typeof ListedBalanceAnswer>;

export const NotesAnswer = z.object({
  id: id('cs_'),
  object: z.literal('checkout.session'),
  metadata: z.record(z.string(), z.string()).nullish(),
});

/** An object, or its id where it was not expanded. */
const balance = z.union([id('txn_'), BalanceAnswer]).nullish();
export type BalanceLink = z.infer<typeof balance>;

const ChargeAnswer = z.object({
  id: z.string(),
  object: z.literal('charge'),
  payment_method_details: z.object({ type: z.string() }).nullish(),
  balance_transaction: balance,
  failure_balance_transaction: balance,
});
const IntentAnswer = z.object({
  id: id('pi_'),
  object: z.literal('payment_intent'),
  status: z.string(),
  latest_charge: z.union([z.string(), ChargeAnswer]).nullish(),
});
export type IntentAnswer = z.infer<typeof IntentAnswer>;

export const SessionAnswer = z.object({
  id: id('cs_'),
  object: z.literal('checkout.session'),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: amount,
  currency: z.string(),
  livemode: z.boolean(),
  client_reference_id: z.string().nullish(),
  url: z.url().nullish(),
  expires_at: z.int(),
  payment_intent: z.union([id('pi_'), IntentAnswer]).nullish(),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const RefundAnswer = z.object({
  id: z.string(),
  object: z.literal('refund'),
  amount,
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  metadata: z.record(z.string(), z.string()).nullish(),
  charge: z.string().nullish(),
  payment_intent: z.string().nullish(),
  balance_transaction: balance,
  failure_balance_transaction: balance,
});
export type RefundAnswer = z.infer<typeof RefundAnswer>;

export const DisputeAnswer = z.object({
  id: z.string(),
  object: z.literal('dispute'),
  amount,
  status: z.enum([
    'warning_needs_response',
    'warning_under_review',
    'warning_closed',
    'needs_response',
    'under_review',
    'appeal_needs_response',
    'appeal_under_review',
    'won',
    'lost',
    'prevented',
  ]),
  charge: z.string(),
  payment_intent: z.string().nullish(),
  reason: z.string(),
  created: z.int(),
  evidence_details: z.object({ due_by: z.int().nullish() }),
  balance_transactions: z.array(BalanceAnswer),
});
export type DisputeAnswer = z.infer<typeof DisputeAnswer>;

export const PayoutAnswer = z.object({
  id: id('po_'),
  object: z.literal('payout'),
  balance_transaction: balance,
  failure_balance_transaction: balance,
});

/** A thin event of Accounts v2: it names what to look at, and says nothing else. */
export const ThinEventAnswer = z.object({
  id: id('evt_'),
  object: z.literal('v2.core.event'),
  type: z.string(),
  livemode: z.boolean(),
  related_object: z.object({ id: id('acct_'), type: z.literal('v2.core.account') }),
});

export const EventAnswer = z.object({
  id: id('evt_'),
  object: z.literal('event'),
  type: z.string(),
  account: z.string().optional(),
  api_version: z.string().nullable(),
  /** unix seconds */
  created: z.int().optional(),
  livemode: z.boolean(),
  data: z.object({ object: z.looseObject({}) }),
});
