import { DonationId } from '#shared/ids.ts';
import { assertNever } from '#shared/result.ts';
import { type TakeBackRefusal, takeBackOfflineGift } from '../domain/offline/take-back.ts';
import { done, type Outcome, refused } from './commands.ts';
import type { House } from './house.ts';
import type { RefundFlags } from './refund.ts';

const LONGEST_REASON = 300;

/** A gift that was entered by hand is taken back. Whoever gave it gets their money from the association, not from here. */
export async function takeBack(
  { deps }: House,
  named: string | undefined,
  { reason = '', by = 'host' }: Pick<RefundFlags, 'reason' | 'by'>,
): Promise<Outcome> {
  const donation = DonationId.safeParse(named);
  if (!donation.success) return refused('take-back needs a donation: its id begins with don_');
  if (reason.length > LONGEST_REASON) return refused(`--reason takes ${LONGEST_REASON} characters at most`);
  const taken = await takeBackOfflineGift(deps, null, donation.data, by, reason.trim());
  return taken.ok
    ? done('Taken back: its posting is reversed, what was promised has left.')
    : refused(said(taken.error));
}

function said({ kind }: TakeBackRefusal): string {
  switch (kind) {
    case 'unknownDonation':
      return 'There is no such donation.';
    case 'notByHand':
      return 'This was paid with Stripe: use refund.';
    case 'takenBackBefore':
      return 'This was taken back before.';
    case 'unsaid':
      return 'take-back needs --reason: a sentence for the association’s own books';
    default:
      return assertNever(kind);
  }
}
