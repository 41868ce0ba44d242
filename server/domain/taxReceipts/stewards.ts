import type { AssociationId } from '#shared/ids.ts';
import { type Cents, ZERO } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { csvText, euros } from '../accounts/documents.ts';
import { commit, type Deps } from '../deps.ts';
import type { Fields } from '../drafts/write.ts';
import type { TaxBodyRow, TaxReceiptReads, TaxReceiptRow } from '../ports/taxReceipts.ts';
import type { Steward } from '../stewards/associations.ts';
import type { Acting } from '../stewards/views.ts';
import type { BodyFault } from './body.ts';
import { frenchIso, frenchYear } from './calendar.ts';
import { voidAndTell } from './issue.ts';
import { orderNumber } from './printed.ts';

/** What the console shows of an association's receipts. */
export interface TaxReceiptsView {
  readonly acting: Acting;
  readonly body: TaxBodyRow | null;
  /** address of who declared */
  readonly declaredBy: string | null;
  readonly fields: Fields;
  readonly faults: readonly BodyFault[];
  readonly year: number;
  readonly years: readonly number[];
  readonly isYearOver: boolean;
  readonly figures: { readonly receipts: number; readonly totalCents: Cents; readonly voided: number };
  readonly rows: readonly TaxReceiptRow[];
  /** the number after which the list goes on */
  readonly more: number | null;
  readonly waiting: number;
  readonly isMoreWaiting: boolean;
  /** how many a run has just issued */
  readonly ran: number | null;
}

/** Tax years with gifts, the newest first; this year always. @param first unix ms of the first gift */
export function taxYears(now: number, first: number | null): readonly number[] {
  const last = frenchYear(now);
  const from = first === null ? last : frenchYear(first);
  return Array.from({ length: last - from + 1 }, (_, i) => last - i);
}

/** A steward takes a receipt back, for a wrong name or address: the donor asks for a new one. */
export async function voidBySteward(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  order: string,
): Promise<Result<null, { readonly kind: 'notThere' }>> {
  const [, year, number] = /^(\d{4})-(\d{1,9})$/.exec(order.trim()) ?? [];
  const [row] = await deps.store.read.taxReceipts(association, Number(year ?? 0), Number(number ?? 0) - 1, 1);
  if (!row || row.printed.number !== orderNumber(Number(year), Number(number))) return err({ kind: 'notThere' });
  const now = deps.surroundings.now();
  return commit<null, { readonly kind: 'notThere' }>(deps, async (tx) => {
    if (!(await voidAndTell(tx, row.id, 'bySteward', now))) return err({ kind: 'notThere' });
    await tx.audit({ at: now, actor: by.id, action: 'void-tax-receipt', subject: row.id });
    return ok(null);
  });
}

/** Receipts read at once. */
const PIECE = 500;
const HEAD = 'number,state,donor,address,amount_eur,issued,void_reason,payment_mode\n';
/** Column of the table of payments that says how each was made. */
const MODE = 2;

/** Every receipt of a year for a spreadsheet, in the order of their numbers, voided ones with nothing attested. */
export async function* taxReceiptsCsv(
  read: Pick<TaxReceiptReads, 'taxReceipts'>,
  association: AssociationId,
  year: number,
): AsyncGenerator<string> {
  yield HEAD;
  for (let after = 0; ; ) {
    const rows: readonly TaxReceiptRow[] = await read.taxReceipts(association, year, after, PIECE);
    yield rows.map(csvLine).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < PIECE) return;
    after = last.number;
  }
}

export const csvLine = ({
  printed,
  donorName,
  donorAddress,
  totalCents,
  issuedAt,
  voidedAt,
  voidReason,
}: TaxReceiptRow) =>
  `${[
    printed.number,
    voidedAt === null ? 'valid' : 'void',
    donorName,
    donorAddress.replaceAll('\n', ', '),
    euros(voidedAt === null ? totalCents : ZERO),
    frenchIso(issuedAt),
    voidReason ?? '',
    [...new Set(printed.payments.rows.map((cells) => cells[MODE] ?? ''))].join(' + '),
  ]
    .map(csvText)
    .join(',')}\n`;
