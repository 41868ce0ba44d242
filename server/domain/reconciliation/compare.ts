import { minus, plus } from '#shared/money.ts';
import { assertNever, err, ok } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import { drainBacklog } from '../donations/backlog.ts';
import {
  type AccountComparison,
  type AccountReport,
  type ComparisonReport,
  type Difference,
  type DutyName,
  IDLE,
  type StripeChecks,
} from '../ports/comparison.ts';
import type { StoreTx } from '../ports/store.ts';
import { walkBookings } from './bookings.ts';
import { walkEvents } from './events.ts';
import { walkBalance } from './transactions.ts';
import type { Comparing, Pause, Stepped } from './walk.ts';

const DUTY: DutyName = 'comparison';
const DAY_MS = 24 * 60 * 60_000;
/** Prolonged at every page: who has not turned one for this long is dead. */
const LEASE_MS = 5 * 60_000;
/** Clocks differ: our first attempt may be older by our clock than its payment is by Stripe's. */
const BEGIN_SLACK_MS = 10 * 60_000;

export type Compared =
  | { readonly kind: 'finished'; readonly report: ComparisonReport }
  | { readonly kind: 'paused'; readonly why: Pause }
  /** another process is at it */
  | { readonly kind: 'busy' };

/** @param holder who compares; @param insists takes the work from whoever is at it: a person asked for it now */
export interface Comparer {
  readonly holder: string;
  readonly insists: boolean;
}

/** The comparison of the day, where it is due. */
export async function compareDaily(comparing: Comparing, holder: string): Promise<Compared | null> {
  const { store, surroundings } = comparing.deps;
  const duty = await store.read.duty(DUTY);
  if (duty && duty.dueAt > surroundings.now()) return null;
  return compare(comparing, { holder, insists: false });
}

/** After a restore: the next comparison must not wait for its day. */
export async function comparisonDue(tx: StoreTx): Promise<void> {
  await tx.takeDuty(DUTY, 'host', Number.MAX_SAFE_INTEGER, 0);
  await tx.endDuty(DUTY, 'host', 0);
}

/**
 * Compares every account with Stripe: its events, its balance, our bookings. What was missed goes through the door by which
 * it should have come. Goes on where the last run stopped; run twice at once it does nothing twice.
 */
export async function compare(comparing: Comparing, comparer: Comparer): Promise<Compared> {
  const { deps } = comparing;
  if (!(await lease(deps, comparer, comparer.insists))) return { kind: 'busy' };
  for (const found of await deps.store.read.comparisons()) {
    // Who insists wants to know how it is now, not how it was when another began.
    let row = begun(comparer.insists ? { ...found, walk: IDLE } : found, deps.surroundings.now());
    while (row.walk.stage !== 'done') {
      const stepped = await step(comparing, row);
      row = { ...row, walk: stepped.walk };
      if (!(await saved(deps, comparer, row))) return { kind: 'busy' };
      if (stepped.pause === null) continue;
      await always(deps, (tx) => tx.endDuty(DUTY, comparer.holder, null));
      return { kind: 'paused', why: stepped.pause };
    }
  }
  return finish(comparing, comparer);
}

function begun(row: AccountComparison, now: number): AccountComparison {
  if (row.walk.stage !== 'idle') return row;
  const isFirst = row.comparedThrough <= row.beginAt;
  const beginAt = isFirst ? row.beginAt - BEGIN_SLACK_MS : row.beginAt;
  const comparedThrough = isFirst ? beginAt : row.comparedThrough;
  return { ...row, beginAt, comparedThrough, walk: { ...row.walk, stage: 'events', startedAt: now } };
}

async function step(comparing: Comparing, row: AccountComparison): Promise<Stepped> {
  switch (row.walk.stage) {
    case 'events':
      return walkEvents(comparing, row);
    case 'balance':
      // What the events only hinted at is asked about first: then most of the balance is in the books already.
      if (row.walk.after === null) await drainBacklog(comparing.deps, comparing.bucket);
      return walkBalance(comparing, row);
    case 'postings':
      return walkBookings(comparing, row);
    case 'idle':
    case 'done':
      return { walk: row.walk, pause: null };
    default:
      return assertNever(row.walk.stage);
  }
}

