import type { DonationId, PlayerId } from '#shared/ids.ts';
import type { StoreReads } from '../ports/store.ts';

/** What lets somebody into my corner: the device's own cookie, and an address that a letter proved. Either may be missing. */
export interface Opened {
  readonly players: readonly PlayerId[];
  /** in small letters */
  readonly address: string | null;
}

/** The donations that are this person's as far as was proved: the device's own, and those with which the address was left. */
export async function donationsIn(read: StoreReads, { players, address }: Opened): Promise<readonly DonationId[]> {
  const found = new Set<DonationId>();
  for (const player of players) for (const id of await read.donationsOf(player)) found.add(id);
  if (address !== null) for (const id of await read.donationsLeftWith(address)) found.add(id);
  return [...found];
}
