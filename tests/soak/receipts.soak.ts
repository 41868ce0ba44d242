import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { allReceipts, donorsOfAYear } from '../support/killedRun.ts';
import { readPdf } from '../support/readPdf.ts';
import { ASSOCIATION } from '../support/store.ts';

const DONORS = 20_000;
const YEAR = 2025;
const PAID_AT = Date.UTC(YEAR, 5, 15, 10);
const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));

/** MB of memory that a process has needed at most, as Linux counts it; 0 elsewhere. */
function peakOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

it('[G4] a year of twenty thousand donors, killed with -9 twice: numbers without a gap, a whole file each', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hameau-receipts-'));
  const file = join(folder, 'hameau.db');
  const out = join(folder, 'out');
  const store = await openStore(`file:${file}`);
  await donorsOfAYear(store, DONORS, PAID_AT);
  const begin = (): ChildProcess =>
    spawn(
      process.execPath,
      ['--import', 'tsx', CLI, 'export-receipts', ASSOCIATION, '--year', `${YEAR}`, '--folder', out],
      {
        env: {
          PATH: process.env.PATH,
          DATABASE_URL: `file:${file}`,
          STRIPE_SECRET_KEY: 'sk_test_soak',
          STRIPE_WEBHOOK_SECRET: 'whsec_soak',
        },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
  const filesIn = () => (existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.pdf')).length : 0);
  const issued = async () => (await store.read.taxFigures(ASSOCIATION, YEAR)).receipts;
  const killWhen = async (enough: () => Promise<boolean>) => {
    const child = begin();
    while (!(await enough()) && child.exitCode === null) await setTimeout(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await killWhen(async () => (await issued()) >= DONORS / 3);
  await killWhen(async () => filesIn() >= 200);
  const started = Date.now();
  const issuedBefore = await issued();
  const last = begin();
  let peakMb = 0;
  while (last.exitCode === null) {
    peakMb = Math.max(peakMb, peakOf(last));
    await setTimeout(200);
  }
  expect(last.exitCode).toBe(0);
  const minutes = (Date.now() - started) / 60_000;
  process.stdout.write(`${JSON.stringify({ donors: DONORS, issuedBefore, minutes: minutes.toFixed(1), peakMb })}\n`);
  const all = await allReceipts(store, YEAR);
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: DONORS }, (_, i) => i + 1));
  expect(new Set(all.map(({ donorName }) => donorName)).size).toBe(DONORS);
  expect(filesIn()).toBe(DONORS);
  const one = await readPdf(readFileSync(join(out, `recu-fiscal-${YEAR}-12345.pdf`)));
  expect(one.pages[0]).toContain(`${YEAR}-12345`);
  expect(peakMb).toBeLessThan(600);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}, 3_600_000);
