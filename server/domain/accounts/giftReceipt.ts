import { isPayment, type PublicLine } from '#shared/accounts/line.ts';
import type { PlacementId } from '#shared/ids.ts';
import { allocate, cents, minus, sum, ZERO } from '#shared/money.ts';
import type { GiftReceipt } from '#shared/protocol/accounts.ts';
import type { StoreReads } from '../ports/store.ts';

type Read = Pick<StoreReads, 'giftBehind' | 'donation' | 'publicLinesOf'>;

/**
 * The receipt inside a gift that stands: what it cost, its share of the fee, what is left, and where to check it. Made of
 * public lines only, so it tells nothing that the accounts do not tell [P1]. Null where no gift stands.
 */
export async function giftReceipt(read: Read, placement: PlacementId): Promise<GiftReceipt | null> {
  const behind = await read.giftBehind(placement);
  if (!behind) return null;
  const lines = await read.publicLinesOf(behind.donation);
  const payment = lines.find(isPayment);
  const found = await read.donation(behind.donation);
  if (!payment || !found) return null;
  const giftLines = found.lines.filter(({ gift }) => gift !== null);
  const nth = giftLines.findIndex(({ line }) => line === behind.line);
  const feeCents = shareOfFee(payment, lines, nth);
  return {
    placement,
    priceCents: behind.amountCents,
    feeCents,
    netCents: feeCents === null ? null : minus(behind.amountCents, feeCents),
    feesCovered: payment.coverCents > 0,
    wentBack: wentBack(payment, following(payment, lines)),
    line: payment.number,
  };
}

const following = (payment: PublicLine, lines: readonly PublicLine[]) =>
  lines.filter((line) => line.payment === payment.number);

/** Null until Stripe has told the fee. What was given by hand has none. What was given on top for the fees pays them first. */
function shareOfFee(payment: PublicLine, lines: readonly PublicLine[], nth: number) {
  if (payment.kind === 'byHand') return ZERO;
  const settled = following(payment, lines).filter(({ kind }) => kind === 'settled');
  if (settled.length === 0) return null;
  const feeCents = sum(settled.map(({ amounts }) => amounts.fees ?? ZERO));
  const uncovered = cents(Math.max(0, minus(feeCents, payment.coverCents)));
  const shares = allocate(
    uncovered,
    payment.gifts.map(({ amountCents }) => amountCents),
  );
  return shares[nth] ?? ZERO;
}

function wentBack(payment: PublicLine, after: readonly PublicLine[]): GiftReceipt['wentBack'] {
  const back = sum(
    after.flatMap(({ amounts: { given = ZERO, refunded = ZERO, reversed = ZERO, chargedBack = ZERO } }) => [
      refunded,
      reversed,
      chargedBack,
      // What was entered by hand and taken back was never given.
      minus(ZERO, given),
    ]),
  );
  if (back <= 0) return 'nothing';
  return back >= (payment.amounts.given ?? ZERO) ? 'everything' : 'part';
}
