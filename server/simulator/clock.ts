/** Cancels what was scheduled; harmless afterwards. */
export type Cancel = () => void;

/** The simulator's time: the machine's, plus what the control door moved it by. Milliseconds. */
export type Clock = {
  readonly nowMs: () => number;
  /** Stripe's objects count in seconds. */
  readonly nowSeconds: () => number;
  /** Runs `job` once the clock shows `atMs`, however it got there. */
  readonly schedule: (atMs: number, job: () => void) => Cancel;
  /** Moves the clock forward; what falls due on the way runs in the order of its time, at its time. */
  readonly advance: (byMs: number) => void;
  readonly stop: () => void;
};

type Entry = {
  readonly atMs: number;
  readonly order: number;
  readonly job: () => void;
  timer: NodeJS.Timeout | undefined;
};

// Node fires a longer timer at once.
const longestTimerMs = 2_000_000_000;

export const createClock = (machineNowMs: () => number): Clock => {
  const entries = new Set<Entry>();
  let offsetMs = 0;
  let order = 0;
  const nowMs = () => machineNowMs() + offsetMs;

  const run = (entry: Entry) => {
    clearTimeout(entry.timer);
    if (entries.delete(entry)) {
      entry.job();
    }
  };
  const arm = (entry: Entry) => {
    clearTimeout(entry.timer);
    const waitMs = Math.min(Math.max(entry.atMs - nowMs(), 0), longestTimerMs);
    entry.timer = setTimeout(() => (nowMs() >= entry.atMs ? run(entry) : arm(entry)), waitMs);
  };
  const earliestBy = (targetMs: number): Entry | undefined => {
    let found: Entry | undefined;
    for (const entry of entries) {
      const isEarlier =
        found === undefined || entry.atMs < found.atMs || (entry.atMs === found.atMs && entry.order < found.order);
      if (entry.atMs <= targetMs && isEarlier) {
        found = entry;
      }
    }
    return found;
  };

  return {
    nowMs,
    nowSeconds: () => Math.floor(nowMs() / 1000),
    schedule: (atMs, job) => {
      order += 1;
      const entry: Entry = { atMs, order, job, timer: undefined };
      entries.add(entry);
      arm(entry);
      return () => {
        clearTimeout(entry.timer);
        entries.delete(entry);
      };
    },
    advance: (byMs) => {
      const targetMs = nowMs() + byMs;
      for (let next = earliestBy(targetMs); next !== undefined; next = earliestBy(targetMs)) {
        offsetMs += Math.max(0, next.atMs - nowMs());
        run(next);
      }
      offsetMs += Math.max(0, targetMs - nowMs());
      for (const entry of entries) {
        arm(entry);
      }
    },
    stop: () => {
      for (const entry of entries) {
        clearTimeout(entry.timer);
      }
      entries.clear();
    },
  };
};