/** @param insists as if the lease of another had run out */
function lease(deps: Deps, { holder }: Comparer, insists: boolean): Promise<boolean> {
  const now = deps.surroundings.now();
  return always(deps, (tx) => tx.takeDuty(DUTY, holder, insists ? Number.MAX_SAFE_INTEGER : now, now + LEASE_MS));
}

/** A page is kept only by who still has the lease. */
async function saved(deps: Deps, { holder }: Comparer, row: AccountComparison): Promise<boolean> {
  const now = deps.surroundings.now();
  const kept = await commit(deps, async (tx) => {
    if (!(await tx.takeDuty(DUTY, holder, now, now + LEASE_MS))) return err('lost' as const);
    await tx.saveComparison(row);
    return ok(null);
  });
  return kept.ok;
}

async function finish({ deps, checks }: Comparing, { holder }: Comparer): Promise<Compared> {
  const rows = await deps.store.read.comparisons();
  const finishedAt = deps.surroundings.now();
  const startedAt = Math.min(finishedAt, ...rows.map(({ walk }) => walk.startedAt));
  const kept = await commit(deps, async (tx) => {
    if (!(await tx.takeDuty(DUTY, holder, finishedAt, finishedAt + LEASE_MS))) return err('lost' as const);
    for (const row of rows) await tx.saveComparison({ ...row, comparedThrough: throughOf(row), walk: IDLE });
    return ok(null);
  });
  if (!kept.ok) return { kind: 'busy' };
  const report = { startedAt, finishedAt, accounts: await accountReports(checks, rows) };
  const open = openIn(report);
  await always(deps, async (tx) => {
    await tx.saveReport(report, open);
    await tx.endDuty(DUTY, holder, startedAt + DAY_MS);
  });
  tell(deps, report, open);
  return { kind: 'finished', report };
}

/** Where the next one begins: not after what could not be listed, nor after what still waits for its payment. */
function throughOf({ comparedThrough, walk }: AccountComparison): number {
  if (walk.met.some(({ kind }) => kind === 'refused' || kind === 'shutOut')) return comparedThrough;
  return Math.min(walk.startedAt, walk.waitingSince ?? walk.startedAt);
}

/** What the walks met and what the books say now: each open difference once. */
async function accountReports(checks: StripeChecks, rows: readonly AccountComparison[]): Promise<AccountReport[]> {
  const balances = await checks.stripeBalances();
  const misbooked = await checks.misbookedTransactions();
  const suspense = await checks.openSuspense();
  return rows.map(({ account, beginAt, walk }) => {
    const own = <T extends { readonly account: string }>(all: readonly T[]) =>
      all.filter((one) => one.account === account);
    const open: Difference[] = [
      ...walk.met,
      ...own(misbooked).map(({ id, netCents, bookedCents }) => ({
        kind: 'misbooked' as const,
        subject: id,
        amountCents: minus(netCents, bookedCents),
      })),
      ...own(suspense).map(({ source, amountCents }) => ({
        kind: 'inSuspense' as const,
        subject: source,
        amountCents,
      })),
      ...own(balances)
        .map((balance) => ({ subject: balance.currency, amountCents: outBy(balance) }))
        .filter(({ amountCents }) => amountCents !== 0)
        .map((difference) => ({ kind: 'sumDiffers' as const, ...difference })),
    ];
    return { account, since: beginAt, counts: walk.counts, balances: own(balances), open };
  });
}

const outBy = ({ ledgerCents, newerCents, netCents }: AccountReport['balances'][number]) =>
  minus(ledgerCents, plus(newerCents, netCents));

export const isOpen = ({ kind }: Difference): boolean => kind !== 'shutOut';

export const openIn = (report: ComparisonReport): number =>
  report.accounts.reduce((total, { open }) => total + open.filter(isOpen).length, 0);

/** Counts and ids of Stripe's only: nothing about a person. */
function tell({ log }: Deps, report: ComparisonReport, openDifferences: number): void {
  for (const { account, counts } of report.accounts) log.info({ account, ...counts }, 'compared with stripe');
  if (openDifferences > 0) log.error({ openDifferences }, 'the comparison with stripe leaves open questions');
}
