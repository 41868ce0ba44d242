import { getAccount, getV1Account, postAccount, postLink } from './accounts-api.ts';
import { done, notFound, type Outcome, refused, unknownUrl } from './errors.ts';
import { eventObject, isThin } from './events.ts';
import { expandObject } from './expansion.ts';
import type { FormTree } from './form.ts';
import { type Handler, listFields, page } from './listing.ts';
import { listBalance, listCharges, listDisputes, listEvents, listPayouts, listRefunds, listSessions } from './lists.ts';
import { drawById } from './objects.ts';
import { expand, object, type Reader } from './params.ts';
import { createRefundParams } from './refund-params.ts';
import { createRefund } from './refunds.ts';
import { lineObject } from './session-object.ts';
import { createSessionParams } from './session-params.ts';
import { createSession, expireSession } from './sessions.ts';
import type { Scope } from './world.ts';

type Route = { readonly method: 'GET' | 'POST'; readonly pattern: RegExp; readonly handle: Handler };

const onlyExpand = object({ expand });

/** Draws a record by id, with what the call wants expanded. */
const show = (scope: Scope, id: string, paths: readonly string[] | undefined): Outcome<object> => {
  const drawn = drawById(scope.world, scope.account, id);
  return drawn === undefined ? refused(notFound('object', id)) : expandObject(scope, drawn, paths);
};

const retrieve =
  (what: string, ...prefixes: readonly string[]): Handler =>
  (scope, form, id) => {
    const params = onlyExpand(form, '');
    if (!params.ok) {
      return params;
    }
    const drawn = prefixes.some((prefix) => id.startsWith(prefix))
      ? drawById(scope.world, scope.account, id)
      : undefined;
    return drawn === undefined ? refused(notFound(what, id)) : expandObject(scope, drawn, params.value.expand);
  };

const create =
  <P extends { readonly expand: readonly string[] | undefined }>(
    params: Reader<P>,
    act: (scope: Scope, params: P) => Outcome<{ readonly id: string }>,
  ): Handler =>
  (scope, form) => {
    const read = params(form, '');
    if (!read.ok) {
      return read;
    }
    const made = act(scope, read.value);
    return made.ok ? show(scope, made.value.id, read.value.expand) : made;
  };

const expire: Handler = (scope, form, id) => {
  const params = onlyExpand(form, '');
  if (!params.ok) {
    return params;
  }
  const session = scope.world.books.sessions.get(id);
  if (session?.account !== scope.account) {
    return refused(notFound('checkout.session', id, 'session'));
  }
  const expired = expireSession(scope, session);
  return expired.ok ? show(scope, id, params.value.expand) : expired;
};

const lineItems: Handler = (scope, form, id, path) => {
  const params = object({ ...listFields })(form, '');
  const session = scope.world.books.sessions.get(id);
  if (!params.ok) {
    return params;
  }
  if (session?.account !== scope.account) {
    return refused(notFound('checkout.session', id, 'session'));
  }
  const found = page(session.lines, params.value);
  return found.ok
    ? done({
        object: 'list',
        data: found.value.records.map((line) => lineObject(line, session)),
        has_more: found.value.hasMore,
        url: path,
      })
    : found;
};

const showEvent: Handler = (scope, form, id) => {
  const params = onlyExpand(form, '');
  if (!params.ok) {
    return params;
  }
  const event = scope.world.books.events.get(id);
  return event?.account === scope.account && !isThin(event) ? done(eventObject(event)) : refused(notFound('event', id));
};

const get = (pattern: RegExp, handle: Handler): Route => ({ method: 'GET', pattern, handle });
const post = (pattern: RegExp, handle: Handler): Route => ({ method: 'POST', pattern, handle });

const routes: readonly Route[] = [
  post(/^\/v1\/checkout\/sessions$/, create(createSessionParams, createSession)),
  get(/^\/v1\/checkout\/sessions$/, listSessions),
  get(/^\/v1\/checkout\/sessions\/(\w+)$/, retrieve('checkout.session', 'cs_')),
  post(/^\/v1\/checkout\/sessions\/(\w+)\/expire$/, expire),
  get(/^\/v1\/checkout\/sessions\/(\w+)\/line_items$/, lineItems),
  get(/^\/v1\/payment_intents\/(\w+)$/, retrieve('payment_intent', 'pi_')),
  get(/^\/v1\/charges$/, listCharges),
  get(/^\/v1\/charges\/(\w+)$/, retrieve('charge', 'ch_', 'py_')),
  post(/^\/v1\/refunds$/, create(createRefundParams, createRefund)),
  get(/^\/v1\/refunds$/, listRefunds),
  get(/^\/v1\/refunds\/(\w+)$/, retrieve('refund', 're_', 'pyr_')),
  get(/^\/v1\/disputes$/, listDisputes),
  get(/^\/v1\/disputes\/(\w+)$/, retrieve('dispute', 'du_')),
  get(/^\/v1\/balance_transactions$/, listBalance),
  get(/^\/v1\/balance_transactions\/(\w+)$/, retrieve('balance transaction', 'txn_')),
  get(/^\/v1\/payouts$/, listPayouts),
  get(/^\/v1\/payouts\/(\w+)$/, retrieve('payout', 'po_')),
  get(/^\/v1\/accounts\/(\w+)$/, getV1Account),
  post(/^\/v2\/core\/accounts$/, postAccount),
  get(/^\/v2\/core\/accounts\/(\w+)$/, getAccount),
  post(/^\/v2\/core\/account_links$/, postLink),
  get(/^\/v1\/events$/, listEvents),
  get(/^\/v1\/events\/(\w+)$/, showEvent),
];

/** Answers one API call. A URL that is not played here is refused as Stripe refuses one it does not know. */
export const callApi = (scope: Scope, method: string, path: string, form: FormTree): Outcome<object> => {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match !== null) {
      return route.handle(scope, form, match[1] ?? '', path);
    }
  }
  return refused(unknownUrl(method, path));
};
