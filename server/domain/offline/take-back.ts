import type { AssociationId, DonationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import { lockPaid } from '../donations/charges.ts';
import { recordAndCorrect } from '../donations/reverse.ts';
import { byHandReversedPosting, reversalSource } from '../ledger/offline-postings.ts';

export type TakeBackRefusal = {
  readonly kind: 'unknownDonation' | 'notByHand' | 'takenBackBefore' | 'unsaid';
};

/**
 * A gift that was entered by hand was a mistake, or its cheque bounced: its posting is reversed, never changed, and what follows is as
 * with any money that goes back [G8]. Once: a primary key decides.
 * @param association whose it must be; null for the host
 */
export async function takeBackOfflineGift(
  deps: Deps,
  association: AssociationId | null,
  donation: DonationId,
  by: string,
  reason: string,
): Promise<Result<null, TakeBackRefusal>> {
  if (reason === '') return err({ kind: 'unsaid' });
  return commit<null, TakeBackRefusal>(deps, async (tx, told) => {
    const now = deps.surroundings.now();
    if ((await tx.donation(donation)) === null) return err({ kind: 'unknownDonation' });
    const gift = await tx.offlineGift(donation);
    if (!gift) return err({ kind: 'notByHand' });
    if (association !== null && gift.association !== association) return err({ kind: 'unknownDonation' });
    const locked = await lockPaid(tx, gift.attempt, now);
    if (!locked) throw new Error(`a gift by hand without its payment: ${donation}`);
    if (!(await tx.addOfflineReversal({ donation, reason, by, at: now }))) return err({ kind: 'takenBackBefore' });
    await tx.post(byHandReversedPosting({ ...locked, mode: gift.mode }, now));
    const { id: attempt, amountCents } = locked.attempt;
    const refund = { id: reversalSource(attempt), attempt, amountCents, state: 'succeeded', order: null } as const;
    await recordAndCorrect(tx, deps, told, locked.donation, locked.attempt, refund, now);
    await tx.audit({ at: now, actor: by, action: 'take-back-offline-gift', subject: donation });
    return ok(null);
  });
}
