import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import type { CheckoutBody, CheckoutReply } from '#shared/protocol/http.ts';
import { err, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { cancelAttempt } from '../donations/cancel.ts';
import { openCheckout } from '../donations/open-checkout.ts';
import type { CheckoutRefusal } from '../donations/refusals.ts';
import type { Passage } from '../ports/defence.ts';
import { CAP_MS, mostOpen } from './caps.ts';
import { outlook } from './outlook.ts';

/**
 * What the doors call: the basket of somebody who came in with a passage. Whoever is not to open a session now is refused before
 * Stripe hears of anything; a player has one session open, in all villages together.
 */
export async function guardedCheckout(
  deps: Deps,
  order: { readonly village: VillageSlug; readonly player: PlayerId; readonly body: CheckoutBody },
  passage: Passage,
): Promise<Result<CheckoutReply, CheckoutRefusal>> {
  const { village, player } = order;
  const { addressKey, door } = passage;
  const seen = await outlook(deps, { village, player, addressKey, door });
  if (seen === null) return err({ kind: 'unknownVillage' });
  if (seen.refusal) return err(seen.refusal);
  const address = await deps.store.read.signsAt(addressKey, deps.surroundings.now() - CAP_MS);
  if (address.openNow >= mostOpen(address)) return err({ kind: 'tooManyOpen' });
  for (const attempt of await deps.store.read.sessionsElsewhere(player, village)) {
    const closed = await cancelAttempt(deps, attempt);
    if (!closed.ok) return closed;
  }
  return openCheckout(deps, order, passage);
}
