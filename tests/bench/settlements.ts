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
import { attemptId } from '../support/store.ts';
import { prepareOpenPayments, sessionId } from './data.ts';
import { type Figure, median, perSecond } from './figures.ts';
import { openRaw, settlementsOf, writeRaw } from './raw-settlements.ts';

const GROUPS = [1, 10, 100] as const;
type Group = (typeof GROUPS)[number];
const ROUNDS = 5;
const PER_ROUND: Readonly<Record<Group, number>> = { 1: 200, 10: 500, 100: 1000 };
const WARM = 1000;

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
  const raw = openRaw(join(folder, 'raw.db'));
  let next = 0;
  const slice = (count: number) => Array.from({ length: count }, () => next++);
  await settleAll(deps, slice(WARM), 100);
  const rates = new Map<Group, Rates>(GROUPS.map((group) => [group, { ours: [], raw: [] }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [group, { ours, raw: theirs }] of rates) {
      const paid = slice(PER_ROUND[group]);
      ours.push((paid.length * 1000) / (await settleAll(deps, paid, group)));
      theirs.push((paid.length * 1000) / writeRaw(raw, settlementsOf(written, paid), group));
    }
  }
  written.close();
  raw.close();
  await store.close();
  return figuresOf(rates);
}

function figuresOf(rates: ReadonlyMap<Group, Rates>): Figure[] {
  const figures = [...rates].map(([group, { ours, raw }]) => ({
    what: `settlements, groups of ${group}`,
    value: `${perSecond(median(ours))}, raw better-sqlite3 ${perSecond(median(raw))}: ${percent(ours, raw)} %`,
  }));
  const [grouped, alone] = [rates.get(100), rates.get(1)];
  if (grouped === undefined || alone === undefined) return figures;
  return [
    ...figures,
    { what: 'settlements, groups of 100 : raw one by one', value: `${percent(grouped.ours, alone.raw)} %` },
  ];
}

/** The median of the rounds' shares. */
const percent = (ours: readonly number[], raw: readonly number[]): number =>
  Math.round(100 * median(ours.map((rate, round) => rate / (raw[round] ?? Number.NaN))));

/** @returns milliseconds for settling these payments, so many at once */
async function settleAll(deps: Deps, payments: readonly number[], atOnce: number): Promise<number> {
  const began = performance.now();
  for (let from = 0; from < payments.length; from += atOnce) {
    await Promise.all(payments.slice(from, from + atOnce).map((n) => receiveEvent(deps, paidHint(n))));
  }
  return performance.now() - began;
}

/** What the webhook's door makes of Stripe's word that prepared payment `n` is paid. */
const paidHint = (n: number): StripeHint => ({
  id: `evt_bench${n}`,
  type: 'checkout.session.completed',
  account: '',
  door: 'own',
  livemode: false,
  objectId: sessionId(n),
  truth: {
    sessionId: sessionId(n),
    account: '',
    livemode: false,
    status: 'complete',
    paymentStatus: 'paid',
    paymentFailed: false,
    amountCents: cents(300),
    currency: 'eur',
    reference: attemptId(n),
    url: null,
    expiresAt: Date.now() + 60_000,
    paymentIntent: `pi_bench${n}`,
    charge: null,
    method: null,
    settlement: null,
    reversal: null,
  },
});
