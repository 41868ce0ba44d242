import { dayOf } from '../accounts/publishing.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** In Paris it is tomorrow up to so long before it is here: days are UTC days. */
const AHEAD_MS = 2 * HOUR_MS;
/** An older cheque is no cheque any more (article L131-59 of the Code monétaire et financier: a year and eight days). */
const OLDEST_MS = 373 * DAY_MS;

/** The days on which something that is entered now may have been received. */
export const receivable = (now: number): { readonly first: string; readonly last: string } => ({
  first: dayOf(now - OLDEST_MS),
  last: dayOf(now + AHEAD_MS),
});

export const isReceivable = (day: string, now: number): boolean => {
  const { first, last } = receivable(now);
  const isDay = !Number.isNaN(Date.parse(day)) && dayOf(Date.parse(day)) === day;
  return isDay && day >= first && day <= last;
};
