import type { StripeAccountReads } from '#server/domain/ports/stripeAccounts.ts';
import type { ReadQueries } from './queries/queries.ts';

/** How each association's Stripe account was when it was last asked about, and who may take real money. */
export function stripeAccountReads(q: ReadQueries): StripeAccountReads {
  return {
    associations: () => q.associations.execute(),
    async stripeAccount(account) {
      const [row] = await q.stripeAccount.execute({ account });
      return row ?? null;
    },
    stripeAccountsOf: (association) => q.stripeAccountsOf.execute({ association }),
    staleStripeAccounts: (before, limit) => q.staleStripeAccounts.execute({ before, limit }),
    async approval(association) {
      const [row] = await q.approval.execute({ association });
      return row ?? null;
    },
  };
}
