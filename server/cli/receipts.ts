import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFonts } from '../adapters/pictures/letters/fonts.ts';
import { taxReceiptOf } from '../adapters/pictures/print/taxReceipt.ts';
import type { TaxReceiptRow } from '../domain/ports/taxReceipts.ts';
import { frenchYear } from '../domain/taxReceipts/calendar.ts';
import { handOut } from '../domain/taxReceipts/donor.ts';
import { taxReceiptsCsv } from '../domain/taxReceipts/stewards.ts';
import { issueYearly } from '../domain/taxReceipts/yearly.ts';
import { fileNameOf, printOf } from '../taxReceipts.ts';
import { done, type Outcome, refused } from './commands.ts';
import { findAssociation } from './finding.ts';
import type { House } from './house.ts';

export interface ReceiptFlags {
  readonly year?: string | undefined;
  readonly folder?: string | undefined;
}

/** Receipts read at once. */
const PIECE = 200;
const NEEDS = 'export-receipts needs an association (id or e-mail), --year YEAR and --folder FOLDER';

/**
 * The receipts of a year in a folder, one PDF each, with a table of all. What donors asked to have in January is issued first. Broken
 * off, it is run again: numbers go on where they were, and what is written whole is not written again.
 */
export async function exportReceipts(
  house: House,
  given: string | undefined,
  { year: typed, folder }: ReceiptFlags,
): Promise<Outcome> {
  const { deps } = house;
  const association = await findAssociation(house, given);
  const year = Number(typed);
  if (!association || !folder || !Number.isSafeInteger(year) || year < 2020) return refused(NEEDS);
  const isOver = year < frenchYear(deps.surroundings.now());
  const body = await deps.store.read.taxBody(association.id);
  const run = isOver && body?.issues ? await issueYearly(deps, association.id, year, 'host') : { issued: 0, left: 0 };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let written = 0;
  const fonts = openFonts();
  for (let after = 0; ; ) {
    const rows = await deps.store.read.taxReceipts(association.id, year, after, PIECE);
    for (const row of rows) if (await writeOne(house, folder, row, fonts)) written += 1;
    const last = rows.at(-1);
    if (!last) break;
    after = last.number;
  }
  const pieces: string[] = [];
  for await (const piece of taxReceiptsCsv(deps.store.read, association.id, year)) pieces.push(piece);
  await writeWhole(join(folder, `recus-fiscaux-${year}.csv`), Buffer.from(pieces.join('')));
  const { receipts, totalCents, voided } = await deps.store.read.taxFigures(association.id, year);
  return done(
    `${run.issued} receipts issued now${isOver ? '' : ` (${year} is not over: those asked for in January wait)`}; ${run.left} donors had nothing left to attest.`,
    `${written} files written to ${folder}.`,
    `To be declared for ${year} (CGI art. 222 bis): ${receipts} receipts, ${(totalCents / 100).toFixed(2)} EUR; ${voided} void.`,
  );
}

/** One receipt's file; false when it lay there whole. The original is handed out once its file is whole, not before. */
async function writeOne(
  { deps }: House,
  folder: string,
  receipt: TaxReceiptRow,
  fonts: ReturnType<typeof openFonts>,
): Promise<boolean> {
  const handed = { receipt, isDuplicate: receipt.handedAt !== null };
  const valid = join(folder, fileNameOf(handed));
  const isVoid = receipt.voidedAt !== null;
  const file = isVoid ? valid.replace(/\.pdf$/, '-annule.pdf') : valid;
  const isNew = !existsSync(file);
  if (isNew)
    await writeWhole(
      file,
      await taxReceiptOf(
        printOf(handed, () => deps.surroundings.newId('key')),
        fonts,
      ),
    );
  // What was valid when it was written is not any more.
  if (isVoid) await rm(valid, { force: true });
  if (!handed.isDuplicate) await handOut(deps, receipt);
  return isNew;
}

/** There whole or not at all. It holds names and addresses: for its owner only. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  await handle.writeFile(content);
  await handle.sync();
  await handle.close();
  await rename(part, file);
}
