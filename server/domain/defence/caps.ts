import type { Door, OpenSession, Signs } from '../ports/defence.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { isSuspect } from './pressure.ts';

/** Declines count for an hour. Sessions do not: a school or a mobile operator is one address. */
export const CAP_MS = 3_600_000;

export interface Caps {
  readonly player: number;
  readonly address: number;
}

/** So many declines an hour, and no further session. Without script it is a quarter, rounded up: nothing was worked for. */
export const CAPS: Readonly<Record<Door, Caps>> = {
  work: { player: 3, address: 10 },
  form: { player: 1, address: 3 },
};

/** A class, and as many again for each that paid: open pages are what a burst of declines is made of. */
const MOST_OPEN = 30;

/**
 * How many sessions may be open at once from an address. One with more declines than payments has half of what its cap leaves: a
 * decline is heard of a moment after it happened, and by then each open page may have had another.
 */
export const mostOpen = (address: Signs): number =>
  isSuspect(address) ? Math.ceil(Math.max(0, CAPS.work.address - address.declined) / 2) : MOST_OPEN + 2 * address.paid;

/** Milliseconds until fewer than `cap` declines are left of these (unix ms, oldest first); null while there are fewer now. */
export function waitMs(declines: readonly number[], cap: number, now: number): number | null {
  const last = declines[declines.length - cap];
  return last === undefined ? null : Math.max(1_000, last + CAP_MS - now);
}

/**
 * Which open sessions end now: on Stripe's page a card can be tried again and again, so a cap is kept by closing that page.
 * @param sessions oldest first
 */
export function toClose(sessions: readonly OpenSession[]): AttemptRow[] {
  const left = new Map<string, number>();
  const closing: AttemptRow[] = [];
  for (const { attempt, door, addressKey, playerDeclines, address } of sessions) {
    const cap = CAPS[door];
    const room = left.get(addressKey) ?? mostOpen(address);
    const isCapped = playerDeclines >= cap.player || address.declined >= cap.address;
    if (isCapped || (isSuspect(address) && room === 0)) closing.push(attempt);
    else left.set(addressKey, room - 1);
  }
  return closing;
}
