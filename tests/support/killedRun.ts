import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import type { TaxReceiptRow } from '#server/domain/ports/taxReceipts.ts';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { wishYearly } from '#server/domain/taxReceipts/yearly.ts';
import { DONOR, PAID_AT, paidDonation, receiptDeps, taxBody } from './receipts.ts';
import { ASSOCIATION, donationId, seedVillage, write } from './store.ts';

const RUN = fileURLToPath(new URL('./receiptsRun.ts', import.meta.url));

/** Donors of one year, each with two gifts, who asked for one receipt. */
export async function donorsOfAYear(store: OpenedStore, donors: number, paidAt = PAID_AT): Promise<void> {
  await seedVillage(store);
  await write(store, (tx) => tx.saveTaxBody(taxBody()));
  const deps = receiptDeps(store);
  const wish = { association: ASSOCIATION, year: frenchYear(paidAt), byLetter: true };
  const TOGETHER = 64;
  for (let from = 1; from <= donors; from += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, donors - from + 1) }, (_, i) => from + i);
    await Promise.all(
      some.map(async (n) => {
        const email = `donor-${n}@example.org`;
        const donation = await paidDonation(store, n, { email, paidAt });
        await paidDonation(store, donors + n, { email, paidAt });
        await wishYearly(deps, { ...DONOR, ...wish, name: `${DONOR.name} ${n}`, donation });
      }),
    );
  }
}

/** A run of January's receipts, until so many are there; then it is killed with -9. */
export async function killedAt(address: string, store: OpenedStore, count: number): Promise<void> {
  const child = begun(address);
  while ((await store.read.taxFigures(ASSOCIATION, 2026)).receipts < count && child.exitCode === null)
    await setTimeout(2);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** A run to its end. */
export async function finished(address: string): Promise<void> {
  const child = begun(address);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the run ended with ${code}`);
}

const begun = (address: string): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', RUN, address], { stdio: 'ignore' });

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
