import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { receiptFaults } from '#server/checks/verify-receipts.ts';
import { allReceipts, donorsOfAYear, killedWhen } from '../support/killedRun.ts';
import { startPostgres } from '../support/postgres.ts';
import { readPdf } from '../support/readPdf.ts';
import { ASSOCIATION } from '../support/store.ts';

/** Fewer for a look; what counts is the whole year. */
const DONORS = Number(process.env.SOAK_DONORS ?? 20_000);
/** A small server's: without a bound V8 cleans up when it likes, and the most it took tells nothing of what the run needs. */
const HEAP_MB = 192;
const YEAR = 2025;
const PAID_AT = Date.UTC(YEAR, 5, 15, 10);
const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));

/** MB of memory that a process has needed at most, as Linux counts it; 0 elsewhere. */
function peakOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** The command that issues and writes a year; it says on its error stream how far it is. */
function begun(address: string, home: string) {
  const out = join(home, 'out');
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${HEAP_MB}`,
      '--import',
      'tsx',
      CLI,
      'export-receipts',
      ASSOCIATION,
      '--year',
      `${YEAR}`,
      '--folder',
      out,
    ],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: address,
        SESSION_SECRET: 'a secret of the soak alone, long enough',
        STRIPE_SECRET_KEY: 'sk_test_soak',
        STRIPE_WEBHOOK_SECRET: 'whsec_soak',
      },
      stdio: ['ignore', 'inherit', 'pipe'],
    },
  );
}

/** To the end: how long it took, and the memory it needed at most. */
async function timed(child: ReturnType<typeof begun>) {
  const started = Date.now();
  const ended = once(child, 'exit');
  let peakMb = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    peakMb = Math.max(peakMb, peakOf(child));
    process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0)} s: ${line}\n`);
  }
  const [code] = await ended;
  return { code, peakMb, seconds: (Date.now() - started) / 1000 };
}

async function aYear(address: string, home: string): Promise<void> {
  const out = join(home, 'out');
  const filesIn = () => (existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.pdf')).length : 0);
  const store = await openStore(address);
  const seeding = Date.now();
  await donorsOfAYear(store, DONORS, PAID_AT);
  const seeded = (Date.now() - seeding) / 1000;
  const said = (line: string, what: string, count: number) => line.endsWith(what) && Number.parseInt(line, 10) >= count;
  const first = begun(address, home);
  expect(await killedWhen(first, first.stderr, (line) => said(line, 'issued', DONORS / 3))).toBe(true);
  const second = begun(address, home);
  expect(await killedWhen(second, second.stderr, (line) => said(line, 'written', DONORS / 20))).toBe(true);
  const before = { issued: (await store.read.taxFigures(ASSOCIATION, YEAR)).receipts, files: filesIn() };
  expect(before.files).toBeLessThan(DONORS);
  const { code, peakMb, seconds } = await timed(begun(address, home));
  expect(code).toBe(0);
  const told = { donors: DONORS, seeded, before, seconds, peakMb, filesASecond: (DONORS - before.files) / seconds };
  process.stdout.write(`${address.split(':')[0]} ${JSON.stringify(told)}\n`);
  const all = await allReceipts(store, YEAR);
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: DONORS }, (_, i) => i + 1));
  expect(new Set(all.map(({ donorName }) => donorName)).size).toBe(DONORS);
  expect(filesIn()).toBe(DONORS);
  expect(readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
  const looking = Date.now();
  expect(await receiptFaults(store.checks)).toEqual([]);
  process.stdout.write(`looked over in ${((Date.now() - looking) / 1000).toFixed(1)} s\n`);
  const number = `${YEAR}-${String(Math.ceil(DONORS * 0.6)).padStart(5, '0')}`;
  const one = await readPdf(readFileSync(join(out, `recu-fiscal-${number}.pdf`)));
  expect(one.pages[0]).toContain(number);
  expect(peakMb).toBeLessThan(400);
  await store.close();
}

const home = () => mkdtempSync(join(tmpdir(), 'hameau-receipts-'));

it('[R6] a year of twenty thousand donors, killed with -9 twice: numbers without a gap, a whole file each', async () => {
  const folder = home();
  await aYear(`file:${join(folder, 'hameau.db')}`, folder);
  rmSync(folder, { recursive: true, force: true });
}, 3_600_000);

it('[R6] the same on PostgreSQL', async () => {
  const folder = home();
  const postgres = await startPostgres();
  await aYear(await postgres.database(), folder);
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 3_600_000);
