import { enterOfflineGift, type OfflineEntry } from '#server/domain/offline/enter.ts';
import { takeBackOfflineGift } from '#server/domain/offline/take-back.ts';
import { AssociationId, type DonationId, GiftSlug } from '#shared/ids.ts';
import { type Stage, VILLAGE } from './stage.ts';

export const ASSOCIATION = AssociationId.parse('asso_test00000000000000');
let lastEntry = 0;

/** Gifts as a form says them: quantity by slug. */
export const gifts = (wanted: Readonly<Record<string, number>>): ReadonlyMap<GiftSlug, number> =>
  new Map(Object.entries(wanted).map(([slug, quantity]) => [GiftSlug.parse(slug), quantity]));

/** What a treasurer types: a cheque for a pack of seeds, received today, unless told otherwise. */
export function entry(stage: Stage, change: Partial<OfflineEntry> = {}): OfflineEntry {
  lastEntry += 1;
  return {
    entryKey: `entry-of-the-test-${lastEntry}`,
    gifts: gifts({ seeds: 1 }),
    givenCents: null,
    mode: 'cheque',
    receivedOn: new Date(stage.deps.surroundings.now()).toISOString().slice(0, 10),
    reference: null,
    catalogueVersion: 'v1',
    language: 'fr',
    publicName: null,
    nameOnGift: false,
    message: null,
    thanksEmail: null,
    newsEmail: null,
    ...change,
  };
}

export async function association(stage: Stage) {
  const row = await stage.store.read.association(ASSOCIATION);
  if (!row) throw new Error('the association was imported');
  return row;
}

export const enters = async (stage: Stage, asked: OfflineEntry) =>
  enterOfflineGift(stage.deps, await association(stage), 'stw_treasurer', VILLAGE, asked);

/** Enters it; fails the test when it is refused. */
export async function entered(stage: Stage, change: Partial<OfflineEntry> = {}): Promise<DonationId> {
  const made = await enters(stage, entry(stage, change));
  if (!made.ok) throw new Error(`refused: ${JSON.stringify(made.error)}`);
  return made.value;
}

export const takesBack = (stage: Stage, donation: DonationId, reason = 'A typing mistake') =>
  takeBackOfflineGift(stage.deps, ASSOCIATION, donation, 'stw_treasurer', reason);
