import { groupedBy } from '#shared/grouped.ts';
import type { GiftSlug, PlacementId, ProjectSlug } from '#shared/ids.ts';
import { type Cents, plus, sum, ZERO } from '#shared/money.ts';
import type { Told } from '../deps.ts';
import { entrust } from '../friends/entrust.ts';
import { askForThanks } from '../letters/thanks.ts';
import type { DonationLineRow, DonationRow, PaidBasket } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { beginWorks, endWorks, takeNearest, type Works } from '../villages/room.ts';
import type { Ground } from './apply.ts';
import { countAll } from './counting.ts';
import { isGone, isGranted, lockGranted } from './money.ts';
import { raise } from './raise.ts';
import { standAsPaid } from './standing.ts';

/** A line of a donation that stands somewhere: a gift, with its footprint as it was when it was given. */
export interface GiftLine extends DonationLineRow {
  readonly gift: GiftSlug;
  readonly footprint: NonNullable<DonationLineRow['footprint']>;
}

export const isGiftLine = <Line extends DonationLineRow>(line: Line): line is Line & GiftLine =>
  line.kind === 'gift' && line.gift !== null && line.footprint !== null;

interface Giving {
  readonly donation: DonationRow;
  readonly lines: readonly ComingLine[];
  readonly asksThanks: boolean;
}
type ComingLine = GiftLine & { readonly isPlaced: boolean };

const givingOf = ({ donation, lines, asksThanks }: PaidBasket): Giving => ({
  donation,
  lines: lines.filter(isGiftLine),
  asksThanks,
});

/**
 * [G6] The gifts of paid donations stand in the village, or wait for the friend who places them [S5], and count for the project,
 * in the transaction that made them paid. [G9] A plot that was taken meanwhile gives the nearest free one; a gift that sold out
 * meanwhile is placed all the same.
 */
export async function grant(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  baskets: readonly PaidBasket[],
  now: number,
): Promise<void> {
  const givings = baskets.map(givingOf);
  const raised = new Map<ProjectSlug, { cents: Cents; gifts: number }>();
  await placeAll(
    tx,
    ground,
    told,
    givings.filter(({ donation }) => !donation.forFriend),
    now,
  );
  for (const { donation, lines, asksThanks } of givings) {
    const fresh = donation.forFriend
      ? await entrust(tx, donation, lines, now)
      : lines.filter(({ isPlaced }) => !isPlaced).length;
    const again = fresh < lines.length ? await grantAgain(tx, ground, told, donation, now) : 0;
    if (fresh > 0 && asksThanks) await askForThanks(tx, donation.id, now);
    const { cents, gifts } = raised.get(donation.project) ?? { cents: ZERO, gifts: 0 };
    const givenCents = sum(lines.map((line) => line.amountCents));
    raised.set(donation.project, { cents: plus(cents, givenCents), gifts: gifts + fresh + again });
  }
  for (const [project, { cents, gifts }] of raised) await raise(tx, told, project, cents, gifts, now);
}

/** Those that stand nowhere yet. */
async function placeAll(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  givings: readonly Giving[],
  now: number,
): Promise<void> {
  const surplus = new Set<GiftLine>();
  for (const [project, those] of groupedBy(givings, ({ donation }) => donation.project)) {
    for (const line of await countAll(tx, project, those.flatMap(waitingOf))) surplus.add(line);
  }
  for (const [village, those] of groupedBy(givings, ({ donation }) => donation.village)) {
    const works = beginWorks(village);
    for (const giving of those) {
      for (const line of waitingOf(giving)) {
        await place(tx, ground, told, works, giving.donation, line, surplus.has(line), now);
      }
    }
    if (works.placements.length === 0) continue;
    told.events.push({ village, events: await endWorks(tx, ground.lands, works, now) });
    told.holds.add(village);
  }
}

const waitingOf = ({ lines }: Giving): readonly GiftLine[] => lines.filter(({ isPlaced }) => !isPlaced);

/**
 * Both sessions of one basket were paid: the money counts, the gifts stand once, a person refunds one of them. Unless the first
 * was given back before the second was paid: then its gifts stand again. How many do.
 */
async function grantAgain(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  now: number,
): Promise<number> {
  for (const { id } of await tx.attemptsOf(donation.id)) await lockGranted(tx, id, now);
  const isTwice = (await tx.attemptsOf(donation.id)).filter((one) => isGranted(one) && !isGone(one)).length > 1;
  if (isTwice) await tx.enqueue('alert', `paidTwice:${donation.id}`, { kind: 'paidTwice', donation: donation.id }, now);
  return standAsPaid(tx, ground, told, donation, now);
}

/** Stands a gift where it was wished, or as near as can be. */
export async function place(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  works: Works,
  donation: DonationRow,
  line: GiftLine,
  beyondNeed: boolean,
  now: number,
): Promise<void> {
  const { gift, quantity, footprint } = line;
  // Made here by ids' own door: the prefix is the brand.
  const id = ground.surroundings.newId('plc') as PlacementId;
  const plot = await takeNearest(tx, ground.lands, works, footprint, line.plot, {
    donation: donation.id,
    placement: id,
  });
  const fields = { donation: donation.id, village: donation.village, line: line.line, gift };
  if (line.plot && (line.plot.x !== plot.x || line.plot.y !== plot.y)) {
    told.notes.push({ fields, message: 'a gift stands elsewhere than it was wished: its plot was taken meanwhile' });
  }
  if (beyondNeed) told.notes.push({ fields, message: 'a gift was sold out meanwhile: it stands all the same' });
  works.placements.push({
    id,
    gift,
    quantity,
    plot,
    state: 'promised',
    village: donation.village,
    project: donation.project,
    donation: donation.id,
    line: line.line,
    footprint,
    beyondNeed,
    placedAt: now,
    removedAt: null,
    unnamed: false,
    there: 0,
  });
  works.facts.push({ type: 'giftPlaced', placement: id, gift, quantity, ...plot });
}
