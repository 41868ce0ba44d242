import { normalAddress } from '#shared/letters/address.ts';
import type { DonationRow, ProjectRow } from '../ports/rows.ts';
import type { StoreReads } from '../ports/store.ts';
import { isReceipted } from '../taxReceipts/body.ts';
import type { Bearer } from '../taxReceipts/donor.ts';
import type { Opened } from './opened.ts';

/**
 * As whom this person may come to the receipt of a donation: with the browser that gave, or having read a letter at the address for
 * its thanks, for the letter of thanks leads to the receipt as well. Null for anybody else: an address for news alone was never let
 * on to a name and a street.
 */
export async function receiptBearer(
  read: Pick<StoreReads, 'consents'>,
  { id, player }: Pick<DonationRow, 'id' | 'player'>,
  { players, address }: Opened,
): Promise<Bearer | null> {
  if (players.includes(player)) return { donation: id, byLetter: false };
  if (address === null) return null;
  const isThanked = (await read.consents(id)).some(
    ({ kind, value, revokedAt }) =>
      kind === 'thanksEmail' && revokedAt === null && normalAddress(value) === normalAddress(address),
  );
  return isThanked ? { donation: id, byLetter: true } : null;
}

/** Where the tax receipt of a donation is asked for and read; null where none is issued and none was, and for who may not come to it. */
export async function taxReceiptPath(
  read: Pick<StoreReads, 'consents' | 'taxBody' | 'taxReceiptsOf'>,
  donation: DonationRow,
  project: ProjectRow,
  opened: Opened,
): Promise<string | null> {
  if ((await receiptBearer(read, donation, opened)) === null) return null;
  const isThere = (await isReceipted(read, project)) || (await read.taxReceiptsOf(donation.id)).length > 0;
  return isThere ? `/tax-receipt?donation=${donation.id}` : null;
}
