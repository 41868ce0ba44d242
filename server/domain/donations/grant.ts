import type { GiftSlug, PlacementId } from '#shared/ids.ts';
import { sum } from '#shared/money.ts';
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

/**
 * [G6] The gifts of a paid donation stand in the village, or wait for the friend who places them [S5], and count for the project,
 * in the transaction that made it paid. [G9] A plot that was taken meanwhile gives the nearest free one; a gift that sold out
 * meanwhile is placed all the same.
 */
export async function grant(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  { donation, lines: allLines, asksThanks }: PaidBasket,
  now: number,
): Promise<void> {
  const lines = allLines.filter(isGiftLine);
  const raisedCents = sum(lines.map((line) => line.amountCents));
  const fresh = donation.forFriend
    ? await entrust(tx, donation, lines, now)
    : await placeAll(tx, ground, told, donation, lines, now);
  const again = fresh < lines.length ? await grantAgain(tx, ground, told, donation, now) : 0;
  if (fresh > 0 && asksThanks) await askForThanks(tx, donation.id, now);
  await raise(tx, told, donation.project, raisedCents, fresh + again, now);
}

/** Those that stand nowhere yet; how many. */
async function placeAll(
  tx: StoreTx,
  ground: Ground,
  told: Told,
  donation: DonationRow,
  lines: readonly (GiftLine & { readonly isPlaced: boolean })[],
  now: number,
): Promise<number> {
  const waiting = lines.filter((line) => !line.isPlaced);
  if (waiting.length === 0) return 0;
  const works = beginWorks(donation.village);
  const surplus = await countAll(tx, donation.project, waiting);
  for (const line of waiting) await place(tx, ground, told, works, donation, line, surplus.has(line), now);
  told.events.push({ village: donation.village, events: await endWorks(tx, ground.lands, works, now) });
  told.holds.add(donation.village);
  return waiting.length;
}

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
  await tx.createPlacement({
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
