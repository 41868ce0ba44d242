import type { Log } from './domain/ports/surroundings.ts';

/** Work that comes back by itself. A round that takes long is never overtaken by the next. */
export interface Worker {
  /** a round now, or right after the one under way */
  nudge(): void;
  /** no further round; resolves when the one under way has ended */
  stop(): Promise<void>;
}

/** Runs `round` every `everyMs` and at every nudge. A round that fails is logged and tried again at its time. */
export function worker(name: string, everyMs: number, round: () => Promise<void>, log: Log): Worker {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const nudge = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = round()
      .catch((error: unknown) => {
        log.error({ worker: name, error: error instanceof Error ? error.name : 'unknown' }, 'worker: round failed');
      })
      .finally(() => {
        running = null;
        if (again) {
          again = false;
          nudge();
        }
      });
  };
  const timer = setInterval(nudge, everyMs);
  return {
    nudge,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
