import type { DonationId } from '#shared/ids.ts';

/** Where the tax receipt of a donation is read; null where there is none: no association issues receipts here yet. */
export const taxReceiptPath = (_donation: DonationId): string | null => null;
