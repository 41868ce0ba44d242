import type { Project } from '#shared/catalogue/catalogue.ts';
import type { PlayerId } from '#shared/ids.ts';
import type { DonationRow } from '../ports/rows.ts';

/**
 * Where the tax receipt of a donation is asked for and read; null where its project promises none, and for somebody who came by
 * letter to what another browser gave: the letter of thanks leads there.
 */
export const taxReceiptPath = (
  { id, player }: DonationRow,
  { taxReduction }: Project,
  players: readonly PlayerId[],
): string | null => (taxReduction === 'none' || !players.includes(player) ? null : `/tax-receipt?donation=${id}`);
