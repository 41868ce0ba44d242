import { AttemptId, DonationId } from '#shared/ids.ts';
import { assertNever } from '#shared/result.ts';
import { type GivingBackRefusal, giveMoneyBack } from '../domain/donations/give-back.ts';
import type { RefundTruth } from '../domain/ports/payments.ts';
import type { RefundOrderRow } from '../domain/ports/refunds.ts';
import type { DonationLineRow } from '../domain/ports/rows.ts';
import type { Outcome } from './commands.ts';
import type { House } from './house.ts';

export interface RefundFlags {
  readonly lines: readonly string[];
  readonly payment: string | undefined;
  readonly reason: string | undefined;
  readonly by: string | undefined;
}

const LONGEST_REASON = 300;
const euros = (cents: number): string => `${(cents / 100).toFixed(2)} €`;
const done = (...lines: string[]): Outcome => ({ code: 0, lines });
const refused = (...lines: string[]): Outcome => ({ code: 1, lines });

/** [G8] Gives a donation back, or gifts of it. Lines are numbered from 1, as `show-donation` prints them. */
export async function refund({ deps }: House, named: string | undefined, flags: RefundFlags): Promise<Outcome> {
  const donation = DonationId.safeParse(named);
  if (!donation.success) return refused('refund needs a donation: its id begins with don_');
  const attempt = flags.payment === undefined ? null : AttemptId.safeParse(flags.payment);
  if (attempt && !attempt.success) return refused('--payment needs a payment as show-donation prints it: att_…');
  const lines = flags.lines.map((text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) - 1 : null));
  const known = lines.filter((line) => line !== null);
  if (known.length < lines.length) return refused('--line needs the number of a gift as show-donation prints it');
  const { reason = '', by = 'host' } = flags;
  if (reason.length > LONGEST_REASON) return refused(`--reason takes ${LONGEST_REASON} characters at most`);
  const given = await giveMoneyBack(deps, {
    donation: donation.data,
    lines: known.length === 0 ? null : known,
    attempt: attempt?.data ?? null,
    reason,
    by,
  });
  return given.ok ? done(...outcomeWords(given.value.order, given.value.truth)) : refused(...refusalWords(given.error));
}

function outcomeWords({ id, amountCents }: RefundOrderRow, { state }: RefundTruth): string[] {
  const order = `${euros(amountCents)}, order ${id}`;
  switch (state) {
    case 'succeeded':
      return [`Given back: ${order}.`];
    case 'pending':
      return [`On its way back: ${order}. The payer’s bank has not confirmed it yet; the objects have left.`];
    case 'failed':
      return [`The bank sent the money back: ${order}. Nothing has changed in the village.`];
    default:
      return assertNever(state);
  }
}

function refusalWords(refusal: GivingBackRefusal): string[] {
  switch (refusal.kind) {
    case 'unknownDonation':
      return ['There is no such donation.'];
    case 'notPaid':
      return ['Nothing was paid for this donation: there is nothing to give back.'];
    case 'byHand':
      return ['This was given by hand, Stripe has nothing of it: give the money back yourself, then use take-back.'];
    case 'unknownPayment':
      return ['This donation has no such paid payment: see show-donation.'];
    case 'severalPayments':
      return ['This basket was paid more than once. Say which payment, with --payment:', ...refusal.attempts];
    case 'unknownLine':
      return [`Line ${refusal.line + 1} is no gift of this donation: see show-donation.`];
    case 'lineGivenBack':
      return [`Line ${refusal.line + 1} is given back already, or just being so.`];
    case 'givenBackMeanwhile':
      return ['Somebody else is giving these gifts back just now.'];
    case 'nothingLeft':
      return ['Nothing is left to give back: all of it went back, or is on its way.'];
    case 'moreThanLeft':
      return [
        `These gifts are ${euros(refusal.wantedCents)}, but only ${euros(refusal.leftCents)} are left to give back.`,
      ];
    case 'disputed':
      return ['The payer’s bank disputes this payment and holds its money: answer the dispute at Stripe instead.'];
    case 'unanswered':
      return [
        'Stripe did not answer. The refund is ordered and will be asked again by itself, for 4 minutes with the same key:',
        `${refusal.order.id}. Do not order it again; look with show-donation.`,
      ];
    case 'refused':
      return [stripeWords(refusal.reason), `Stripe’s codes: ${refusal.reason}`];
    default:
      return assertNever(refusal);
  }
}

