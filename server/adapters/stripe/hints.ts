import type { StripeHint } from '#server/domain/ports/payments.ts';
import { EventAnswer, SessionAnswer, ThinEventAnswer } from './answers.ts';
import { declineIn } from './declines.ts';
import { sessionTruth } from './truths.ts';
import { API_VERSION } from './version.ts';

/**
 * An event in the domain's words; null when it is no event that we can read.
 * @param door where it was heard
 */
export function hintOf(answer: unknown, door: StripeHint['door']): StripeHint | null {
  const thin = ThinEventAnswer.safeParse(answer);
  if (thin.success) {
    const { id, type, livemode, related_object } = thin.data;
    return { id, type, account: related_object.id, door, livemode, objectId: related_object.id, truth: null };
  }
  const event = EventAnswer.safeParse(answer);
  if (!event.success) return null;
  const { id, type, account = '', livemode, api_version, data } = event.data;
  const isOurVersion = api_version === API_VERSION;
  const session =
    isOurVersion && data.object.object === 'checkout.session' ? SessionAnswer.safeParse(data.object) : null;
  const truth = session?.success ? sessionTruth(account, session.data) : null;
  const decline = isOurVersion ? declineIn(event.data) : null;
  const hint = { id, type, account, door, livemode, objectId: toFetch(type, data.object), truth };
  return decline === null ? hint : { ...hint, decline };
}

/** The id of what has to be asked about: a charge is found again by its payment intent. */
function toFetch(type: string, object: Readonly<Record<string, unknown>>): string {
  const isOfCharge = type.startsWith('charge.') && !type.startsWith('charge.dispute.');
  const id = isOfCharge ? (object.payment_intent ?? object.id) : object.id;
  return typeof id === 'string' ? id : '';
}
