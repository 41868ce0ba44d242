/** An association's clock until it says otherwise. */
export const DEFAULT_ZONE = 'Europe/Paris';

/** Names of the IANA's time zones, as this machine knows them. */
export const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** What a form sent, as the name of a zone; null for what is none. */
export const zoneNamed = (name: string): string | null => ZONES.find((zone) => zone === name) ?? null;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}

/** What a clock on the wall shows at an instant (unix ms), as forms write it: `2027-03-14T09:30`. */
export function wallTime(zone: string, at: number): string {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute } = Object.fromEntries(parts);
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const asUtc = (wall: string): number => Date.parse(`${wall}Z`);
const aheadMs = (zone: string, at: number): number => asUtc(wallTime(zone, at)) - at;

/**
 * The instant (unix ms) at which a clock shows this: null for what is no moment. Where clocks go back an hour is there twice: the first
 * of the two is meant. Where they go forward an hour is left out: it is as if they went forward a little later (02:30 is then 03:30).
 */
export function instantAt(zone: string, wall: string): number | null {
  const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? asUtc(wall) : Number.NaN;
  // A month that has no 31st is no moment either, though dates are read as if it had.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 16) !== wall) return null;
  // No clock is more than a day away from UTC, and none changes twice in two days.
  const before = utc - aheadMs(zone, utc - DAY_MS);
  const after = utc - aheadMs(zone, utc + DAY_MS);
  const shown = [before, after].filter((at) => wallTime(zone, at) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** The day that a calendar shows there: `2027-03-14`. @param at unix ms */
export const dayIn = (zone: string, at: number): string => wallTime(zone, at).slice(0, 10);
