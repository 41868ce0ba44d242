import { type DonationId, TaxReceiptId } from '#shared/ids.ts';
import { type Cents, minus, sum } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps, type Settings } from '../deps.ts';
import { lockGranted } from '../donations/money.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Donor, ReceiptableDonation, TaxReceiptRow, VoidReason } from '../ports/taxReceipts.ts';
import { frenchYear } from './calendar.ts';
import { givenCents, isInQuestion, modeOf } from './money.ts';
import { type AccountsToPrint, type PaymentToPrint, printedReceipt } from './printed.ts';

/** Why there is no receipt; each has its sentence. */
export type ReceiptRefusal =
  | { readonly kind: 'notIssuing' }
  | { readonly kind: 'notPaid' }
  | { readonly kind: 'givenBack' }
  | { readonly kind: 'inQuestion' }
  | { readonly kind: 'already' };

/** What receipts are made with; a command has no more. */
export type ReceiptDeps = Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'> & {
  readonly settings: Pick<Settings, 'livemode' | 'accountsUrl'>;
};

export interface ReceiptOrder {
  /** all of one association, paid in one year */
  readonly donations: readonly DonationId[];
  readonly donor: Donor;
  readonly year: number;
  readonly by: string;
  /** to tell this address when it is issued, through the outbox */
  readonly tells: boolean;
}

interface Counted {
  readonly of: ReceiptableDonation;
  readonly amountCents: Cents;
  readonly payments: readonly PaymentToPrint[];
}

/**
 * One receipt for gifts that stand on none yet. Number, receipt and what it counts are one transaction: refused or broken off, the
 * number was never taken. A refund that is written at the same moment waits for the payments' rows, or this one waits for it.
 */
export async function issueReceipt(
  deps: ReceiptDeps,
  order: ReceiptOrder,
): Promise<Result<TaxReceiptRow, ReceiptRefusal>> {
  const { now, newId } = deps.surroundings;
  const id = TaxReceiptId.parse(newId('rec'));
  const at = now();
  return commit<TaxReceiptRow, ReceiptRefusal>(deps, async (tx) => {
    const all = await countAll(tx, order, at);
    if (!all.ok) return all;
    const counted = all.value;
    const [first] = counted;
    const { association } = first.of;
    if (counted.some(({ of }) => of.association !== association)) throw new Error('one receipt of two associations');
    const body = await tx.taxBody(association);
    if (!body?.issues) return err({ kind: 'notIssuing' });
    const accounts = await accountsOf(tx, deps, counted);
    const gifts = counted.map(({ of, amountCents }) => ({ donation: of.donation, amountCents }));
    // A wish has its receipt now: nothing is kept for it any more.
    for (const { donation } of gifts) await tx.forgetYearlyWish(donation);
    if (order.tells) await tx.enqueue('mail', `taxReceipt:${id}`, { kind: 'taxReceipt', receipt: id }, at);
    // As late as can be: whoever else wants a number of this year waits from here on.
    const number = await tx.takeReceiptNumber(association, order.year);
    const payments = counted.flatMap((one) => one.payments).sort((a, b) => a.paidAt - b.paidAt);
    const isRehearsal = !deps.settings.livemode;
    const { donor, year } = order;
    const row: TaxReceiptRow = {
      id,
      association,
      year,
      number,
      donorName: donor.name,
      donorAddress: donor.address,
      totalCents: sum(counted.map(({ amountCents }) => amountCents)),
      printed: printedReceipt({ body, donor, year, number, payments, issuedAt: at, isRehearsal, accounts }),
      issuedAt: at,
      issuedBy: order.by,
      voidedAt: null,
      voidReason: null,
      handedAt: null,
    };
    if (!(await tx.addTaxReceipt(row, gifts))) return err({ kind: 'already' });
    return ok(row);
  });
}

