import { DonationId } from '#shared/ids.ts';
import { signer } from './signing.ts';

/** Who holds the address of a donation's tax receipt: the browser that gave, or whoever read a letter at the address for its thanks. */
export interface ReceiptBearer {
  readonly donation: DonationId;
  /** the address that the letter went to is read by this person */
  readonly byLetter: boolean;
}

export interface TaxReceiptTokens {
  sign(bearer: ReceiptBearer): string;
  /** null for anything that this server did not sign */
  read(token: string): ReceiptBearer | null;
}

const LETTER = '~letter';

/** Good for as long as the receipt is kept. */
export function taxReceiptTokens(secret: string): TaxReceiptTokens {
  const claims = signer(secret, 'taxReceipt');
  return {
    sign: ({ donation, byLetter }) => claims.sign(byLetter ? donation + LETTER : donation),
    read(token) {
      const claim = claims.read(token);
      if (claim === null) return null;
      const byLetter = claim.endsWith(LETTER);
      const donation = DonationId.safeParse(byLetter ? claim.slice(0, -LETTER.length) : claim);
      return donation.success ? { donation: donation.data, byLetter } : null;
    },
  };
}
