import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import type { TaxReceiptRow } from '#server/domain/ports/taxReceipts.ts';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { DONOR, PAID_AT, pays, taxBody } from './receipts.ts';
import { ASSOCIATION, donationId, seedVillage, write } from './store.ts';

const RUN = fileURLToPath(new URL('./receiptsRun.ts', import.meta.url));

/** Donors of one year, each with two gifts, who asked for one receipt. */
export async function donorsOfAYear(store: OpenedStore, donors: number, paidAt = PAID_AT): Promise<void> {
  await seedVillage(store);
  await write(store, (tx) => tx.saveTaxBody(taxBody()));
  const wish = { ...DONOR, association: ASSOCIATION, year: frenchYear(paidAt), byLetter: true, askedAt: paidAt };
  const TOGETHER = 500;
  for (let from = 1; from <= donors; from += TOGETHER) {
    await write(store, async (tx) => {
      for (let n = from; n < from + TOGETHER && n <= donors; n++) {
        const email = `donor-${n}@example.org`;
        const donation = await pays(tx, n, { email, paidAt });
        await pays(tx, donors + n, { email, paidAt });
        await tx.saveYearlyWish({ ...wish, name: `${DONOR.name} ${n}`, donation });
      }
    });
  }
}

/** A run of January's receipts, until so many are there; then it is killed with -9. */
export async function killedAt(address: string, store: OpenedStore, count: number): Promise<void> {
  const before = (await store.read.taxFigures(ASSOCIATION, 2026)).receipts;
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, address], { stdio: ['ignore', 'pipe', 'ignore'] });
  await killedWhen(child, child.stdout, (line) => before + Number(line) >= count);
}

/** Kills a process with -9 as soon as it has said such a line. @returns false when it ended before by itself */
export async function killedWhen(
  child: ChildProcess,
  says: NodeJS.ReadableStream,
  isEnough: (line: string) => boolean,
): Promise<boolean> {
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: says })) if (isEnough(line)) child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}

/** A run to its end. */
export async function finished(address: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, address], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the run ended with ${code}`);
}

/** Every receipt of the year, by number. */
export async function allReceipts(store: OpenedStore, year = 2026): Promise<readonly TaxReceiptRow[]> {
  const all: TaxReceiptRow[] = [];
  for (let after = 0; ; ) {
    const rows = await store.read.taxReceipts(ASSOCIATION, year, after, 1000);
    all.push(...rows);
    const last = rows.at(-1);
    if (!last) return all;
    after = last.number;
  }
}

/** How many of a donation's receipts there are, for each of the donors' gifts. */
export async function receiptsOfEach(store: OpenedStore, gifts: number): Promise<readonly number[]> {
  const counts: number[] = [];
  for (let n = 1; n <= gifts; n++) counts.push((await store.read.taxReceiptsOf(donationId(n))).length);
  return counts;
}
