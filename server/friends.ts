import type { DonationId } from '#shared/ids.ts';
import type { FriendTokens } from './adapters/auth/friendTokens.ts';

/** Where a friend places the gifts of a donation [L5]. */
export const friendPathOf =
  (tokens: FriendTokens) =>
  (donation: DonationId): string =>
    `/f/${tokens.sign(donation)}`;
