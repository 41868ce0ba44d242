import type { AccountRequirement, ApprovalRow, StripeAccountState } from '#server/domain/ports/stripeAccounts.ts';
import type { AssociationId } from '#shared/ids.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';

const STATES: readonly StripeAccountState[] = ['onboarding', 'review', 'active', 'restricted', 'disconnected'];

/** Where each association's money goes, and whether the host lets it take any. */
export function stripeAccountTables(k: Kit, { association }: CatalogueTables) {
  const stripeAccount = k.table(
    'stripe_account',
    {
      account: k.text('account').primaryKey(),
      association: k
        .text('association')
        .$type<AssociationId>()
        .notNull()
        .references(() => association.id),
      livemode: k.flag('livemode').notNull(),
      state: k.text('state').$type<StripeAccountState>().notNull(),
      requirements: k.json('requirements').$type<readonly AccountRequirement[]>().notNull(),
      updatedAt: k.whole('updated_at').notNull(),
    },
    (t) => [
      k.index('stripe_account_association').on(t.association),
      k.check('stripe_account_state', oneOf(t.state, STATES)),
      ...k.wholeOnly('stripe_account_whole', t.updatedAt),
    ],
  );

  const approval = k.table(
    'approval',
    {
      association: k
        .text('association')
        .$type<AssociationId>()
        .primaryKey()
        .references(() => association.id),
      register: k.text('register').$type<ApprovalRow['register']>().notNull(),
      number: k.text('number').notNull(),
      approvedAt: k.whole('approved_at').notNull(),
    },
    (t) => [
      k.check('approval_register', oneOf(t.register, ['siren', 'rna'])),
      ...k.wholeOnly('approval_whole', t.approvedAt),
    ],
  );

  return { stripeAccount, approval };
}
