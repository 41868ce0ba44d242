import { changeAccount, createAccount, lostCapability, revoke } from './accounts.ts';
import { type Act, act } from './control-act.ts';
import { done, notFound, type Outcome, refused } from './errors.ts';
import { flag, optional, text } from './params.ts';
import type { AccountRecord } from './records.ts';
import type { World } from './world.ts';

/** An account that is ready from the start, for tests that are not about onboarding. */
const makeAccount = act({ name: optional(text(200)), ready: optional(flag) }, ({ world }, { name, ready }) => {
  const made = createAccount(
    { world, account: '', cause: null },
    {
      display_name: name ?? 'Association',
      contact_email: undefined,
      dashboard: undefined,
      identity: undefined,
      configuration: undefined,
      defaults: undefined,
      metadata: {},
      include: undefined,
    },
  );
  if (made.ok && ready === true) {
    world.books.accounts.put({ ...made.value, cardPayments: 'active', requirements: [] });
  }
  return made.ok ? done({ id: made.value.id }) : made;
});

const withAccount = (world: World, id: string, run: (account: AccountRecord) => AccountRecord): Outcome<object> => {
  const account = world.books.accounts.get(id);
  if (account === undefined) {
    return refused(notFound('account', id));
  }
  const { cardPayments, isRevoked } = run(account);
  return done({ id, cardPayments, isRevoked });
};

const completeAccount = act({}, ({ world }, _params, id) =>
  withAccount(world, id, (account) => changeAccount(world, account, { cardPayments: 'active', requirements: [] })),
);

const reviewAccount = act({}, ({ world }, _params, id) =>
  withAccount(world, id, (account) =>
    changeAccount(world, account, {
      cardPayments: 'pending',
      requirements: [{ description: 'person.verification.document', awaits: 'stripe', deadline: 'currently_due' }],
    }),
  ),
);

const restrictAccount = act({}, ({ world }, _params, id) =>
  withAccount(world, id, (account) =>
    changeAccount(world, account, { cardPayments: 'restricted', requirements: lostCapability }),
  ),
);

const rejectAccount = act({}, ({ world }, _params, id) =>
  withAccount(world, id, (account) => changeAccount(world, account, { cardPayments: 'rejected', requirements: [] })),
);

const deauthorize = act({}, ({ world }, _params, id) => withAccount(world, id, (account) => revoke(world, account)));

/** The owner takes the platform back; nothing is sent, as at Stripe when an account was connected by hand. */
const reauthorize = act({}, ({ world }, _params, id) =>
  withAccount(world, id, (account) => world.books.accounts.put({ ...account, isRevoked: false })),
);

/** What Stripe and the owners of accounts do: `POST /_control/accounts…`. */
export const accountActs: Readonly<Record<string, Act>> = {
  accounts: makeAccount,
  'accounts/:id/complete': completeAccount,
  'accounts/:id/review': reviewAccount,
  'accounts/:id/restrict': restrictAccount,
  'accounts/:id/reject': rejectAccount,
  'accounts/:id/deauthorize': deauthorize,
  'accounts/:id/reauthorize': reauthorize,
};
