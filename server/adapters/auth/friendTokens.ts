import { DonationId } from '#shared/ids.ts';
import { signer } from './signing.ts';

/** An address that lets its bearer place, once, the gifts of a donation that was made for somebody else [S5]. */
export interface FriendTokens {
  sign(donation: DonationId): string;
  /** null for anything that this server did not sign */
  read(token: string): DonationId | null;
}

export function friendTokens(secret: string): FriendTokens {
  const claims = signer(secret, 'friend');
  return {
    sign: (donation) => claims.sign(donation),
    read: (token) => DonationId.safeParse(claims.read(token)).data ?? null,
  };
}
