import type { Words } from '#shared/catalogue/catalogue.ts';
import type { DonationId, TaxReceiptId, VillageSlug } from '#shared/ids.ts';
import { type Cents, sum, ZERO } from '#shared/money.ts';
import { err, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import { isGranted } from '../donations/money.ts';
import type { AttemptRow } from '../ports/rows.ts';
import type { Donor, TaxReceiptRow, YearlyWishRow } from '../ports/taxReceipts.ts';
import { isReceipted } from './body.ts';
import { frenchYear } from './calendar.ts';
import { isForgotten } from './forget.ts';
import { issueReceipt, type ReceiptDeps, type ReceiptRefusal } from './issue.ts';
import { isInQuestion, netOf } from './money.ts';
import { ofSamePerson, wishYearly } from './yearly.ts';

/** Who came to the page of a donation's receipt. */
export interface Bearer {
  readonly donation: DonationId;
  readonly byLetter: boolean;
}

/** What the page of a donation's receipt shows to its bearer. */
export interface DonorView {
  readonly association: string;
  readonly project: Words;
  readonly village: VillageSlug;
  readonly year: number;
  readonly isYearOver: boolean;
  /** what of this donation can be receipted now */
  readonly netCents: Cents;
  /** this donation and the others of the same person and year that stand on no receipt */
  readonly together: { readonly donations: number; readonly totalCents: Cents };
  /** why there can be no new receipt; null: there can */
  readonly refusal: ReceiptRefusal['kind'] | null;
  readonly receipts: readonly Pick<
    TaxReceiptRow,
    'id' | 'printed' | 'totalCents' | 'donorName' | 'voidedAt' | 'voidReason' | 'handedAt'
  >[];
  readonly wish: Pick<YearlyWishRow, 'year'> | null;
  /** a letter can tell when it is there */
  readonly hasAddress: boolean;
}

export type ReceiptWish = 'thisGift' | 'thisYear' | 'inJanuary';

/** Null for no donation of ours. */
export async function donorView(deps: Deps, bearer: Bearer): Promise<DonorView | null> {
  const { read } = deps.store;
  const found = await read.donation(bearer.donation);
  const project = found && (await read.project(found.donation.project));
  const association = project && (await read.association(project.association));
  if (!found || !project || !association) return null;
  const now = deps.surroundings.now();
  const year = frenchYear(found.attempts.find(isGranted)?.paidAt ?? found.donation.createdAt);
  const receipts = await read.taxReceiptsOf(bearer.donation);
  const isIssuing = await isReceipted(read, project);
  const others = await ofSamePerson(deps, bearer.donation, { year, byLetter: bearer.byLetter });
  const nets: Cents[] = [];
  for (const donation of others) nets.push(await netIn(deps, donation));
  const given = nets.filter((net) => net > 0);
  const consents = await read.consents(bearer.donation);
  return {
    association: association.name,
    project: project.title,
    village: found.donation.village,
    year,
    isYearOver: frenchYear(now) > year,
    netCents: netOf(found.attempts),
    together: { donations: given.length, totalCents: sum(given) },
    refusal: refusalOf(isIssuing, found.attempts, receipts),
    receipts,
    wish: await read.yearlyWish(bearer.donation),
    hasAddress: consents.some(({ kind, revokedAt }) => kind === 'thanksEmail' && revokedAt === null),
  };
}

async function netIn({ store: { read } }: Pick<Deps, 'store'>, donation: DonationId): Promise<Cents> {
  const [found, of] = [await read.donation(donation), await read.receiptable(donation)];
  return !found || of?.taxReduction === 'none' || found.attempts.some(isInQuestion) ? ZERO : netOf(found.attempts);
}

function refusalOf(
  isIssuing: boolean,
  attempts: readonly AttemptRow[],
  receipts: readonly Pick<TaxReceiptRow, 'voidedAt'>[],
): DonorView['refusal'] {
  if (receipts.some(({ voidedAt }) => voidedAt === null)) return 'already';
  if (!isIssuing) return 'notIssuing';
  if (!attempts.some(isGranted)) return 'notPaid';
  if (attempts.some((attempt) => isGranted(attempt) && isInQuestion(attempt))) return 'inQuestion';
  return netOf(attempts) > 0 ? null : 'givenBack';
}

/** The donor says who they are, and which receipt: for this gift, for all of the year's at once, or one when the year is over. */
export async function askForReceipt(
  deps: Deps,
  bearer: Bearer,
  { wish, donor, tells }: { readonly wish: ReceiptWish; readonly donor: Donor; readonly tells: boolean },
): Promise<Result<unknown, ReceiptRefusal>> {
  const view = await donorView(deps, bearer);
  if (!view) return err({ kind: 'notPaid' });
  if (view.refusal !== null) return err({ kind: view.refusal });
  const of = await deps.store.read.receiptable(bearer.donation);
  if (!of) return err({ kind: 'notPaid' });
  const { year } = view;
  if (wish === 'inJanuary') {
    await wishYearly(deps, { ...donor, ...bearer, association: of.association, year });
    return { ok: true, value: null };
  }
  const donations = wish === 'thisYear' ? await ofSamePerson(deps, bearer.donation, { ...bearer, year }) : [];
  const all = donations.length === 0 ? [bearer.donation] : donations;
  return issueReceipt(deps, { donations: all, donor, year, by: 'donor', tells: tells && view.hasAddress });
}

/** A receipt to print, for who may have it; whether it is the original is decided as it is handed out. */
export interface HandedReceipt {
  readonly receipt: TaxReceiptRow;
  readonly isDuplicate: boolean;
}

/** Null for a receipt of another donation, and for one whose years are over: without its donor it is no receipt. */
export async function handReceipt(
  deps: ReceiptDeps,
  donation: DonationId,
  id: TaxReceiptId,
): Promise<HandedReceipt | null> {
  const receipt = (await deps.store.read.taxReceiptsOf(donation)).find((one) => one.id === id);
  return receipt && !isForgotten(receipt) ? handOut(deps, receipt) : null;
}

export async function handOut(deps: ReceiptDeps, receipt: TaxReceiptRow): Promise<HandedReceipt> {
  const isOriginal = await always(deps, (tx) => tx.handOut(receipt.id, deps.surroundings.now()));
  return { receipt, isDuplicate: !isOriginal };
}
