import type { Log } from '#server/domain/ports/surroundings.ts';
import type {
  DoubtfulGift,
  NamedReceipt,
  ReceiptedAttempt,
  TaxReceiptChecks,
} from '#server/domain/ports/taxReceiptChecks.ts';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { orderNumber } from '#server/domain/taxReceipts/printed.ts';
import { type Broken, broken } from './broken.ts';

/** Two machines that share a database have two clocks, and who waits for a lock has read the clock before: this shortly around the issue both are possible. */
const SKEW_MS = 60_000;

const at = ({ receipt, year, number }: NamedReceipt): string => `${receipt} (${orderNumber(year, number)})`;

/** [R2] [R3] Numbers without gaps; each receipt attests what was given for good when it was issued, once; a void one says why. */
export async function receiptFaults(checks: TaxReceiptChecks): Promise<Broken[]> {
  return [
    ...(await checks.gappedSequences()).map(({ association, year, last, receipts, first, newest }) =>
      broken(
        'receipts are numbered without gaps',
        `${association} ${year}`,
        `taken up to ${last}, there are ${receipts} from ${first} to ${newest}`,
      ),
    ),
    ...(await checks.miscountedReceipts()).map(({ totalCents, countedCents, ...named }) =>
      broken('receipts attest their gifts', at(named), `says ${totalCents}, its gifts are ${countedCents} cents`),
    ),
    ...(await checks.doubtfulReceiptGifts())
      .filter((gift) => !mayHaveBeen(gift))
      .map(({ donation, amountCents, ...named }) =>
        broken(
          'receipts attest what was given',
          at(named),
          `${amountCents} cents of ${donation} were not what was given then`,
        ),
      ),
    ...(await checks.unfoundedVoids()).map(({ reason, ...named }) =>
      broken('void receipts say why', at(named), `nothing there is ${reason}`),
    ),
    ...(await checks.misreleasedReceipts()).map((named) =>
      broken('valid receipts count their gifts', at(named), 'itself and its gifts do not agree'),
    ),
    ...(await checks.twiceReceipted()).map(({ donation, receipts }) =>
      broken('a donation stands on one valid receipt', donation, `stands on ${receipts}`),
    ),
  ];
}

/** Each fault a line of the host's log. It names receipts and donations by their ids. */
export async function tellReceiptFaults(checks: TaxReceiptChecks, log: Pick<Log, 'error'>): Promise<void> {
  for (const { invariant, subject, detail } of await receiptFaults(checks)) {
    log.error({ invariant, subject, detail }, 'a tax receipt is not what it must be');
  }
}

/**
 * Whether this amount may have been what was given when the receipt was issued. A refund keeps only when it last moved, and a
 * dispute only how it stands: where one moved later, the amount with it and the amount without it are both possible.
 */
function mayHaveBeen({ amountCents, attempts, issuedAt, year }: DoubtfulGift): boolean {
  let sums = new Set([0]);
  for (const attempt of attempts) {
    const own = possibleOf(attempt, issuedAt, year);
    sums = new Set([...sums].flatMap((sum) => own.map((cents) => sum + cents)));
  }
  return sums.has(amountCents);
}

function possibleOf({ amountCents, paidAt, losses, refunds }: ReceiptedAttempt, issuedAt: number, year: number) {
  if (paidAt === null || frenchYear(paidAt) !== year) return [0];
  let left = new Set<number>([amountCents]);
  for (const refund of refunds) {
    const isSettled = refund.at < issuedAt - SKEW_MS;
    const without = isSettled && !refund.isFailed ? [] : [...left];
    const taken = isSettled && refund.isFailed ? [] : [...left].map((cents) => Math.max(0, cents - refund.amountCents));
    left = new Set([...without, ...taken]);
  }
  for (const lostCents of losses) {
    left = new Set([...left].flatMap((cents) => [cents, Math.max(0, cents - lostCents)]));
  }
  const mayBeUnpaid = paidAt > issuedAt - SKEW_MS;
  return mayBeUnpaid ? [0, ...left] : [...left];
}
