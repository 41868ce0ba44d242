import { join } from 'node:path';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { journalOf } from '#server/domain/accounts/journal.ts';
import { ASSOCIATION } from '../support/store.ts';
import { writeYear } from '../support/year.ts';
import { type Figure, ms, quantile } from './figures.ts';

const YEAR = 2026;
const SEED = 1;
const TIMES = 40;
const DAY_MS = 86_400_000;

/** What the console asks of the store, for an association that was given much. */
export async function benchConsole(folder: string): Promise<Figure[]> {
  const year = await filled(join(folder, 'year.db'), 20_000);
  const began = performance.now();
  let bytes = 0;
  for await (const piece of journalOf(year.read, ASSOCIATION, YEAR)) bytes += piece.length;
  const tookMs = performance.now() - began;
  await year.close();
  const journal = {
    what: 'accounting entries of 20,000 donations',
    value: `${ms(tookMs)}, ${(bytes / 1e6).toFixed(1)} MB`,
  };
  const many = await filled(join(folder, 'many.db'), 200_000);
  const lists = await listsOf(many);
  await many.close();
  return [journal, ...lists];
}

async function filled(file: string, count: number): Promise<OpenedStore> {
  const store = await openStore(`file:${file}`);
  await writeYear(store, count, YEAR, SEED);
  return store;
}

async function listsOf({ read }: OpenedStore): Promise<Figure[]> {
  const page = { association: ASSOCIATION, project: null, before: null, limit: 50 } as const;
  const middle = { paidAt: Date.UTC(YEAR, 6, 1), attempt: 'att_' };
  const last = Date.UTC(YEAR, 11, 31);
  const lists: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['donations, first page', () => read.donationsPage({ ...page, state: 'all' })],
    ['donations, in the middle', () => read.donationsPage({ ...page, state: 'all', before: middle })],
    ['donations given back', () => read.donationsPage({ ...page, state: 'refunded' })],
    ['donations disputed (none)', () => read.donationsPage({ ...page, state: 'disputed' })],
    ['sums since the start', () => read.figures(ASSOCIATION, 0)],
    ['sums of a day', () => read.figures(ASSOCIATION, last)],
    ['a fortnight by day', () => read.givenByDay(ASSOCIATION, last - 13 * DAY_MS)],
    ['words to look at', () => read.wordsOf(ASSOCIATION, 200)],
  ];
  const figures: Figure[] = [];
  for (const [what, ask] of lists) {
    const times: number[] = [];
    for (let n = 0; n < TIMES; n++) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
    figures.push({
      what: `200,000 donations: ${what}, p50 / p95`,
      value: `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}`,
    });
  }
  return figures;
}
