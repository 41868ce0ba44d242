import { DonationId } from '#shared/ids.ts';
import { signer } from './signing.ts';

/** An address in a giver's letter, that lets its bearer take back what was chosen with one donation, and nothing else [G5]. */
export interface ChoiceTokens {
  sign(donation: DonationId): string;
  /** null for anything that this server did not sign */
  read(token: string): DonationId | null;
}

/** Good for as long as the letter is kept: a choice can be taken back at any time. */
export function choiceTokens(secret: string): ChoiceTokens {
  const claims = signer(secret, 'choices');
  return {
    sign: (donation) => claims.sign(donation),
    read: (token) => DonationId.safeParse(claims.read(token)).data ?? null,
  };
}
