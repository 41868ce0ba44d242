import type Stripe from 'stripe';
import { newId } from './ids.ts';
import type { Drawn } from './objects.ts';
import type { EventRecord } from './records.ts';
import type { Scope } from './world.ts';

/** The version the SDK is pinned to, and the only one spoken here. */
export const apiVersion = '2026-10-28.endive' satisfies typeof Stripe.API_VERSION;

/** Thin events of Accounts v2: they name the account and say nothing of it. */
type ThinType =
  | 'v2.core.account[requirements].updated'
  | 'v2.core.account[configuration.merchant].capability_status_updated';
const thinTypes = [
  'v2.core.account[requirements].updated',
  'v2.core.account[configuration.merchant].capability_status_updated',
] satisfies readonly ThinType[] satisfies readonly Stripe.V2.Core.EventNotification['type'][];

/** What Hameau's endpoint is subscribed to at Stripe; everything else is only listed. */
const hameauEvents: readonly string[] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.updated',
  // A refused card; and a bank debit may fail after it succeeded, which nothing else says.
  'charge.failed',
  // A card whose owner was not authenticated makes no charge.
  'payment_intent.payment_failed',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'account.updated',
  'account.application.deauthorized',
  'payout.paid',
  'payout.failed',
] satisfies readonly Stripe.Event.Type[];

/** With the thin ones, which Stripe sends to a destination of their own; here to the same endpoint. */
export const heardEvents: readonly string[] = [...hameauEvents, ...thinTypes];

type Snapshot<T extends string = Stripe.Event.Type> = {
  readonly type: T;
  readonly object: Drawn | Readonly<Record<string, unknown>>;
  readonly previous?: Readonly<Record<string, unknown>>;
  readonly livemode?: boolean;
  readonly apiVersion?: string;
};

/** Records that something happened, with the object as it is now, and tells the endpoints that listen. */
export const emit = (scope: Scope, snapshot: Snapshot): EventRecord => record(scope, snapshot);

/** The same for an event that Stripe may never send: tests forge them. */
export const forge = (scope: Scope, snapshot: Snapshot<string>): EventRecord => record(scope, snapshot);

const record = (scope: Scope, snapshot: Snapshot<string>): EventRecord => {
  const { world, account, cause } = scope;
  const created = world.clock.nowSeconds();
  const pendingWebhooks = world.listeners(snapshot.type, account);
  const event = {
    id: newId('evt'),
    object: 'event' as const,
    ...(account === '' ? {} : { account }),
    api_version: snapshot.apiVersion ?? apiVersion,
    created,
    data: {
      object: snapshot.object,
      ...(snapshot.previous === undefined ? {} : { previous_attributes: snapshot.previous }),
    },
    livemode: snapshot.livemode ?? false,
    pending_webhooks: pendingWebhooks,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type: snapshot.type,
  } satisfies Pick<
    Stripe.EventBase,
    'id' | 'object' | 'api_version' | 'created' | 'livemode' | 'pending_webhooks' | 'request'
  > & {
    type: string;
    data: unknown;
    account?: string;
  };
  const made: EventRecord = {
    id: event.id,
    account,
    created,
    type: snapshot.type,
    body: JSON.stringify(event),
    pendingWebhooks,
  };
  world.books.events.put(made);
  world.announce(made);
  return made;
};

/** Says that something of a connected account changed (https://docs.stripe.com/event-destinations, thin events). */
export const emitThin = ({ world, account }: Scope, type: ThinType): EventRecord => {
  const event = {
    id: newId('evt'),
    object: 'v2.core.event' as const,
    type,
    context: account,
    created: new Date(world.clock.nowMs()).toISOString(),
    livemode: false,
    related_object: { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
  } satisfies Omit<Stripe.V2.Core.EventBase, 'created'> & {
    created: string;
    related_object: Stripe.V2.Core.Events.RelatedObject;
  };
  const made: EventRecord = {
    id: event.id,
    account,
    created: world.clock.nowSeconds(),
    type,
    body: JSON.stringify(event),
    pendingWebhooks: world.listeners(type, account),
  };
  world.books.events.put(made);
  world.announce(made);
  return made;
};

/** Thin events are no part of `/v1/events`. */
export const isThin = ({ type }: EventRecord): boolean => type.startsWith('v2.');

/** An event as the API shows it: only what is still pending changes after it happened. */
export const eventObject = (event: EventRecord): Drawn => ({
  // Our own text, written by `emit`.
  ...(JSON.parse(event.body) as Drawn),
  ...pending(event),
});

const pending = (event: EventRecord) => ({ pending_webhooks: event.pendingWebhooks });
