import { invalidParameter, refused } from './errors.ts';
import { eventObject, isThin } from './events.ts';
import { expandObject } from './expansion.ts';
import { type Handler, listFields, page, where } from './listing.ts';
import { type Drawn, drawById } from './objects.ts';
import { list, object, oneOf, optional, type Reader, text } from './params.ts';
import type { Table } from './table.ts';
import type { Books, Scope } from './world.ts';

type Listed = { readonly id: string; readonly account: string; readonly created: number };
type Values<F> = { readonly [K in keyof F]: F[K] extends Reader<infer T> ? T : never };

const draw = (scope: Scope, record: Listed): Drawn =>
  drawById(scope.world, scope.account, record.id) ?? { id: record.id, object: 'deleted' };

/** A list call over one table: what it takes beside the usual, and which records that means. */
const listing =
  <R extends Listed, F extends Readonly<Record<string, Reader<unknown>>>>(
    table: (books: Books) => Table<R>,
    extra: F,
    matches: (params: Values<F>, scope: Scope) => (record: R) => boolean,
    drawRecord: (scope: Scope, record: R) => Drawn = draw,
  ): Handler =>
  (scope, form, _id, path) => {
    const read = object({ ...listFields, ...extra })(form, '');
    if (!read.ok) {
      return read;
    }
    // The object reader has just run both groups of fields.
    const params = read.value as Values<typeof listFields> & Values<F>;
    const { created = () => true } = params;
    const own = (record: R) => record.account === scope.account && created(record.created);
    const found = page(where(table(scope.world.books).newestFirst(), own, matches(params, scope)), params);
    if (!found.ok) {
      return found;
    }
    const { records, hasMore } = found.value;
    const data = records.map((record) => drawRecord(scope, record));
    return expandObject(scope, { object: 'list', data, has_more: hasMore, url: path }, params.expand);
  };

const same = (wanted: string | undefined, actual: string | null): boolean => wanted === undefined || wanted === actual;

const id = optional(text(200));
const word = optional(text(50));

export const listSessions = listing(
  (books) => books.sessions,
  { status: optional(oneOf('open', 'complete', 'expired')), payment_intent: id },
  (wanted) => (session) => same(wanted.status, session.status) && same(wanted.payment_intent, session.paymentIntent),
);

export const listCharges = listing(
  (books) => books.charges,
  { payment_intent: id },
  (wanted) => (charge) => same(wanted.payment_intent, charge.paymentIntent),
);

export const listRefunds = listing(
  (books) => books.refunds,
  { charge: id, payment_intent: id },
  (wanted) => (refund) => same(wanted.charge, refund.charge) && same(wanted.payment_intent, refund.paymentIntent),
);

export const listDisputes = listing(
  (books) => books.disputes,
  { charge: id, payment_intent: id },
  (wanted) => (dispute) => same(wanted.charge, dispute.charge) && same(wanted.payment_intent, dispute.paymentIntent),
);

export const listBalance = listing(
  (books) => books.balance,
  { type: word, source: id, currency: word },
  (wanted) => (entry) =>
    same(wanted.type, entry.type) && same(wanted.source, entry.source) && same(wanted.currency, entry.currency),
);

export const listPayouts = listing(
  (books) => books.payouts,
  { status: word },
  (wanted) => (payout) => same(wanted.status, payout.status),
);

/** Events are listed going back 30 days. */
const EVENTS_KEPT_SECONDS = 30 * 24 * 3600;

/** `delivery_success=false` are the events some endpoint has not acknowledged yet. */
const eventsWhere = listing(
  (books) => books.events,
  {
    type: optional(text(100)),
    types: optional(list(text(100), 20)),
    delivery_success: optional(oneOf('true', 'false')),
  },
  (wanted, { world }) =>
    (event) =>
      !isThin(event) &&
      event.created > world.clock.nowSeconds() - EVENTS_KEPT_SECONDS &&
      same(wanted.type, event.type) &&
      (wanted.types === undefined || wanted.types.includes(event.type)) &&
      (wanted.delivery_success === undefined || (wanted.delivery_success === 'true') === (event.pendingWebhooks === 0)),
  (_scope, event) => eventObject(event),
);

/** One type, which may end in a wildcard at Stripe, or a list of them: not both. */
export const listEvents: Handler = (scope, form, id, path) =>
  form.has('type') && form.has('types')
    ? refused(invalidParameter('types', 'You may pass either type or types, but not both.'))
    : eventsWhere(scope, form, id, path);