/** All that is to be counted, one at least. What is not is left out; where nothing is left, it is the answer. */
async function countAll(
  tx: StoreTx,
  { donations, year }: ReceiptOrder,
  at: number,
): Promise<Result<readonly [Counted, ...Counted[]], ReceiptRefusal>> {
  const counted: Counted[] = [];
  const refused: ReceiptRefusal[] = [];
  // In one order for everybody: two that want the same payments never wait for each other in a circle.
  for (const donation of [...new Set(donations)].sort()) {
    const found = await countedOf(tx, donation, year, at);
    if (found.ok) counted.push(found.value);
    else refused.push(found.error);
  }
  const [first, ...others] = counted;
  if (first) return ok([first, ...others]);
  return err(refused.find(({ kind }) => kind === 'inQuestion') ?? refused[0] ?? { kind: 'notPaid' });
}

/** The end of the public accounts of each project that was given to, as this transaction sees it [T1]. */
async function accountsOf(
  tx: StoreTx,
  { settings }: ReceiptDeps,
  counted: readonly Counted[],
): Promise<readonly AccountsToPrint[]> {
  const accounts: AccountsToPrint[] = [];
  for (const project of new Set(counted.map(({ of }) => of.project))) {
    accounts.push({ head: await tx.accountsHead(project), url: settings.accountsUrl(project) });
  }
  return accounts;
}

/** What a donation has to be receipted, its payments locked until the transaction ends. */
async function countedOf(
  tx: StoreTx,
  donation: DonationId,
  year: number,
  now: number,
): Promise<Result<Counted, ReceiptRefusal>> {
  const of = await tx.receiptable(donation);
  if (!of) return err({ kind: 'notPaid' });
  if (of.taxReduction === 'none') return err({ kind: 'notIssuing' });
  const locked: AttemptRow[] = [];
  for (const { id } of await tx.attemptsOf(donation)) {
    const attempt = await lockGranted(tx, id, now);
    if (attempt) locked.push(attempt);
  }
  const paid = locked.flatMap(({ paidAt, ...rest }) => (paidAt === null ? [] : [{ ...rest, paidAt }]));
  const ofYear = paid.filter(({ paidAt }) => frenchYear(paidAt) === year);
  if (ofYear.length === 0) return err({ kind: 'notPaid' });
  if (ofYear.some(isInQuestion)) return err({ kind: 'inQuestion' });
  if ((await tx.validReceiptOf(donation)) !== null) return err({ kind: 'already' });
  const byHand = (await tx.offlineGift(donation))?.mode ?? null;
  const inNeed = of.taxReduction === 'peopleInNeed';
  const payments: PaymentToPrint[] = [];
  for (const attempt of ofYear) {
    const amountCents = givenCents(attempt);
    const { id, paidAt } = attempt;
    const mode = modeOf(byHand, byHand === null ? await tx.paymentMethod(id) : null);
    if (amountCents > 0) payments.push({ paidAt, amountCents, mode, inNeed });
  }
  if (payments.length === 0) return err({ kind: 'givenBack' });
  return ok({ of, payments, amountCents: sum(payments.map(({ amountCents }) => amountCents)) });
}

/**
 * [G8] In the transaction that sends money back, or loses it: a receipt that attests more than is given is void.
 * @param isLost to a dispute
 */
export async function voidAsPaid(
  tx: StoreTx,
  donation: DonationId,
  attempts: readonly AttemptRow[],
  isLost: boolean,
  now: number,
) {
  const valid = await tx.validReceiptOf(donation);
  if (!valid) return;
  const left = sum(attempts.map(givenCents));
  if (minus(left, valid.amountCents) >= 0) return;
  const reason = isLost ? 'disputeLost' : left > 0 ? 'partlyRefunded' : 'refunded';
  await voidAndTell(tx, valid.receipt, reason, now);
}

/**
 * Voids a receipt, and has its donor told once, in the same transaction: who heard that it was there hears that it holds no more. False
 * when it was void before.
 */
export async function voidAndTell(tx: StoreTx, id: TaxReceiptId, reason: VoidReason, now: number): Promise<boolean> {
  if (!(await tx.voidTaxReceipt(id, reason, now))) return false;
  if (await tx.wasToldOf(id)) {
    await tx.enqueue('mail', `taxReceiptVoid:${id}`, { kind: 'taxReceiptVoid', receipt: id }, now);
  }
  return true;
}
