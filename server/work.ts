import type { AssociationId, AttemptId } from '#shared/ids.ts';
import { tellReceiptFaults } from './checks/verify-receipts.ts';
import { sweepAccounts } from './domain/associations/sync-account.ts';
import { forgetCorner } from './domain/corner/entering.ts';
import { closeBeside } from './domain/defence/close-sessions.ts';
import { forget, keepWatch, type Levels } from './domain/defence/watch.ts';
import type { Deps } from './domain/deps.ts';
import { drainBacklog } from './domain/donations/backlog.ts';
import { sweep } from './domain/donations/sweeper.ts';
import { createTokenBucket, type TokenBucket } from './domain/donations/token-bucket.ts';
import { failureOf } from './domain/failure.ts';
import { placeOverdue } from './domain/friends/place.ts';
import { forgetGivenUp } from './domain/letters/late.ts';
import { forgetLetters } from './domain/letters/readers.ts';
import { publishDue } from './domain/news/publish.ts';
import { drainLetters, drainTellings } from './domain/outbox/drain.ts';
import type { StripeChecks } from './domain/ports/comparison.ts';
import type { TaxReceiptChecks } from './domain/ports/taxReceiptChecks.ts';
import { compareDaily } from './domain/reconciliation/compare.ts';
import { type VisitBook, writeVisits } from './domain/sharing/visits.ts';
import { forgetSignIns } from './domain/stewards/forget.ts';
import { forgetReceipts } from './domain/taxReceipts/forget.ts';
import { forgetGestures } from './domain/villages/gestures.ts';
import { worker } from './workers.ts';

const SWEEP_MS = 60_000;
const BACKLOG_MS = 2_000;
const OUTBOX_MS = 5_000;
/** looks whether it is due, or goes on with what was begun */
const COMPARISON_MS = 60_000;
const WATCH_MS = 10_000;
const VISITS_MS = 10_000;
/** An alarm is about minutes: many declines are one look. */
const WATCH_SOON_MS = 500;
const FORGET_MS = 15 * 60_000;
const OVERDUE_MS = 15 * 60_000;
/** Stripe allows about 100 requests a second in live mode; giving's own calls need room too. */
const HINT_CALLS = { perSecond: 16, burst: 40 };
/** Whatever the backlog: the sweeper looks for what no hint will ever tell. It asks one after the other, so a burst is no rush. */
const SWEEP_CALLS = { perSecond: 4, burst: 100 };
/** The day's comparison may take an hour: it has all night. A minute's share at once, for it goes on every minute. */
const COMPARISON_CALLS = { perSecond: 4, burst: 240 };

/** What we may ask Stripe beside opening payment pages, in shares that cannot take each other's. */
export interface StripeCalls {
  readonly hints: TokenBucket;
  readonly sweep: TokenBucket;
  readonly comparison: TokenBucket;
}

export const stripeCalls = (): StripeCalls => ({
  hints: createTokenBucket(HINT_CALLS.perSecond, HINT_CALLS.burst),
  sweep: createTokenBucket(SWEEP_CALLS.perSecond, SWEEP_CALLS.burst),
  comparison: createTokenBucket(COMPARISON_CALLS.perSecond, COMPARISON_CALLS.burst),
});

/** What goes on by itself beside the requests. */
export interface Work {
  nudgeBacklog(): void;
  nudgeOutbox(): void;
  /** a card was declined: pages that a cap forbids now are closed at once, and the alarms are looked at soon */
  declined(attempt: AttemptId): void;
  /** as the last round of the watch found them */
  levels(): Levels;
  /** one round of everything, now */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkParts {
  readonly checks: StripeChecks & TaxReceiptChecks;
  readonly calls: StripeCalls;
  readonly asked: (association: AssociationId) => number;
  readonly visits: VisitBook;
}

export function startWork(deps: Deps, { checks, calls, asked, visits }: WorkParts): Work {
  const holder = deps.surroundings.newId('host');
  let levels: Levels = new Map();
  let soon: NodeJS.Timeout | null = null;
  const rounds = {
    sweep: async () => {
      await sweep(deps, calls.sweep);
      await sweepAccounts(deps, () => calls.sweep.take(1, deps.surroundings.now()) > 0);
    },
    backlog: async () => void (await drainBacklog(deps, calls.hints)),
    outbox: async () => {
      await publishDue(deps);
      await drainTellings(deps);
    },
    // By themselves: a mail server that keeps us waiting keeps no village waiting.
    letters: async () => void (await drainLetters(deps)),
    comparison: async () => {
      const compared = await compareDaily({ deps, checks, bucket: calls.comparison }, holder);
      // Once a day too: what is wrong with a receipt somebody has in hand should not wait for a person who asks.
      if (compared?.kind === 'finished') await tellReceiptFaults(checks, deps.log);
    },
    watch: async () => {
      levels = await keepWatch(deps, asked);
    },
    forget: async () => {
      await forget(deps);
      await forgetSignIns(deps);
      await forgetCorner(deps);
      await forgetLetters(deps);
      await forgetGivenUp(deps);
      await forgetGestures(deps);
      await forgetReceipts(deps);
    },
    overdue: () => placeOverdue(deps),
    visits: () => writeVisits(deps, visits),
  };
  const sweeper = worker('sweep', SWEEP_MS, rounds.sweep, deps.log);
  const backlog = worker('backlog', BACKLOG_MS, rounds.backlog, deps.log);
  const outbox = worker('outbox', OUTBOX_MS, rounds.outbox, deps.log);
  const letters = worker('letters', OUTBOX_MS, rounds.letters, deps.log);
  const comparison = worker('comparison', COMPARISON_MS, rounds.comparison, deps.log);
  const watch = worker('watch', WATCH_MS, rounds.watch, deps.log);
  const forgetting = worker('forget', FORGET_MS, rounds.forget, deps.log);
  const overdue = worker('overdue', OVERDUE_MS, rounds.overdue, deps.log);
  const visiting = worker('visits', VISITS_MS, rounds.visits, deps.log);
  const all = [sweeper, backlog, outbox, letters, comparison, watch, forgetting, overdue, visiting];
  // What a crash left undone is looked for at once.
  for (const each of all) each.nudge();
  return {
    nudgeBacklog: backlog.nudge,
    nudgeOutbox() {
      outbox.nudge();
      letters.nudge();
    },
    declined(attempt) {
      closeBeside(deps, attempt).catch((cause: unknown) => {
        // The next round of the watch finds what is left.
        deps.log.error({ attempt, ...failureOf(cause) }, 'sessions under a cap could not be closed at once');
      });
      soon ??= setTimeout(() => {
        soon = null;
        watch.nudge();
      }, WATCH_SOON_MS);
    },
    levels: () => levels,
    async settle() {
      await rounds.sweep();
      await rounds.backlog();
      await rounds.overdue();
      await rounds.watch();
      await rounds.outbox();
      await rounds.letters();
      await rounds.visits();
    },
    async stop() {
      if (soon !== null) clearTimeout(soon);
      await Promise.all(all.map((each) => each.stop()));
      await rounds.visits();
    },
  };
}
