/** A budget that refills with time: `capacity` at once, `perSecond` for ever. Time is an argument. */
export interface Spending {
  /** false when there is nothing left */
  spend(nowMs: number): boolean;
}

export function spending(capacity: number, perSecond: number, startMs: number): Spending {
  let left = capacity;
  let at = startMs;
  return {
    spend(nowMs) {
      left = Math.min(capacity, left + ((nowMs - at) / 1000) * perSecond);
      at = nowMs;
      if (left < 1) return false;
      left--;
      return true;
    },
  };
}
