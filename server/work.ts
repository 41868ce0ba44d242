import type { Deps } from './domain/deps.ts';
import { drainBacklog } from './domain/donations/backlog.ts';
import { sweep } from './domain/donations/sweeper.ts';
import { createTokenBucket } from './domain/donations/token-bucket.ts';
import { drainOutbox } from './domain/outbox/drain.ts';
import { worker } from './workers.ts';

const SWEEP_MS = 60_000;
const BACKLOG_MS = 2_000;
const OUTBOX_MS = 5_000;
/** Stripe allows about 100 requests a second in live mode; giving's own calls need room too. */
const STRIPE_CALLS = { perSecond: 20, burst: 40 };

/** What goes on by itself beside the requests. */
export interface Work {
  nudgeBacklog(): void;
  nudgeOutbox(): void;
  /** one round of everything, now */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export function startWork(deps: Deps): Work {
  const bucket = createTokenBucket(STRIPE_CALLS.perSecond, STRIPE_CALLS.burst);
  const rounds = {
    sweep: async () => void (await sweep(deps, bucket)),
    backlog: async () => void (await drainBacklog(deps, bucket)),
    outbox: async () => void (await drainOutbox(deps)),
  };
  const sweeper = worker('sweep', SWEEP_MS, rounds.sweep, deps.log);
  const backlog = worker('backlog', BACKLOG_MS, rounds.backlog, deps.log);
  const outbox = worker('outbox', OUTBOX_MS, rounds.outbox, deps.log);
  // What a crash left undone is looked for at once.
  for (const each of [sweeper, backlog, outbox]) each.nudge();
  return {
    nudgeBacklog: backlog.nudge,
    nudgeOutbox: outbox.nudge,
    async settle() {
      await rounds.sweep();
      await rounds.backlog();
      await rounds.outbox();
    },
    async stop() {
      await Promise.all([sweeper.stop(), backlog.stop(), outbox.stop()]);
    },
  };
}
