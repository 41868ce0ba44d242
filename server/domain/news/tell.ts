import { type NewsId, VillageSlug } from '#shared/ids.ts';
import { ZERO } from '#shared/money.ts';
import { err, ok } from '#shared/result.ts';
import { MOST_IN_ONE_EVENT, type VillageFact } from '#shared/village/events.ts';
import type { PlacementState } from '#shared/village/view.ts';
import { commit, type Deps, type Told } from '../deps.ts';
import { raise } from '../donations/raise.ts';
import { standAsPaid } from '../donations/standing.ts';
import type { Untold } from '../ports/news.ts';
import type { OutboxRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import type { NewsDeps } from './read.ts';

/** What publishing wrote; a row that is something else fails and waits for a person. */
function villageOf(body: unknown): VillageSlug {
  return VillageSlug.parse(typeof body === 'object' && body !== null && 'village' in body ? body.village : null);
}

/**
 * Brings one village to what news say now [V2]: whatever was published, corrected or withdrawn meanwhile, in whichever order rows
 * are carried, it hears the difference and hears it once.
 */
export async function tellNews(deps: NewsDeps & Pick<Deps, 'lands'>, row: OutboxRow): Promise<void> {
  const village = villageOf(row.body);
  await commit(deps, async (tx, told) => {
    // Claimed in the same transaction: two drains at once tell it once.
    if (!(await tx.outboxDone(row.id))) return err({ kind: 'doneMeanwhile' });
    const now = deps.surroundings.now();
    const untold = await tx.untold(village);
    const facts = factsOf(untold);
    if (facts.length === 0) return ok(null);
    await tx.markTold(village, untold, now);
    told.events.push({ village, events: await tx.appendEvents(village, facts, now) });
    await leaveUnpaid(deps, tx, told, untold, now);
    return ok(null);
  });
}

/** [G8] What stood without its money, because it was delivered, is not promised again: it leaves. */
async function leaveUnpaid(
  ground: Pick<Deps, 'lands' | 'surroundings'>,
  tx: StoreTx,
  told: Told,
  { placements }: Untold,
  now: number,
): Promise<void> {
  const unpaid = placements.flatMap(({ state, there, unpaid: donation }) =>
    state === 'promised' && there === 0 && donation ? donation : [],
  );
  for (const id of new Set(unpaid)) {
    const donation = await tx.donation(id);
    const gifts = donation ? await standAsPaid(tx, ground, told, donation, now) : 0;
    if (!donation || gifts === 0) continue;
    await raise(tx, told, donation.project, ZERO, gifts, now);
  }
}

type Placed = Untold['placements'][number];

function factsOf({ posted, takenDown, delivered, takenBack, placements }: Untold): VillageFact[] {
  const inState = (state: PlacementState) => placements.filter((one) => one.state === state);
  const isBack = ({ was, there }: Placed) => was.state !== 'promised' || was.there > there;
  const back = lots(
    inState('promised')
      .filter(isBack)
      .map(({ id }) => id),
  );
  // Steps go with the first lot, or by themselves.
  const backAgain = back.length === 0 && takenBack.length > 0 ? [[]] : back;
  return [
    ...takenDown.map((news): VillageFact => ({ type: 'newsTakenDown', news })),
    ...backAgain.map(
      (lot, i): VillageFact => ({ type: 'deliveryTakenBack', placements: lot, steps: i === 0 ? [...takenBack] : [] }),
    ),
    ...posted.map((news): VillageFact => ({ type: 'newsPosted', news })),
    ...delivered.map(({ step, news }): VillageFact => ({ type: 'stepDelivered', step, news })),
    ...byNews(inState('delivered'), 'giftsDelivered'),
    ...byNews(inState('changed'), 'giftsChanged'),
    ...inParts(placements.filter(({ there }) => there > 0)),
  ];
}

function byNews(told: Untold['placements'], type: 'giftsDelivered' | 'giftsChanged'): VillageFact[] {
  return perNews(told).flatMap(([news, all]) =>
    lots(all.map(({ id }) => id)).map((placements) => ({ type, news, placements })),
  );
}

function inParts(told: Untold['placements']): VillageFact[] {
  return perNews(told).flatMap(([news, all]) =>
    lots(all.map(({ id: placement, there }) => ({ placement, there }))).map(
      (parts): VillageFact => ({ type: 'giftsDeliveredInPart', news, parts }),
    ),
  );
}

function perNews(told: Untold['placements']): readonly (readonly [NewsId, Untold['placements']])[] {
  return [...new Set(told.map(({ news }) => news))].map((news) => [news, told.filter((one) => one.news === news)]);
}

function lots<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / MOST_IN_ONE_EVENT);
  return Array.from({ length: count }, (_, i) => all.slice(i * MOST_IN_ONE_EVENT, (i + 1) * MOST_IN_ONE_EVENT));
}
