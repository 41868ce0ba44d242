import Stripe from 'stripe';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { hintOf } from './hints.ts';

/** Older deliveries are replays: Stripe signs every retry afresh. */
const TOLERANCE_SECONDS = 300;

/** Reads thin events, which the SDK does on a client only; it never calls anybody. */
const READER = new Stripe('sk_test_reads_only');

/** `forged`: no secret of ours signed this, or too long ago. `malformed`: Stripe signed it, and it is no event that we can read. */
export type WebhookRefusal = { readonly kind: 'forged' } | { readonly kind: 'malformed' };

/**
 * Checks a delivery's signature with the SDK and puts the event into the domain's words.
 * @param rawBody the bytes as they came: parsing them first would break the signature
 * @param secrets several during a rotation; each is tried
 * @param now unix milliseconds
 * @param door the endpoint it came to, whose secrets these are
 */
export function verifyEvent(
  rawBody: Uint8Array,
  signatureHeader: string | undefined,
  secrets: readonly string[],
  now: number,
  door: StripeHint['door'] = 'own',
): Result<StripeHint, WebhookRefusal> {
  if (signatureHeader === undefined) return err({ kind: 'forged' });
  for (const secret of secrets) {
    const event = signedBy(rawBody, signatureHeader, secret, now);
    if (event.ok) {
      const hint = hintOf(event.value, door);
      return hint ? ok(hint) : err({ kind: 'malformed' });
    }
    if (event.error.kind === 'malformed') return event;
  }
  return err({ kind: 'forged' });
}

function signedBy(rawBody: Uint8Array, header: string, secret: string, now: number): Result<unknown, WebhookRefusal> {
  try {
    return ok(Stripe.webhooks.constructEvent(rawBody, header, secret, TOLERANCE_SECONDS, undefined, now));
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeSignatureVerificationError) return err({ kind: 'forged' });
    // Signed, but no JSON, or a thin event: the SDK throws plain errors here.
    return thinEvent(rawBody, header, secret, now);
  }
}

function thinEvent(rawBody: Uint8Array, header: string, secret: string, now: number): Result<unknown, WebhookRefusal> {
  try {
    return ok(READER.parseEventNotification(Buffer.from(rawBody), header, secret, TOLERANCE_SECONDS, undefined, now));
  } catch {
    return err({ kind: 'malformed' });
  }
}
