import type { StripeHint } from '#server/domain/ports/payments.ts';
import type { AttemptRow } from '#server/domain/ports/rows.ts';

type Asked = Pick<AttemptRow, 'id' | 'sessionId' | 'amountCents'>;

/** What the webhook's door makes of Stripe's signed word, told as this event, that the session of an attempt is complete and paid. */
export function paidHint(event: string, { id, sessionId, amountCents }: Asked): StripeHint {
  if (sessionId === null) throw new Error(`attempt ${id} has no session`);
  return {
    id: event,
    type: 'checkout.session.completed',
    account: '',
    door: 'own',
    livemode: false,
    objectId: sessionId,
    truth: {
      sessionId,
      account: '',
      livemode: false,
      status: 'complete',
      paymentStatus: 'paid',
      paymentFailed: false,
      amountCents,
      currency: 'eur',
      reference: id,
      url: null,
      expiresAt: 0,
      paymentIntent: `pi_of_${sessionId}`,
      charge: null,
      method: null,
      settlement: null,
      reversal: null,
    },
  };
}
