import type { PlayerId } from '#shared/ids.ts';
import type { DonationRow, ProjectRow } from '../ports/rows.ts';
import type { TaxReceiptReads } from '../ports/taxReceipts.ts';
import { isReceipted } from '../taxReceipts/body.ts';

/**
 * Where the tax receipt of a donation is asked for and read; null where none is issued and none was, and for somebody who came by
 * letter to what another browser gave: the letter of thanks leads there.
 */
export async function taxReceiptPath(
  read: Pick<TaxReceiptReads, 'taxBody' | 'taxReceiptsOf'>,
  { id, player }: DonationRow,
  project: ProjectRow,
  players: readonly PlayerId[],
): Promise<string | null> {
  if (!players.includes(player)) return null;
  const isThere = (await isReceipted(read, project)) || (await read.taxReceiptsOf(id)).length > 0;
  return isThere ? `/tax-receipt?donation=${id}` : null;
}
