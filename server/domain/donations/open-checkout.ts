import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import type { CheckoutBody, CheckoutReply } from '#shared/protocol/http.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { chargedAccount } from '../associations/charged-account.ts';
import { commit, type Deps } from '../deps.ts';
import type { Passage } from '../ports/defence.ts';
import type { AttemptRow } from '../ports/rows.ts';
import { neighboursIn } from '../villages/neighbours.ts';
import { isSameBasket, receive } from './basket.ts';
import { cancelAttempt } from './cancel.ts';
import { createSession, RETRY_MS } from './create-session.ts';
import type { CheckoutRefusal } from './refusals.ts';
import { type Reservation, type Reserved, reserve } from './reserve.ts';

/** How often the village chooses again when others hold what it chose. */
const MOST_CHOICES = 8;

/**
 * From a basket to Stripe's page [G1, G2, G3, G6]. The same player sending the same basket again, by double click or after
 * a time-out, comes to the same session. A player has one page open in a village: another basket closes the first.
 * @param passage what the giver came in with, spent by a new session; null for the house itself
 */
export async function openCheckout(
  deps: Deps,
  {
    village: slug,
    player,
    body,
  }: { readonly village: VillageSlug; readonly player: PlayerId; readonly body: CheckoutBody },
  passage: Passage | null = null,
): Promise<Result<CheckoutReply, CheckoutRefusal>> {
  const { read } = deps.store;
  const village = await read.village(slug);
  const project = village && (await read.project(village.project));
  const association = project && (await read.association(project.association));
  if (!village || !project || !association) return err({ kind: 'unknownVillage' });
  if (project.demonstration && deps.settings.livemode) return err({ kind: 'demonstration' });
  if ((await read.archivedProjects()).has(project.slug)) return err({ kind: 'archived' });
  if (village.founded && (await read.foundedVillage(slug))?.closedAt != null) return err({ kind: 'villageClosed' });
  const charged = await chargedAccount(deps, association);
  if (!charged.ok) return charged;

  const open = await openAttempts(deps, player, slug, body);
  if (open.same) return resume(deps, open.same);

  const basket = receive(project, await read.given(project.slug), body);
  if (!basket.ok) return basket;
  for (const other of open.others) {
    // One that turns out paid is kept, gifts and all; only a page that may still be paid stands in the way.
    const closed = await cancelAttempt(deps, other);
    if (!closed.ok) return closed;
  }
  const neighbours =
    body.forFriend === null && body.gifts.some(({ plot }) => plot === null)
      ? await neighboursIn(deps, village, project)
      : [];
  const made = await reserveSoon(deps, {
    player,
    village: slug,
    project,
    association,
    account: charged.value,
    basket: basket.value,
    body,
    neighbours,
    passage,
  });
  if (!made.ok) return made;
  if (made.value.isNew) {
    deps.log.info({ donation: made.value.donation, attempt: made.value.attempt.id, village: slug }, 'basket reserved');
  }
  return resume(deps, made.value.attempt);
}

/** This player's open session of this very basket, and those of other baskets here. */
async function openAttempts(
  { store: { read }, surroundings }: Deps,
  player: PlayerId,
  village: VillageSlug,
  body: CheckoutBody,
): Promise<{ readonly same: AttemptRow | null; readonly others: readonly AttemptRow[] }> {
  let same: AttemptRow | null = null;
  const others: AttemptRow[] = [];
  for (const id of await read.openDonations(player, village)) {
    const found = await read.donation(id);
    const attempt = found?.attempts.find(({ state }) => state === 'creating' || state === 'open');
    if (!found || !attempt) continue;
    const isOfThisKey = found.donation.basketKey.split('~')[0] === body.basketKey;
    const isLive = isOfThisKey && !isTooOld(attempt, surroundings.now());
    if (isLive && isSameBasket(found, await read.consents(id), await read.friendGift(id), body)) same = attempt;
    else others.push(attempt);
  }
  return { same, others };
}

const isTooOld = (attempt: AttemptRow, now: number): boolean =>
  attempt.state === 'creating' ? now - attempt.createdAt > RETRY_MS : now >= attempt.expiresAt;

async function reserveSoon(deps: Deps, reservation: Reservation): Promise<Result<Reserved, CheckoutRefusal>> {
  for (let choice = 0; choice < MOST_CHOICES; choice++) {
    const made = await commit(deps, (tx, told) => reserve(tx, deps, told, reservation));
    if (made.ok) return made;
    if (made.error.kind !== 'snatched') return err(made.error);
  }
  return err({ kind: 'paymentUnreachable' });
}

/** The reply for an attempt whose session is open, or is being asked for (again). */
async function resume(deps: Deps, attempt: AttemptRow): Promise<Result<CheckoutReply, CheckoutRefusal>> {
  const opened = attempt.state === 'open' ? ok(attempt) : await createSession(deps, attempt);
  if (!opened.ok) return opened;
  const { donation, checkoutUrl, expiresAt } = opened.value;
  // An open session without a page to pay on is of no use to anybody.
  if (checkoutUrl === null) return err({ kind: 'paymentRefused' });
  return ok({ donation, checkoutUrl, expiresAt });
}
