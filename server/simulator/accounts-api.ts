import { accountObject, linkObject, v2AccountObject } from './account-objects.ts';
import { createAccountParams, createLinkParams, retrieveAccountParams } from './account-params.ts';
import { createAccount, createLink } from './accounts.ts';
import { done, noAccess, notFound, refused } from './errors.ts';
import type { Handler } from './listing.ts';
import type { AccountRecord } from './records.ts';
import type { Scope } from './world.ts';

const owned = (scope: Scope, id: string): AccountRecord | 'revoked' | undefined => {
  const account = scope.world.books.accounts.get(id);
  return account?.isRevoked === true ? 'revoked' : account;
};

/** `POST /v2/core/accounts` */
export const postAccount: Handler = (scope, form) => {
  const params = createAccountParams(form, '');
  if (!params.ok) {
    return params;
  }
  const made = createAccount(scope, params.value);
  return made.ok ? done(v2AccountObject(made.value, params.value.include ?? [])) : made;
};

/** `GET /v2/core/accounts/:id` */
export const getAccount: Handler = (scope, form, id) => {
  const params = retrieveAccountParams(form, '');
  const account = owned(scope, id);
  if (!params.ok) {
    return params;
  }
  if (account === 'revoked') {
    return refused(noAccess(id));
  }
  return account === undefined
    ? refused(notFound('v2.core.account', id))
    : done(v2AccountObject(account, params.value.include ?? []));
};

/** `GET /v1/accounts/:id` */
export const getV1Account: Handler = (scope, _form, id) => {
  const account = owned(scope, id);
  return account === undefined || account === 'revoked' ? refused(noAccess(id)) : done(accountObject(account));
};

/** `POST /v2/core/account_links` */
export const postLink: Handler = (scope, form) => {
  const params = createLinkParams(form, '');
  if (!params.ok) {
    return params;
  }
  const made = createLink(scope, params.value);
  return made.ok ? done(linkObject(made.value, scope.world.publicUrl())) : made;
};
