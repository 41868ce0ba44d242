/**
 * How many calls Stripe still takes: it allows about 100 a second in live mode, and a campaign's peak has more events than
 * that. What finds the bucket empty waits in the database.
 */
export interface TokenBucket {
  /** how many of `wanted` tokens there are at this time; they are taken */
  take(wanted: number, now: number): number;
}

export function createTokenBucket(perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let filledAt: number | null = null;
  return {
    take(wanted, now) {
      // A clock that steps back fills nothing.
      const elapsedMs = filledAt === null ? 0 : Math.max(0, now - filledAt);
      tokens = Math.min(burst, tokens + (elapsedMs * perSecond) / 1000);
      filledAt = now;
      const taken = Math.min(wanted, Math.floor(tokens));
      tokens -= taken;
      return taken;
    },
  };
}
