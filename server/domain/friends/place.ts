import { everyGift, type Gift } from '#shared/catalogue/catalogue.ts';
import type { DonationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Plot, plotsOf } from '#shared/village/placing.ts';
import { commit, type Deps } from '../deps.ts';
import { lockGranted } from '../donations/money.ts';
import { planPlots, type Wish } from '../donations/plan-plots.ts';
import type { CheckoutRefusal } from '../donations/refusals.ts';
import type { FriendGiftState, FriendLineRow } from '../ports/founding.ts';
import type { ProjectRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { neighboursIn } from '../villages/neighbours.ts';
import { siteOf } from '../villages/room.ts';
import { standFriendLines } from './stand.ts';

/** How the gifts of a friend came to stand. By line; a line without a plot is placed by the village. */
export interface FriendChoice {
  readonly as: Exclude<FriendGiftState, 'waiting'>;
  readonly plots: ReadonlyMap<number, Plot>;
}

export type FriendRefusal =
  | { readonly kind: 'unknownGift' }
  /** the bank debit is on its way, or the page was never paid */
  | { readonly kind: 'notPaid' }
  /** they stand already: by the friend, or by the village after thirty days */
  | { readonly kind: 'placed' }
  /** the money went back meanwhile */
  | { readonly kind: 'givenBack' }
  | Extract<CheckoutRefusal, { kind: 'plotTaken' | 'plotUnfit' }>;

/** Nobody chooses: the village does. */
export const byTheVillage = (as: FriendChoice['as']): FriendChoice => ({ as, plots: new Map() });

/**
 * [S5] The gifts of a friend stand, once, whoever comes first: the friend, or the thirty days. The money was the project's all along.
 */
export async function placeForFriend(
  deps: Deps,
  id: DonationId,
  choice: FriendChoice,
): Promise<Result<null, FriendRefusal>> {
  const { read } = deps.store;
  const found = await read.donation(id);
  const village = found && (await read.village(found.donation.village));
  const project = found && (await read.project(found.donation.project));
  if (!found?.donation.forFriend || !village || !project) return err({ kind: 'unknownGift' });
  const neighbours = await neighboursIn(deps, village, project);
  return commit<null, FriendRefusal>(deps, async (tx, told) => {
    const now = deps.surroundings.now();
    // A refund takes the same locks: it finds the gifts waiting, or standing.
    for (const attempt of found.attempts) await lockGranted(tx, attempt.id, now);
    const gift = await tx.friendGift(id);
    if (gift === null || gift.placesAt === null) return err({ kind: 'notPaid' });
    if (gift.state !== 'waiting') return err({ kind: 'placed' });
    const waiting = (await tx.friendLines(id)).filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) return err({ kind: 'givenBack' });
    const wishes = wishesOf(project, waiting, choice.plots);
    const free = await areFree(tx, found.donation.village, wishes);
    if (!free.ok) return free;
    const site = await siteOf(tx, deps.lands, found.donation.village);
    const planned = await planPlots(tx, site, wishes, neighbours);
    if (!planned.ok) return err(refusalOf(planned.error, wishes));
    if (!(await tx.endFriendGift(id, choice.as, now))) return err({ kind: 'placed' });
    const plots = new Map(
      wishes.flatMap(({ line }, i) => {
        const plot = planned.value[i];
        return plot ? [[line, plot] as const] : [];
      }),
    );
    await standFriendLines(tx, deps, told, found.donation, plots, now);
    return ok(null);
  });
}

interface FriendWish extends Wish {
  /** of the donation */
  readonly line: number;
  readonly gift: Gift;
}

function wishesOf(
  project: ProjectRow,
  lines: readonly FriendLineRow[],
  plots: FriendChoice['plots'],
): readonly FriendWish[] {
  const gifts = new Map(everyGift(project).map((gift) => [gift.slug, gift]));
  return lines.flatMap(({ line, gift: slug }) => {
    const gift = gifts.get(slug);
    return gift ? [{ line, gift, plot: plots.get(line) ?? null }] : [];
  });
}

/** Planning counts the wishes; outside, lines are the donation's. */
function refusalOf(refusal: CheckoutRefusal, wishes: readonly FriendWish[]): FriendRefusal {
  const line = 'line' in refusal ? wishes[refusal.line]?.line : undefined;
  const isOfPlot = refusal.kind === 'plotTaken' || refusal.kind === 'plotUnfit';
  return isOfPlot && line !== undefined ? { ...refusal, line } : { kind: 'unknownGift' };
}

/** A friend's own choice is kept or refused, never moved: there is time to choose again. */
async function areFree(
  tx: StoreTx,
  village: Parameters<StoreTx['isPlotInUse']>[0],
  wishes: readonly FriendWish[],
): Promise<Result<null, FriendRefusal>> {
  for (const { line, gift, plot } of wishes) {
    if (plot === null) continue;
    for (const covered of plotsOf(plot, gift.footprint)) {
      if (await tx.isPlotInUse(village, covered)) return err({ kind: 'plotTaken', line, gift: gift.slug, plot });
    }
  }
  return ok(null);
}

/** At once, so that a long list never stands in the way of everything else. */
const AT_ONCE = 100;

/** Thirty days have passed: the village chooses. */
export async function placeOverdue(deps: Deps): Promise<void> {
  for (const donation of await deps.store.read.overdueFriendGifts(deps.surroundings.now(), AT_ONCE)) {
    const placed = await placeForFriend(deps, donation, byTheVillage('overdue'));
    if (!placed.ok && placed.error.kind === 'givenBack') await closeEmpty(deps, donation);
  }
}

/** All of it was given back: nobody waits for anything any more. */
async function closeEmpty(deps: Deps, donation: DonationId): Promise<void> {
  await commit(deps, async (tx) => {
    await tx.endFriendGift(donation, 'overdue', deps.surroundings.now());
    return ok(null);
  });
}
