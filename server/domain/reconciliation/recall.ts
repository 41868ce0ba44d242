import { everyGift } from '#shared/catalogue/catalogue.ts';
import { DonationId, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { sum, ZERO } from '#shared/money.ts';
import { ok, type Result } from '#shared/result.ts';
import { always, type Deps } from '../deps.ts';
import { linesIn } from '../donations/notes.ts';
import { SESSION_MS } from '../donations/reserve.ts';
import type { PaymentsRefusal, SessionNotes, SessionTruth } from '../ports/payments.ts';
import type { AttemptRow, DonationLineRow, DonationRow, ProjectRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/**
 * After a restore Stripe knows payments that the database does not: their rows are written again from the notes that Stripe
 * keeps beside the session, as they were before the page was opened. The payment itself then comes through the one door, and
 * is compared with them there [M4]. True when a donation was told again; false when it is known, or none of ours.
 */
export async function recall(deps: Deps, truth: SessionTruth): Promise<Result<boolean, PaymentsRefusal>> {
  const { reference, account, sessionId } = truth;
  if (reference === null || truth.livemode !== deps.settings.livemode) return ok(false);
  if ((await deps.store.read.attempt(reference)) !== null) return ok(false);
  const notes = await deps.payments.sessionNotes(account, sessionId);
  if (!notes.ok) return notes.error.kind === 'missing' ? ok(false) : notes;
  const told = await toldAgain(deps, { ...truth, reference }, notes.value);
  if (!told) return ok(false);
  const isNew = await always(deps, (tx) => write(tx, told, deps.surroundings.now()));
  if (isNew) deps.log.warn({ donation: told.donation.id, account }, 'a donation was told again from what stripe keeps');
  return ok(isNew);
}

interface Told {
  readonly donation: DonationRow;
  readonly lines: readonly DonationLineRow[];
  readonly attempt: AttemptRow;
}

async function toldAgain(
  { store, settings }: Deps,
  truth: SessionTruth & { readonly reference: AttemptRow['id'] },
  notes: SessionNotes,
): Promise<Told | null> {
  const id = DonationId.safeParse(notes.donation);
  const slug = ProjectSlug.safeParse(notes.project);
  const place = VillageSlug.safeParse(notes.village);
  const isOurs = notes.host !== undefined && notes.host === (await store.read.installation());
  if (!isOurs || !id.success || !slug.success || !place.success) return null;
  const project = await store.read.project(slug.data);
  const village = await store.read.village(place.data);
  const association = project && (await store.read.association(project.association));
  // Money counts only for the project of the association that got it.
  if (!association || village?.project !== slug.data || (association.stripeAccount ?? '') !== truth.account)
    return null;
  const lines = linesAgain(project, id.data, notes);
  if (!lines) return null;
  const createdAt = truth.expiresAt - SESSION_MS;
  const donation: DonationRow = {
    id: id.data,
    project: slug.data,
    village: place.data,
    // Whose browser it was is not known any more; the donation's own address still finds it.
    player: PlayerId.parse(id.data.replace('don_', 'ply_')),
    basketKey: `told-again-${id.data}`,
    catalogueVersion: notes.catalogue ?? '',
    language: 'fr',
    totalCents: sum(lines.map(({ amountCents }) => amountCents)),
    // Whom it was for is not known any more either: the village chooses the plots.
    forFriend: false,
    createdAt,
  };
  return { donation, lines, attempt: attemptAgain(truth, donation, settings.currency) };
}

function linesAgain(project: ProjectRow, donation: DonationId, notes: SessionNotes): DonationLineRow[] | null {
  const gifts = new Map<string, ReturnType<typeof everyGift>[number]>(
    everyGift(project).map((gift) => [gift.slug, gift]),
  );
  const lines: DonationLineRow[] = [];
  for (const { gift: slug, ...noted } of linesIn(notes) ?? []) {
    const gift = slug === null ? null : gifts.get(slug);
    if (gift === undefined) return null;
    lines.push({
      ...noted,
      donation,
      kind: gift ? 'gift' : 'feeCover',
      gift: gift?.slug ?? null,
      footprint: gift?.footprint ?? null,
      category: gift?.category ?? null,
    });
  }
  return lines.length > 0 ? lines : null;
}

const attemptAgain = (
  truth: SessionTruth & { readonly reference: AttemptRow['id'] },
  { id, totalCents, createdAt }: DonationRow,
  currency: string,
): AttemptRow => ({
  id: truth.reference,
  donation: id,
  account: truth.account,
  livemode: truth.livemode,
  state: 'creating',
  idempotencyKey: `attempt-${truth.reference}`,
  amountCents: totalCents,
  currency,
  sessionId: truth.sessionId,
  checkoutUrl: null,
  paymentIntent: null,
  charge: null,
  createdAt,
  expiresAt: truth.expiresAt,
  paidAt: null,
  refundedCents: ZERO,
  dispute: 'none',
  lostCents: ZERO,
});

/** False when another process told it again meanwhile. */
async function write(tx: StoreTx, { donation, lines, attempt }: Told, now: number): Promise<boolean> {
  if ((await tx.attempt(attempt.id)) !== null) return false;
  if ((await tx.donation(donation.id)) === null) {
    await tx.touchPlayer(donation.player, now);
    if (!(await tx.createDonation(donation, lines))) return false;
  }
  await tx.createAttempt(attempt);
  await tx.enqueue('alert', `toldAgain:${donation.id}`, { kind: 'toldAgain', donation: donation.id }, now);
  return true;
}
