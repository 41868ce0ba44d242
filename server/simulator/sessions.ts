import type Stripe from 'stripe';
import { chargeRefusal } from './accounts.ts';
import { conflictingState, done, invalidParameter, type Outcome, refused } from './errors.ts';
import { emit } from './events.ts';
import { newId } from './ids.ts';
import type { LineRecord, SessionRecord } from './records.ts';
import { sessionObject } from './session-object.ts';
import type { CreateSession } from './session-params.ts';
import type { Scope } from './world.ts';

const shortestLifeSeconds = 30 * 60;
const longestLifeSeconds = 24 * 60 * 60;
const minimumTotalCents = 50;
const maximumTotalCents = 99_999_999;

/** Opens a session. The limits are Stripe's: 0.50 € at least, a life of 30 minutes to 24 hours. */
export const createSession = (scope: Scope, params: CreateSession): Outcome<SessionRecord> => {
  const { world, account } = scope;
  const unable = chargeRefusal(world, account);
  if (unable !== undefined) {
    return refused(unable);
  }
  const created = world.clock.nowSeconds();
  const expiresAt = params.expires_at ?? created + longestLifeSeconds;
  // A few seconds of grace: the caller computed its instant before the call travelled.
  if (expiresAt < created + shortestLifeSeconds - 5 || expiresAt > created + longestLifeSeconds + 5) {
    return refused(
      invalidParameter(
        'expires_at',
        'The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.',
      ),
    );
  }
  if (params.line_items.length === 0) {
    return refused(invalidParameter('line_items', 'You must pass at least one line item.'));
  }
  const lines = params.line_items.map(lineRecord);
  const amountTotalCents = lines.reduce((sum, line) => sum + line.unitAmountCents * line.quantity, 0);
  if (amountTotalCents < minimumTotalCents) {
    return refused(
      invalidParameter(
        'line_items',
        "The Checkout Session's total amount due must add up to at least €0.50 eur",
        'amount_too_small',
      ),
    );
  }
  if (amountTotalCents > maximumTotalCents) {
    return refused(
      invalidParameter(
        'line_items',
        "The Checkout Session's total amount due must be no more than €999,999.99",
        'amount_too_large',
      ),
    );
  }
  const session = world.books.sessions.put({
    ...sessionTerms(params),
    id: newId('cs_test'),
    account,
    created,
    expiresAt,
    amountTotalCents,
    lines,
    status: 'open',
    paymentStatus: 'unpaid',
    livemode: false,
    paymentIntent: null,
    payer: null,
  });
  world.later({ account, atMs: expiresAt * 1000, kind: 'expireSession', target: session.id });
  return done(session);
};

const sessionTerms = (params: CreateSession) => ({
  currency: 'eur',
  successUrl: params.success_url,
  cancelUrl: params.cancel_url ?? null,
  clientReferenceId: params.client_reference_id ?? null,
  metadata: params.metadata,
  locale: params.locale ?? null,
  submitType: params.submit_type ?? null,
  adaptivePricing: params.adaptive_pricing?.enabled ?? true,
  submitText: params.custom_text?.submit?.message ?? null,
  customerEmail: params.customer_email ?? null,
  intentDescription: params.payment_intent_data?.description ?? null,
  intentMetadata: params.payment_intent_data?.metadata ?? {},
});

const lineRecord = (line: CreateSession['line_items'][number]): LineRecord => ({
  id: newId('li'),
  priceId: newId('price'),
  productId: newId('prod'),
  name: line.price_data.product_data.name,
  description: line.price_data.product_data.description,
  unitAmountCents: line.price_data.unit_amount,
  quantity: line.quantity,
  productMetadata: line.price_data.product_data.metadata,
  metadata: line.metadata,
});

/** Closes an open session for good; one that is complete or expired already refuses. */
export const expireSession = (scope: Scope, session: SessionRecord): Outcome<SessionRecord> => {
  if (session.status !== 'open') {
    return refused(
      conflictingState(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      ),
    );
  }
  const expired = scope.world.books.sessions.put({ ...session, status: 'expired' });
  emitSession(scope, 'checkout.session.expired', expired);
  return done(expired);
};

export const emitSession = (scope: Scope, type: Stripe.Event.Type, session: SessionRecord): void => {
  emit(scope, { type, object: sessionObject(session, scope.world.publicUrl()), livemode: session.livemode });
};
