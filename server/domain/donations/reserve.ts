import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import type { AttemptId, DonationId, PlayerId, VillageSlug } from '#shared/ids.ts';
import { ZERO } from '#shared/money.ts';
import type { CheckoutBody } from '#shared/protocol/http.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import type { Neighbour } from '#shared/village/settlement.ts';
import type { Deps, Told } from '../deps.ts';
import type { Passage } from '../ports/defence.ts';
import type { AssociationRow, AttemptRow, DonationRow, ProjectRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { siteOf } from '../villages/room.ts';
import { consentsOf, linesOf } from './basket.ts';
import { enter, noteOrigin } from './enter.ts';
import { planPlots, type Wish } from './plan-plots.ts';
import type { CheckoutRefusal } from './refusals.ts';

/** Stripe lets a session live 30 minutes at least; the rest is for the retries of a call that timed out. */
export const SESSION_MS = 35 * 60_000;
/** Holds outlive their session by this much, for the hint that says how it ended. */
export const HOLD_GRACE_MS = 10 * 60_000;
/** How often one basket may be opened again after cancelling or expiring. */
const MOST_OPENINGS = 50;

export interface Reservation {
  readonly player: PlayerId;
  readonly village: VillageSlug;
  readonly project: ProjectRow;
  readonly association: AssociationRow;
  /** the Stripe account that is charged; '' is the host's own */
  readonly account: string;
  readonly basket: PricedBasket;
  readonly body: CheckoutBody;
  readonly neighbours: readonly Neighbour[];
  readonly passage: Passage | null;
}

export interface Reserved {
  readonly donation: DonationId;
  readonly attempt: AttemptRow;
  /** false when a double click had made it already */
  readonly isNew: boolean;
}

/** Somebody held a plot that the village had chosen, between choosing and holding: choose again. */
type Snatched = { readonly kind: 'snatched' };

/**
 * Donation, lines, consents, holds and the attempt with its idempotency key, in one transaction and before Stripe hears of
 * anything [G3]. The same basket reserved twice is one donation.
 */
export async function reserve(
  tx: StoreTx,
  { lands, surroundings, settings }: Pick<Deps, 'lands' | 'surroundings' | 'settings'>,
  told: Told,
  reservation: Reservation,
): Promise<Result<Reserved, CheckoutRefusal | Snatched>> {
  const { player, village, project, association, basket, body } = reservation;
  const now = surroundings.now();
  await tx.touchPlayer(player, now);
  const opening = await nextOpening(tx, player, body.basketKey);
  if (!opening.ok) return opening;
  if (opening.value.kind === 'existing') return ok(opening.value);
  const entered = await enter(tx, player, reservation.passage);
  if (!entered.ok) return entered;
  const wishes = basket.lines.map(({ gift }, i) => ({
    gift,
    plot: body.gifts[i]?.plot ?? null,
  }));
  // A friend will choose: nothing is held.
  const plots = body.forFriend
    ? ok(wishes.map(() => null))
    : await planPlots(tx, await siteOf(tx, lands, village), wishes, reservation.neighbours);
  if (!plots.ok) return plots;
  // Made by ids' own door: the prefix is the brand.
  const id = surroundings.newId('don') as DonationId;
  const donation: DonationRow = {
    id,
    project: project.slug,
    village,
    player,
    basketKey: opening.value.basketKey,
    catalogueVersion: body.catalogueVersion,
    language: body.language,
    totalCents: basket.totalCents,
    forFriend: body.forFriend !== null,
    createdAt: now,
  };
  if (!(await tx.createDonation(donation, linesOf(id, basket, plots.value)))) return err({ kind: 'snatched' });
  const held = await hold(tx, donation, wishes, plots.value, now + SESSION_MS + HOLD_GRACE_MS);
  if (!held.ok) return held;
  for (const consent of consentsOf(id, body, association.wordsPolicy, now)) await tx.addConsent(consent);
  await noteFriendAndVia(tx, id, body);
  const attempt = newAttempt(surroundings, settings, donation, reservation.account, now);
  await tx.createAttempt(attempt);
  await noteOrigin(tx, attempt.id, player, association, reservation.passage, now);
  told.holds.add(village);
  return ok({ donation: id, attempt, isNew: true });
}

async function noteFriendAndVia(tx: StoreTx, donation: DonationId, { forFriend, via }: CheckoutBody): Promise<void> {
  if (forFriend !== null) {
    const { from: fromName, words } = forFriend;
    await tx.addFriendGift({ donation, words, fromName, state: 'waiting', placesAt: null, endedAt: null });
  }
  if (via !== null) await tx.noteVia(donation, via);
}

/** A basket that was cancelled or expired may be opened again: each opening is a donation of its own. */
async function nextOpening(
  tx: StoreTx,
  player: PlayerId,
  basketKey: string,
): Promise<
  Result<
    { readonly kind: 'new'; readonly basketKey: string } | ({ readonly kind: 'existing' } & Reserved),
    CheckoutRefusal
  >
> {
  for (let opening = 0; opening < MOST_OPENINGS; opening++) {
    // `~` cannot stand in a key that a page sends.
    const key = opening === 0 ? basketKey : `${basketKey}~${opening}`;
    const donation = await tx.donationByBasket(player, key);
    if (!donation) return ok({ kind: 'new', basketKey: key });
    const attempts = await tx.attemptsOf(donation.id);
    const isPaid = attempts.some(({ state }) => state === 'paid' || state === 'settled' || state === 'pending');
    if (isPaid) return err({ kind: 'alreadyPaid', donation: donation.id });
    const attempt = attempts.find(({ state }) => state === 'creating' || state === 'open');
    if (attempt) return ok({ kind: 'existing', donation: donation.id, attempt, isNew: false });
  }
  return err({ kind: 'paymentRefused' });
}

async function hold(
  tx: StoreTx,
  donation: DonationRow,
  wishes: readonly Wish[],
  plots: readonly (Plot | null)[],
  until: number,
): Promise<Result<null, CheckoutRefusal | Snatched>> {
  const wanted = wishes.flatMap(({ gift }, i) => {
    const corner = plots[i];
    return corner ? plotsOf(corner, gift.footprint) : [];
  });
  // (y, x) order: two baskets that want the same plots never wait for each other in a circle.
  wanted.sort((a, b) => a.y - b.y || a.x - b.x);
  const taken = new Set((await tx.holdPlots(donation.village, wanted, donation.id, until)).map(plotKey));
  if (taken.size === 0) return ok(null);
  for (const [line, { gift, plot }] of wishes.entries()) {
    const hit = plot && plotsOf(plot, gift.footprint).some((covered) => taken.has(plotKey(covered)));
    if (plot && hit) return err({ kind: 'plotTaken', line, gift: gift.slug, plot });
  }
  return err({ kind: 'snatched' });
}

function newAttempt(
  surroundings: Deps['surroundings'],
  { livemode, currency }: Deps['settings'],
  donation: DonationRow,
  account: string,
  now: number,
): AttemptRow {
  // Made by ids' own door: the prefix is the brand.
  const id = surroundings.newId('att') as AttemptId;
  return {
    id,
    donation: donation.id,
    account,
    livemode,
    state: 'creating',
    idempotencyKey: `attempt-${id}`,
    amountCents: donation.totalCents,
    currency,
    sessionId: null,
    checkoutUrl: null,
    paymentIntent: null,
    charge: null,
    createdAt: now,
    expiresAt: now + SESSION_MS,
    paidAt: null,
    refundedCents: ZERO,
    dispute: 'none',
    lostCents: ZERO,
  };
}
