import { z } from 'zod';
import type { DeclineSign } from '#server/domain/ports/payments.ts';
import { AttemptId } from '#shared/ids.ts';
import type { EventAnswer } from './answers.ts';

const metadata = z.looseObject({ attempt: AttemptId.optional().catch(undefined) }).nullish();

const FailedCharge = z.object({
  id: z.string(),
  object: z.literal('charge'),
  metadata,
  payment_method_details: z.object({ type: z.literal('card') }),
});
const UnauthenticatedIntent = z.object({
  object: z.literal('payment_intent'),
  metadata,
  last_payment_error: z.object({ code: z.literal('payment_intent_authentication_failure') }),
});

/**
 * What a failed payment tells of a card. A card that the bank or Radar refuses leaves a failed charge; one whose owner was not
 * authenticated leaves none, and only its payment intent says so. Debits fail for other reasons, days later.
 * Source: docs.stripe.com/declines, docs.stripe.com/api/events/types (a charge bears the metadata of its payment intent).
 */
export function declineIn(event: z.infer<typeof EventAnswer>): DeclineSign | null {
  const { id: eventId, type, data, created } = event;
  const { object } = data;
  const at = created === undefined ? null : created * 1000;
  if (type === 'charge.failed') {
    const charge = FailedCharge.safeParse(object);
    return charge.success ? { key: charge.data.id, reference: charge.data.metadata?.attempt ?? null, at } : null;
  }
  if (type !== 'payment_intent.payment_failed') return null;
  const intent = UnauthenticatedIntent.safeParse(object);
  return intent.success ? { key: eventId, reference: intent.data.metadata?.attempt ?? null, at } : null;
}
