import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFonts } from '../adapters/pictures/letters/fonts.ts';
import { taxReceiptOf } from '../adapters/pictures/print/taxReceipt.ts';
import type { TaxReceiptRow } from '../domain/ports/taxReceipts.ts';
import { frenchYear } from '../domain/taxReceipts/calendar.ts';
import { handOut } from '../domain/taxReceipts/donor.ts';
import { isForgotten } from '../domain/taxReceipts/forget.ts';
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
/** Written beside each other: one waits for the disk while the next is drawn, and their notes share a commit. */
const TOGETHER = 8;
const STEP = 500;
const NEEDS = 'export-receipts needs an association (id or e-mail), --year YEAR and --folder FOLDER';

/**
 * The receipts of a year in a folder, one PDF each, with a table of all. What donors asked to have in January is issued first. Broken
 * off, it is run again: numbers go on where they were, and what is written whole is not written again.
 * @param told hears now and then how far it is
 */
export async function exportReceipts(
  house: House,
  given: string | undefined,
  { year: typed, folder }: ReceiptFlags,
  told: (line: string) => void,
): Promise<Outcome> {
  const { deps } = house;
  const association = await findAssociation(house, given);
  const year = Number(typed);
  if (!association || !folder || !Number.isSafeInteger(year) || year < 2020) return refused(NEEDS);
  const isOver = year < frenchYear(deps.surroundings.now());
  const body = await deps.store.read.taxBody(association.id);
  const steps = { issued: stepwise(told, 'receipts issued'), written: stepwise(told, 'files written') };
  const run =
    isOver && body?.issues
      ? await issueYearly(deps, association.id, year, { by: 'host', told: steps.issued })
      : { issued: 0, left: 0 };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let written = 0;
  const fonts = openFonts();
  for (let after = 0; ; ) {
    const rows = await deps.store.read.taxReceipts(association.id, year, after, PIECE);
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const some = rows.slice(at, at + TOGETHER).filter((row) => !isForgotten(row));
      const news = await Promise.all(some.map((row) => writeOne(house, folder, row, fonts)));
      written += news.filter((isNew) => isNew).length;
      steps.written(written);
    }
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

/** A line at every so many: who waits for minutes sees that it goes on. */
function stepwise(told: (line: string) => void, what: string): (count: number) => void {
  let said = 0;
  return (count) => {
    if (count < said + STEP) return;
    said = count - (count % STEP);
    told(`${said} ${what}`);
  };
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
