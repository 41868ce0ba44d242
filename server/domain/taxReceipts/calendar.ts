const DAY = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Paris',
});
const PARTS = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'Europe/Paris',
});

/** The tax year is France's: what is paid in the first hour of January in Paris belongs to the new year. */
export const frenchYear = (ms: number): number => Number(frenchIso(ms).slice(0, 4));

/** `31 décembre 2026`, in France */
export const frenchDay = (ms: number): string => DAY.format(ms);

/** `2026-12-31`, in France */
export function frenchIso(ms: number): string {
  const parts = new Map(PARTS.formatToParts(ms).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The same day and hour six years earlier. @returns unix ms */
export function sixYearsBefore(ms: number): number {
  const then = new Date(ms);
  return then.setUTCFullYear(then.getUTCFullYear() - 6);
}

/** Month of the year after, from which a wish for one receipt of a year is over: returns are in by then. */
const JULY = 7;

/** Wishes for earlier years are over: January's run, and half a year beside it, have passed. */
export function firstYearOfWishes(now: number): number {
  const [year = '', month = ''] = frenchIso(now).split('-');
  return Number(month) >= JULY ? Number(year) : Number(year) - 1;
}

/** Unix ms of a French year's first moment and of the next one's. Winter time in both: an hour before UTC. */
export function frenchYearSpan(year: number): { readonly from: number; readonly to: number } {
  const HOUR_MS = 3_600_000;
  return { from: Date.UTC(year, 0, 1) - HOUR_MS, to: Date.UTC(year + 1, 0, 1) - HOUR_MS };
}