/** Stripe's codes in a sentence: https://docs.stripe.com/error-codes */
function stripeWords(reason: string): string {
  if (reason.includes('charge_already_refunded')) return 'Stripe says that this payment was given back already.';
  if (reason.includes('charge_disputed')) return 'Stripe says that the payer’s bank disputes this payment.';
  if (/balance_insufficient|insufficient_funds/.test(reason)) {
    return 'The association’s Stripe balance does not cover this refund: wait for the next donations, or top it up at Stripe.';
  }
  return 'Stripe refused this refund.';
}

/** Everything about one donation that a steward needs for a refund: gifts by number, payments, refunds. No person. */
export async function showDonation({ deps }: House, named: string | undefined): Promise<Outcome> {
  const id = DonationId.safeParse(named);
  const found = id.success ? await deps.store.read.donation(id.data) : null;
  if (!found) return refused('There is no such donation: its id begins with don_');
  const byHand = await deps.store.read.offlineGift(found.donation.id);
  const { orders, lines: givenBack } = await deps.store.read.refundsOf(found.donation.id);
  const isBack = ({ line }: DonationLineRow) => givenBack.some((one) => one.line === line && one.state === 'refunded');
  return done(
    `${found.donation.id}: ${euros(found.donation.totalCents)} for ${found.donation.project}`,
    ...found.lines.map((line) => {
      const what = line.gift === null ? 'covered fees' : `${line.quantity} x ${line.gift}`;
      return `  line ${line.line + 1}: ${what}, ${euros(line.amountCents)}${isBack(line) ? ' (given back)' : ''}`;
    }),
    ...found.attempts.map((attempt) => {
      const back = attempt.refundedCents > 0 ? `, ${euros(attempt.refundedCents)} given back` : '';
      const lost = attempt.lostCents > 0 ? `, ${euros(attempt.lostCents)} lost` : '';
      const dispute = attempt.dispute === 'none' ? '' : `, dispute: ${attempt.dispute}${lost}`;
      return `  payment ${attempt.id}: ${attempt.state}, ${euros(attempt.amountCents)}${back}${dispute}`;
    }),
    ...(byHand
      ? [`  by hand: ${byHand.mode}, received ${byHand.receivedOn}${byHand.reversal ? ', taken back' : ''}`]
      : []),
    ...orders.map((order) => {
      const why = order.refusal === null ? '' : ` (${order.refusal})`;
      return `  refund ${order.id}: ${order.state}${why}, ${euros(order.amountCents)}, by ${order.by}`;
    }),
  );
}

/** Every dispute, the nearest deadline for evidence first. Evidence is sent in Stripe's own dashboard. */
export async function disputes({ deps }: House): Promise<Outcome> {
  const all = await deps.store.read.disputes();
  if (all.length === 0) return done('No payment was ever disputed.');
  const now = deps.surroundings.now();
  return done(
    ...all.map(({ id, donation, amountCents, state, reason, dueBy }) => {
      const waits = state === 'open' || state === 'inquiry';
      const due = waits ? `, ${deadline(dueBy, now)}` : '';
      return `${state.padEnd(9)} ${id}  ${euros(amountCents)}  ${donation}  (${reason})${due}`;
    }),
  );
}

function deadline(dueBy: number | null, now: number): string {
  if (dueBy === null) return 'the bank takes no evidence';
  const at = `${new Date(dueBy).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return dueBy < now ? `evidence was due by ${at}` : `send evidence by ${at}`;
}
