import { type AccountsHead, isPayment, NO_LINES, type PublicLine } from '#shared/accounts/line.ts';
import { added, NO_TOTALS, type Totals } from '#shared/accounts/totals.ts';
import type { ProjectSlug } from '#shared/ids.ts';
import type { AccountsReads } from '../ports/accounts.ts';

/** The public accounts of a project up to a head, added up. */
export interface AccountsSummary {
  readonly head: AccountsHead;
  readonly payments: number;
  readonly totals: Totals;
  /** totals at the end of each day on which something happened, in the order of the days */
  readonly days: readonly DayTotals[];
}
export interface DayTotals {
  readonly day: string;
  readonly totals: Totals;
}

const NOTHING: AccountsSummary = { head: NO_LINES, payments: 0, totals: NO_TOTALS, days: [] };
/** Other currencies stand in their lines; they are never added to these. */
const CURRENCY = 'eur';
const AT_ONCE = 1000;

export type AccountsBook = (project: ProjectSlug) => Promise<AccountsSummary>;

/** Adds up each project's lines once and then only what is new: lines never change, so sums of them may be kept. */
export function accountsBook(read: Pick<AccountsReads, 'publicLines'>): AccountsBook {
  const kept = new Map<ProjectSlug, Promise<AccountsSummary>>();
  return (project) => {
    const before = kept.get(project) ?? Promise.resolve(NOTHING);
    const now = before.then((summary) => caughtUp(read, project, summary));
    // What failed was reading: the sums of before are as good as they were.
    kept.set(
      project,
      now.catch(() => before),
    );
    return now;
  };
}

async function caughtUp(
  read: Pick<AccountsReads, 'publicLines'>,
  project: ProjectSlug,
  known: AccountsSummary,
): Promise<AccountsSummary> {
  let summary = known;
  for (;;) {
    const lines = await read.publicLines(project, summary.head.lines, AT_ONCE);
    summary = summed(summary, lines);
    if (lines.length < AT_ONCE) return summary;
  }
}

export function summed(summary: AccountsSummary, lines: readonly PublicLine[]): AccountsSummary {
  if (lines.length === 0) return summary;
  let { head, payments, totals } = summary;
  const days = new Map(summary.days.map((day) => [day.day, day.totals]));
  let today = summary.days.at(-1)?.day ?? '';
  for (const line of lines) {
    head = { lines: line.number, hash: line.hash };
    if (isPayment(line)) payments += 1;
    if (line.currency === CURRENCY) totals = added(totals, line.amounts);
    // A line written around midnight may follow one of the day after: it counts where it stands in the chain.
    if (line.day > today) today = line.day;
    days.set(today, totals);
  }
  return { head, payments, totals, days: [...days].map(([day, at]) => ({ day, totals: at })) };
}
