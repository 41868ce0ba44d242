import type { AssociationId, DonationId } from '#shared/ids.ts';
import { normalAddress } from '#shared/letters/address.ts';
import { err, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import type { Donor, YearlyWishRow } from '../ports/taxReceipts.ts';
import { frenchYearSpan } from './calendar.ts';
import { issueReceipt, type ReceiptDeps, type ReceiptRefusal } from './issue.ts';

/** Wishes read at once, and receipts made beside each other: on SQLite they share one commit, on PostgreSQL its connections. */
const PIECE = 200;
const TOGETHER = 16;

/** One receipt for the whole year, when it is over: who asked is remembered with name and address. */
export async function wishYearly(deps: ReceiptDeps, wish: Omit<YearlyWishRow, 'askedAt'>): Promise<void> {
  await always(deps, (tx) => tx.saveYearlyWish({ ...wish, askedAt: deps.surroundings.now() }));
}

/**
 * The donations of one year that belong to the giver of this one: the same browser's, and where a letter brought them here, those
 * with the same address for the thanks. Without that proof an address that somebody typed is nobody's.
 */
export async function ofSamePerson(
  { store: { read } }: Pick<Deps, 'store'>,
  donation: DonationId,
  { year, byLetter }: { readonly year: number; readonly byLetter: boolean },
): Promise<readonly DonationId[]> {
  const of = await read.receiptable(donation);
  if (!of) return [];
  const thanks = byLetter ? (await read.consents(donation)).find(({ kind }) => kind === 'thanksEmail') : undefined;
  const email = thanks && thanks.revokedAt === null ? normalAddress(thanks.value) : null;
  const { association, player } = of;
  return read.unreceipted({ association, player, email, ...frenchYearSpan(year) });
}

/** Who runs January's receipts, how many at most, and who hears how many there are, each time there are more. */
export interface RunOrder {
  readonly by: string;
  readonly most?: number;
  readonly told?: (issued: number) => void;
}

export interface YearlyRun {
  readonly issued: number;
  /** nothing was left to receipt: given back, in question, or on another receipt meanwhile */
  readonly left: number;
}

/**
 * The receipts of a year for all who asked for one. Each is a transaction of its own, and who has got one is not found again: a run
 * that is broken off goes on where it was, and two at once give nobody two.
 */
export async function issueYearly(
  deps: ReceiptDeps,
  association: AssociationId,
  year: number,
  { by, most = Number.POSITIVE_INFINITY, told = () => {} }: RunOrder,
): Promise<YearlyRun> {
  let [issued, left] = [0, 0];
  let after = '';
  while (issued < most) {
    const wishes = await deps.store.read.waitingWishes(association, year, after, PIECE);
    for (let at = 0; at < wishes.length; at += TOGETHER) {
      const done = await Promise.all(wishes.slice(at, at + TOGETHER).map((wish) => issueFor(deps, wish, by)));
      issued += done.filter((one) => one).length;
      left += done.filter((one) => !one).length;
      told(issued);
    }
    const last = wishes.at(-1);
    if (!last) break;
    after = last.donation;
  }
  const subject = `${association} ${year} ${issued}`;
  const at = deps.surroundings.now();
  await always(deps, (tx) => tx.audit({ at, actor: by, action: 'issue-yearly-receipts', subject }));
  return { issued, left };
}

async function issueFor(deps: ReceiptDeps, wish: YearlyWishRow, by: string): Promise<boolean> {
  const donations = await ofSamePerson(deps, wish.donation, wish);
  const donor: Donor = { name: wish.name, address: wish.address };
  // Of two wishes of one person the first takes what both gather: the second gets a receipt for what only it knows of, or none.
  const issued: Result<unknown, ReceiptRefusal> =
    donations.length === 0
      ? err({ kind: 'already' })
      : await issueReceipt(deps, { donations, donor, year: wish.year, by, tells: true });
  // A wish that nothing can come of any more holds a name and an address for nothing. One that a bank's decision may still fulfil waits.
  const isOver = issued.ok || (issued.error.kind !== 'inQuestion' && issued.error.kind !== 'notIssuing');
  if (isOver) await always(deps, (tx) => tx.forgetYearlyWish(wish.donation));
  return issued.ok;
}
