import type { AttemptRow, DonationLineRow, DonationRow, PlacementRow } from '#server/domain/ports/rows.ts';
import type { Store, StoreTx } from '#server/domain/ports/store.ts';
import {
  AssociationId,
  AttemptId,
  DonationId,
  GiftSlug,
  PlacementId,
  PlayerId,
  ProjectSlug,
  VillageSlug,
} from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import { FIRST_CHUNKS, type Plot } from '#shared/village/placing.ts';
import { smallProject } from './projects.ts';

export const NOW = 1_790_000_000_000;
export const PROJECT = ProjectSlug.parse('test-project');
export const VILLAGE = VillageSlug.parse('test-village');
export const ASSOCIATION = AssociationId.parse('asso_0000000000000000');

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(16, '0')}`;
export const donationId = (n: number) => DonationId.parse(id('don', n));
export const attemptId = (n: number) => AttemptId.parse(id('att', n));
export const placementId = (n: number) => PlacementId.parse(id('plc', n));
export const playerId = (n: number) => PlayerId.parse(id('ply', n));
export const giftSlug = (slug: string) => GiftSlug.parse(slug);

/** Writes what cannot be refused. */
export async function write<T>(store: Store, fn: (tx: StoreTx) => Promise<T>): Promise<T> {
  const result = await store.tx(async (tx) => ok(await fn(tx)));
  if (!result.ok) throw new Error('nothing refuses here');
  return result.value;
}

/** An association with the small project and its village. */
export function seedVillage(store: Store): Promise<void> {
  return write(store, async (tx) => {
    await tx.saveAssociation({
      id: ASSOCIATION,
      name: 'Test association',
      email: 'test@example.org',
      stripeAccount: null,
      demonstration: true,
      wordsPolicy: 'held',
    });
    await tx.saveProject({ ...smallProject(), association: ASSOCIATION });
    await tx.createVillage({
      slug: VILLAGE,
      project: PROJECT,
      name: 'Test village',
      landscape: 'savanna',
      seed: 7,
      listed: true,
      founded: false,
      chunks: FIRST_CHUNKS,
    });
  });
}

export const donationRow = (n: number, change: Partial<DonationRow> = {}): DonationRow => ({
  id: donationId(n),
  project: PROJECT,
  village: VILLAGE,
  player: playerId(n),
  basketKey: `basket-${n}`,
  catalogueVersion: 'v1',
  language: 'fr',
  totalCents: cents(300),
  forFriend: false,
  createdAt: NOW + n,
  ...change,
});

export const lineRow = (n: number, line: number, change: Partial<DonationLineRow> = {}): DonationLineRow => ({
  donation: donationId(n),
  line,
  kind: 'gift',
  gift: giftSlug('seeds'),
  quantity: 1,
  amountCents: cents(300),
  footprint: { w: 1, d: 1 },
  category: 'farming',
  plot: { x: n, y: 0 },
  ...change,
});

export const attemptRow = (n: number, change: Partial<AttemptRow> = {}): AttemptRow => ({
  id: attemptId(n),
  donation: donationId(n),
  account: '',
  livemode: false,
  state: 'creating',
  idempotencyKey: `attempt-${n}`,
  amountCents: cents(300),
  currency: 'eur',
  sessionId: null,
  checkoutUrl: null,
  paymentIntent: null,
  charge: null,
  createdAt: NOW + n,
  expiresAt: NOW + 2_100_000,
  paidAt: null,
  refundedCents: cents(0),
  dispute: 'none',
  lostCents: cents(0),
  ...change,
});

export const placementRow = (n: number, plot: Plot, change: Partial<PlacementRow> = {}): PlacementRow => ({
  id: placementId(n),
  village: VILLAGE,
  project: PROJECT,
  donation: donationId(n),
  line: 0,
  gift: giftSlug('seeds'),
  quantity: 1,
  plot,
  footprint: { w: 1, d: 1 },
  state: 'promised',
  there: 0,
  beyondNeed: false,
  placedAt: NOW + n,
  removedAt: null,
  unnamed: false,
  ...change,
});

/** A player's donation of one line, with an attempt that awaits its session. */
export async function startDonation(tx: StoreTx, n: number): Promise<void> {
  await tx.touchPlayer(playerId(n), NOW);
  await tx.createDonation(donationRow(n), [lineRow(n, 0)]);
  await tx.createAttempt(attemptRow(n));
}

/** What a payment does: the attempt, the plots, the placement, the event, the totals and the ledger move together. */
export async function settle(tx: StoreTx, n: number, plot: Plot = { x: n, y: 0 }): Promise<boolean> {
  const moved = await tx.moveAttempt(attemptId(n), ['creating', 'open'], 'paid', { paidAt: NOW }, NOW);
  if (moved === null) return false;
  const placement = placementRow(n, plot);
  await tx.takePlots(VILLAGE, [plot], donationId(n), placement.id);
  await tx.countGiven(PROJECT, placement.gift, 1);
  await tx.createPlacements([placement]);
  await tx.growVillage(
    VILLAGE,
    [{ type: 'giftPlaced', placement: placement.id, gift: placement.gift, quantity: 1, ...plot }],
    1,
    NOW,
  );
  await tx.post({
    account: '',
    currency: 'eur',
    source: `attempt:${attemptId(n)}`,
    kind: 'paid',
    project: PROJECT,
    donation: donationId(n),
    at: NOW,
    entries: [
      { ledgerAccount: 'stripeUncleared', amountCents: cents(300) },
      { ledgerAccount: 'donations', amountCents: cents(-300) },
    ],
    gifts: [{ gift: placement.gift, quantity: 1, amountCents: cents(300) }],
  });
  await tx.addProgress(PROJECT, cents(300), 1);
  return true;
}
