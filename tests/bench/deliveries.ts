import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Simulator } from '#server/simulator/server.ts';
import type { HameauProcess } from '../support/server.ts';
import { deliverAll, paidEvents, prepareOpenPayments, withServer } from './data.ts';
import { type Figure, median, perSecond } from './figures.ts';
import { openRaw, settlementsOf, writeRaw } from './raw-settlements.ts';

const LANES = [1, 16, 64] as const;
const ROUNDS = 3;
const PER_ROUND: Readonly<Record<(typeof LANES)[number], number>> = { 1: 250, 16: 800, 64: 1600 };

/**
 * Settlements a second through the shipped server (signed HTTP in, everything committed with synchronous=FULL before the 200)
 * beside raw better-sqlite3 writing the very rows that the server just wrote, into a copy of the same file, with the same
 * durability and as many to a commit as were under way at once. Round by round in turn, so that both meet the same machine.
 */
export async function benchDeliveries(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  const total = LANES.reduce((sum, lane) => sum + PER_ROUND[lane] * ROUNDS, 0) + 200;
  await prepareOpenPayments(join(folder, 'hameau.db'), total, true);
  await copyFile(join(folder, 'hameau.db'), join(folder, 'raw.db'));
  const bodyOf = await paidEvents(simulator);
  return withServer({ folder, port, simulator }, (server) => compare(server, folder, bodyOf));
}

async function compare(server: HameauProcess, folder: string, bodyOf: (n: number) => string): Promise<Figure[]> {
  const raw = openRaw(join(folder, 'raw.db'), 'FAST');
  const written = new Database(join(folder, 'hameau.db'), { readonly: true });
  const figures: Figure[] = [];
  let next = 0;
  const slice = (count: number) => Array.from({ length: count }, () => next++);
  await deliverAll(server.url, slice(200).map(bodyOf), 16);
  for (const lane of LANES) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const payments = slice(PER_ROUND[lane]);
      const tookMs = await deliverAll(server.url, payments.map(bodyOf), lane);
      ours.push((payments.length * 1000) / tookMs);
      theirs.push((payments.length * 1000) / writeRaw(raw, settlementsOf(written, payments), lane));
    }
    const ratio = median(ours.map((rate, i) => rate / (theirs[i] ?? Number.NaN)));
    figures.push({
      what: `signed deliveries over HTTP, ${lane} under way`,
      value: `${perSecond(median(ours))}, raw better-sqlite3 ${perSecond(median(theirs))}: ${Math.round(ratio * 100)} %`,
    });
  }
  written.close();
  raw.close();
  return figures;
}
