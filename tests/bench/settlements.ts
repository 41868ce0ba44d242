import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pinoLog } from '#server/adapters/log/pinoLog.ts';
import { openStore } from '#server/adapters/store/open.ts';
import type { Deps } from '#server/domain/deps.ts';
import { receiveEvent } from '#server/domain/donations/events.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import { domainDeps, lateAudience } from '#server/giving.ts';
import { stripePayments } from '#server/payments.ts';
import type { Simulator } from '#server/simulator/server.ts';
import { cents } from '#shared/money.ts';
import { paidHint } from '../support/paidHints.ts';
import { attemptId } from '../support/store.ts';
import { prepareOpenPayments, sessionId } from './data.ts';
import { type Figure, median, perSecond, quantile } from './figures.ts';
import { openRaw, settlementsOf, writeRaw } from './raw-settlements.ts';

const GROUPS = [1, 10, 100] as const;
type Group = (typeof GROUPS)[number];
const ROUNDS = 5;
const PER_ROUND: Readonly<Record<Group, number>> = { 1: 200, 10: 500, 100: 1000 };
/** Until the engine has compiled what runs: a server settles like this for months, and raw SQLite is compiled from the start. */
const WARM = 4000;
/** The groups with which `secure_delete` is looked at: the most work of SQLite's to one fsync. */
const ERASING_GROUP = 100;

interface Rates {
  readonly ours: number[];
  readonly raw: number[];
}

/**
 * Settlements a second in the domain (event claimed, attempt moved, gift placed, ledger, public chain, totals, village event;
 * synchronous=FULL) beside raw better-sqlite3 writing the very rows just written into a copy of the same file, at equal group
 * size. Round by round in turn, so that both meet the same machine. What HTTP and signatures cost is `deliveries`.
 */
export async function benchSettlements(folder: string, simulator: Simulator): Promise<Figure[]> {
  const file = join(folder, 'hameau.db');
  const total = WARM + GROUPS.reduce((sum, group) => sum + PER_ROUND[group] * ROUNDS, 0);
  await prepareOpenPayments(file, total, true);
  await copyFile(file, join(folder, 'raw.db'));
  await copyFile(file, join(folder, 'kept.db'));
  const store = await openStore(`file:${file}`);
  const audience = lateAudience();
  const keys = { secretKey: 'sk_test_bench', webhookSecrets: [], connectWebhookSecrets: [], apiBase: simulator.url };
  const { port: payments, accounts } = stripePayments(keys);
  const log = pinoLog('silent');
  const deps = domainDeps({
    store,
    payments,
    accounts,
    audience,
    post: null,
    log,
    publicUrl: 'http://localhost',
    friendPath: () => '/f',
    livemode: false,
    newsLetterWaitMs: 0,
  });
  const written = new Database(file, { readonly: true });
  const raw = openRaw(join(folder, 'raw.db'), 'FAST');
  const keeping = openRaw(join(folder, 'kept.db'), 'OFF');
  let next = 0;
  const slice = (count: number) => Array.from({ length: count }, () => next++);
  await settleAll(deps, slice(WARM), 100);
  const rates = new Map<Group, Rates>(GROUPS.map((group) => [group, { ours: [], raw: [] }]));
  const erasing: Rates = { ours: [], raw: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [group, { ours, raw: theirs }] of rates) {
      const paid = slice(PER_ROUND[group]);
      ours.push((paid.length * 1000) / (await settleAll(deps, paid, group)));
      const rows = settlementsOf(written, paid);
      const rate = (paid.length * 1000) / writeRaw(raw, rows, group);
      theirs.push(rate);
      if (group !== ERASING_GROUP) continue;
      erasing.ours.push(rate);
      erasing.raw.push((paid.length * 1000) / writeRaw(keeping, rows, group));
    }
  }
  written.close();
  raw.close();
  keeping.close();
  await store.close();
  return [...figuresOf(rates), erasingFigure(erasing)];
}

function figuresOf(rates: ReadonlyMap<Group, Rates>): Figure[] {
  const figures = [...rates].map(([group, { ours, raw }]) => ({
    what: `settlements, groups of ${group}`,
    value: `${perSecond(median(ours))}, raw better-sqlite3 ${perSecond(median(raw))}: ${percent(ours, raw)}`,
  }));
  const [grouped, alone] = [rates.get(100), rates.get(1)];
  if (grouped === undefined || alone === undefined) return figures;
  return [...figures, { what: 'settlements, groups of 100 : raw one by one', value: percent(grouped.ours, alone.raw) }];
}

/** What it costs that erased words are overwritten: the same rows by raw SQLite with and without. */
const erasingFigure = ({ ours: erasing, raw: keeping }: Rates): Figure => ({
  what: `secure_delete=FAST : OFF, raw in groups of ${ERASING_GROUP}`,
  value: `${perSecond(median(erasing))}, without ${perSecond(median(keeping))}: ${percent(erasing, keeping)}`,
});

/** The rounds' shares: their median, and from the least to the most. */
function percent(ours: readonly number[], raw: readonly number[]): string {
  const shares = ours.map((rate, round) => (100 * rate) / (raw[round] ?? Number.NaN));
  const [least, middle, most] = [quantile(shares, 0), median(shares), quantile(shares, 1)].map(Math.round);
  return `${middle} % (${least} to ${most})`;
}

/** @returns milliseconds for settling these payments, so many at once */
async function settleAll(deps: Deps, payments: readonly number[], atOnce: number): Promise<number> {
  const began = performance.now();
  for (let from = 0; from < payments.length; from += atOnce) {
    await Promise.all(payments.slice(from, from + atOnce).map((n) => receiveEvent(deps, paidNow(n))));
  }
  return performance.now() - began;
}

const paidNow = (n: number): StripeHint =>
  paidHint(`evt_bench${n}`, { id: attemptId(n), sessionId: sessionId(n), amountCents: cents(300) });
