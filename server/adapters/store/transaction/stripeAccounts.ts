import type { StripeAccountTx } from '#server/domain/ports/stripeAccounts.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** Which account an association's gifts go to, and whether the host lets it take real money. */
export function stripeAccountsTx(use: Use): StripeAccountTx {
  return {
    async addStripeAccount(row) {
      return changed(await use().addStripeAccount.execute({ ...row })) > 0;
    },
    async moveStripeAccount(account, from, { state, requirements }, askedAt) {
      const [row] = await use().moveStripeAccount.execute({ account, from, state, requirements, askedAt });
      return row ?? null;
    },
    async chargeOn(association, account) {
      await use().chargeOn.execute({ association, account });
    },
    async approve(row) {
      await use().approve.execute({ ...row });
    },
    async withdrawApproval(association) {
      return changed(await use().withdrawApproval.execute({ association })) > 0;
    },
  };
}
