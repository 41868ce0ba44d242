import { and, asc, eq, getTableColumns, lt, lte, ne } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, fromExcluded, ph } from './db.ts';

export function stripeAccountReads(db: Db, t: Schema) {
  const accounts = () => db.select().from(t.stripeAccount);
  return {
    associations: db.select().from(t.association).orderBy(asc(t.association.id)).prepare('associations'),
    stripeAccount: accounts()
      .where(eq(t.stripeAccount.account, ph('account')))
      .prepare('stripe_account'),
    stripeAccountsOf: accounts()
      .where(and(eq(t.stripeAccount.association, ph('association')), ne(t.stripeAccount.account, '')))
      .orderBy(asc(t.stripeAccount.updatedAt))
      .prepare('stripe_accounts_of'),
    staleStripeAccounts: accounts()
      .where(and(ne(t.stripeAccount.account, ''), lt(t.stripeAccount.updatedAt, ph('before'))))
      .orderBy(asc(t.stripeAccount.updatedAt))
      .limit(ph('limit'))
      .prepare('stale_stripe_accounts'),
    approval: db
      .select()
      .from(t.approval)
      .where(eq(t.approval.association, ph('association')))
      .prepare('approval'),
  };
}

export function stripeAccountWrites(db: Db, t: Schema) {
  return {
    addStripeAccount: db
      .insert(t.stripeAccount)
      .values(everyColumn(t.stripeAccount))
      .onConflictDoNothing()
      .prepare('add_stripe_account'),
    moveStripeAccount: db
      .update(t.stripeAccount)
      .set({
        state: bound('state'),
        requirements: boundAs('requirements', t.stripeAccount.requirements),
        updatedAt: bound('askedAt'),
      })
      .where(
        and(
          eq(t.stripeAccount.account, ph('account')),
          eq(t.stripeAccount.state, ph('from')),
          lte(t.stripeAccount.updatedAt, ph('askedAt')),
        ),
      )
      .returning()
      .prepare('move_stripe_account'),
    chargeOn: db
      .update(t.association)
      .set({ stripeAccount: bound('account') })
      .where(eq(t.association.id, ph('association')))
      .prepare('charge_on'),
    approve: db
      .insert(t.approval)
      .values(everyColumn(t.approval))
      .onConflictDoUpdate({
        target: t.approval.association,
        set: fromExcluded(getTableColumns(t.approval), 'association'),
      })
      .prepare('approve'),
    withdrawApproval: db
      .delete(t.approval)
      .where(eq(t.approval.association, ph('association')))
      .prepare('withdraw_approval'),
  };
}
