import type { DonationId } from '#shared/ids.ts';
import type { OfflineMode, OfflineReads } from '../ports/offline.ts';

/** How a donation came to the association by hand; null for one that was paid with Stripe. */
export async function offlineModeOf(
  read: Pick<OfflineReads, 'offlineGift'>,
  donation: DonationId,
): Promise<OfflineMode | null> {
  return (await read.offlineGift(donation))?.mode ?? null;
}
