import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import type { AssociationId, AttemptId, DonationId, GiftSlug, PlayerId, VillageSlug } from '#shared/ids.ts';
import { type Cents, ZERO } from '#shared/money.ts';
import type { CheckoutBody } from '#shared/protocol/http.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps, type Told } from '../deps.ts';
import { consentsOf, linesOf } from '../donations/basket.ts';
import { grant } from '../donations/grant.ts';
import { planPlots } from '../donations/plan-plots.ts';
import { byHandPosting } from '../ledger/offline-postings.ts';
import { OFFLINE_ACCOUNT, type OfflineMode } from '../ports/offline.ts';
import type { AssociationRow, AttemptRow, DonationRow, ProjectRow, VillageRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { neighboursIn } from '../villages/neighbours.ts';
import { siteOf } from '../villages/room.ts';
import { type OfflineBasketRefusal, offlineBasket } from './basket.ts';
import { isReceivable } from './dates.ts';

/** What a treasurer says of a gift that was given by hand. Words and addresses as the giver chose them on paper [G5] [P1]. */
export interface OfflineEntry
  extends Pick<CheckoutBody, 'language' | 'publicName' | 'nameOnGift' | 'message' | 'thanksEmail' | 'newsEmail'> {
  readonly entryKey: string;
  readonly gifts: ReadonlyMap<GiftSlug, number>;
  readonly givenCents: Cents | null;
  readonly mode: OfflineMode;
  /** UTC day, `2026-11-26` */
  readonly receivedOn: string;
  readonly reference: string | null;
  /** of the catalogue that the treasurer read: prices must not change under their hands [G1] */
  readonly catalogueVersion: string;
}

/** Why nothing may be entered for a village at all. `notOwn`: it is no village of this association. */
export type OfflineClosed = {
  readonly kind: 'notOwn' | 'demonstration' | 'archived' | 'villageClosed' | 'suspended' | 'paused' | 'notApproved';
};
export type OfflineRefusal =
  | OfflineClosed
  | OfflineBasketRefusal
  | { readonly kind: 'catalogueChanged' }
  | { readonly kind: 'badDay' };

/** A village with all that a gift to it needs. */
export interface OfflinePlace {
  readonly village: VillageRow;
  readonly project: ProjectRow;
}

/**
 * Where an association may enter gifts. One that the host has suspended or paused may not: what it says of money would stand in public
 * accounts under the host's roof. A Stripe account is not needed.
 */
export async function offlinePlace(
  { store: { read }, settings }: Pick<Deps, 'store' | 'settings'>,
  { id }: Pick<AssociationRow, 'id'>,
  slug: VillageSlug,
): Promise<Result<OfflinePlace, OfflineClosed>> {
  const village = await read.village(slug);
  const project = village && (await read.project(village.project));
  if (!village || !project || project.association !== id) return err({ kind: 'notOwn' });
  // Rehearsals and real money never share a database: an invented project takes none that is real [M8].
  if (project.demonstration && settings.livemode) return err({ kind: 'demonstration' });
  if ((await read.archivedProjects()).has(project.slug)) return err({ kind: 'archived' });
  if (village.founded && (await read.foundedVillage(slug))?.closedAt != null) return err({ kind: 'villageClosed' });
  if ((await read.admission(id)) === 'suspended') return err({ kind: 'suspended' });
  if ((await read.guard(id)).pausedAt !== null) return err({ kind: 'paused' });
  if (settings.livemode && (await read.approval(id)) === null) return err({ kind: 'notApproved' });
  return ok({ village, project });
}

/** What an entry comes to, before it is made. */
export function priced(
  { surroundings }: Pick<Deps, 'surroundings'>,
  { project }: OfflinePlace,
  entry: Pick<OfflineEntry, 'gifts' | 'givenCents' | 'receivedOn' | 'catalogueVersion'>,
): Result<PricedBasket, OfflineRefusal> {
  if (entry.catalogueVersion !== project.catalogueVersion) return err({ kind: 'catalogueChanged' });
  if (!isReceivable(entry.receivedOn, surroundings.now())) return err({ kind: 'badDay' });
  return offlineBasket(project, entry.gifts, entry.givenCents);
}

/**
 * A cheque, cash or a transfer that the association has received becomes a donation, and its gifts stand, in one transaction [G6] [G9].
 * The same form sent twice is one gift.
 */
export async function enterOfflineGift(
  deps: Deps,
  association: AssociationRow,
  by: string,
  slug: VillageSlug,
  entry: OfflineEntry,
): Promise<Result<DonationId, OfflineRefusal>> {
  const { read } = deps.store;
  const known = await read.offlineGiftByKey(association.id, entry.entryKey);
  if (known) return ok(known.donation);
  const place = await offlinePlace(deps, association, slug);
  if (!place.ok) return place;
  const basket = priced(deps, place.value, entry);
  if (!basket.ok) return basket;
  const neighbours = await neighboursIn(deps, place.value.village, place.value.project);
  const made = await commit(deps, (tx, told) =>
    enter(tx, deps, told, { ...place.value, association, by, entry, basket: basket.value, neighbours }),
  );
  if (made.ok) deps.log.info({ donation: made.value, village: slug }, 'a gift given by hand was entered');
  return made.ok ? made : entered(deps, association.id, entry.entryKey);
}

/** Somebody else's submit of the same form came first. */
async function entered(
  { store }: Pick<Deps, 'store'>,
  association: AssociationId,
  entryKey: string,
): Promise<Result<DonationId, OfflineRefusal>> {
  const first = await store.read.offlineGiftByKey(association, entryKey);
  if (!first) throw new Error('an entry was there, and is not');
  return ok(first.donation);
}

interface Entering extends OfflinePlace {
  readonly association: AssociationRow;
  readonly by: string;
  readonly entry: OfflineEntry;
  readonly basket: PricedBasket;
  readonly neighbours: Awaited<ReturnType<typeof neighboursIn>>;
}

async function enter(
  tx: StoreTx,
  deps: Pick<Deps, 'lands' | 'surroundings' | 'settings'>,
  told: Told,
  { village, project, association, by, entry, basket, neighbours }: Entering,
): Promise<Result<DonationId, { readonly kind: 'enteredBefore' }>> {
  const now = deps.surroundings.now();
  const { donation, attempt } = rowsOf(deps, { village, project, entry, basket }, now);
  const wishes = basket.lines.map(({ gift }) => ({ gift, plot: null }));
  const plots = await planPlots(tx, await siteOf(tx, deps.lands, village.slug), wishes, neighbours);
  if (!plots.ok) throw new Error('the village refused a place that it chose itself');
  const lines = linesOf(donation.id, basket, plots.value);
  await tx.touchPlayer(donation.player, now);
  if (!(await tx.createDonation(donation, lines))) throw new Error(`a new player gave before: ${donation.player}`);
  await tx.createAttempt(attempt);
  const { entryKey, mode, receivedOn, reference } = entry;
  const gift = { donation: donation.id, attempt: attempt.id, association: association.id, by, enteredAt: now };
  if (!(await tx.addOfflineGift({ ...gift, entryKey, mode, receivedOn, reference }))) {
    return err({ kind: 'enteredBefore' });
  }
  for (const consent of consentsOf(donation.id, entry, association.wordsPolicy, now)) await tx.addConsent(consent);
  await tx.post(byHandPosting({ donation, attempt, mode }, lines, now));
  await grant(tx, deps, told, await tx.paidBaskets([donation.id]), now);
  await tx.audit({ at: now, actor: by, action: 'enter-offline-gift', subject: donation.id });
  return ok(donation.id);
}

/** The donation and its one payment, which has its money from the start. It belongs to no browser: its player is a new one. */
function rowsOf(
  { surroundings, settings }: Pick<Deps, 'surroundings' | 'settings'>,
  { village, project, entry, basket }: Pick<Entering, 'village' | 'project' | 'entry' | 'basket'>,
  now: number,
): { readonly donation: DonationRow; readonly attempt: AttemptRow } {
  // Made by ids' own door: the prefixes are the brands.
  const id = surroundings.newId('don') as DonationId;
  const player = surroundings.newId('ply') as PlayerId;
  const attempt = surroundings.newId('att') as AttemptId;
  const donation: DonationRow = {
    id,
    project: project.slug,
    village: village.slug,
    player,
    basketKey: entry.entryKey,
    catalogueVersion: entry.catalogueVersion,
    language: entry.language,
    totalCents: basket.totalCents,
    forFriend: false,
    createdAt: now,
  };
  return {
    donation,
    attempt: {
      id: attempt,
      donation: id,
      account: OFFLINE_ACCOUNT,
      livemode: settings.livemode,
      state: 'settled',
      idempotencyKey: `offline-${attempt}`,
      amountCents: basket.totalCents,
      currency: settings.currency,
      sessionId: null,
      checkoutUrl: null,
      paymentIntent: null,
      charge: null,
      createdAt: now,
      expiresAt: now,
      // The day of the gift is the day on which it was received.
      paidAt: Math.min(now, Date.parse(entry.receivedOn)),
      refundedCents: ZERO,
      dispute: 'none',
      lostCents: ZERO,
    },
  };
}
