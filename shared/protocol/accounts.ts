import { z } from 'zod';
import { PlacementId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';

const amountCents = z.int().transform(cents);

/** The newest line of a project's public accounts [T1]: who keeps it can tell later whether anything before it was changed. */
export const AccountsHead = z.object({ lines: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A paid donation's place in the public accounts, and their head at that moment. */
export const DonationAccounts = z.object({ line: z.int().positive(), head: AccountsHead });
export type DonationAccounts = z.infer<typeof DonationAccounts>;

/** `GET /api/placements/:id/receipt`: what of a gift's price arrives. Fee and net are null until Stripe has told the fee. */
export const GiftReceipt = z.object({
  placement: PlacementId,
  priceCents: amountCents,
  /** its share of the payment's fee, less what the giver added for it */
  feeCents: amountCents.nullable(),
  netCents: amountCents.nullable(),
  feesCovered: z.boolean(),
  /** what of the whole payment went back */
  wentBack: z.enum(['nothing', 'part', 'everything']),
  /** number of the payment's line in the project's public accounts */
  line: z.int().positive(),
});
export type GiftReceipt = z.infer<typeof GiftReceipt>;
