import { err, ok, type Result } from '#shared/result.ts';
import { choosePlot } from '#shared/village/choosing.ts';
import { type IsOccupied, type Plot, plotKey, plotsOf, standing } from '#shared/village/placing.ts';
import { type Neighbour, type Placeable, settlementOf } from '#shared/village/settlement.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Site } from '../villages/room.ts';
import type { CheckoutRefusal } from './refusals.ts';

/** A gift of a basket that wants a place; `plot` null lets the village choose [G3]. */
export interface Wish {
  readonly gift: Placeable;
  readonly plot: Plot | null;
}

/**
 * Finds a plot for every gift of a basket: the chosen ones are checked with the same rule as in the page, the others are
 * chosen by the village. Where nothing fits the plot is null and nothing is held: only a paid gift opens land [V1]. The plots
 * are in the order of the wishes.
 */
export async function planPlots(
  tx: StoreTx,
  site: Site,
  wishes: readonly Wish[],
  standingGifts: readonly Neighbour[],
): Promise<Result<readonly (Plot | null)[], CheckoutRefusal>> {
  const mine = new Set<string>();
  const chosen = checkChosen(site, wishes, mine);
  if (!chosen.ok) return chosen;
  if (!chosen.value.includes(null)) return chosen;
  const settlement = settlementOf(standingGifts);
  wishes.forEach(({ gift }, i) => {
    const plot = chosen.value[i];
    if (plot) settlement.add({ plot, gift });
  });
  const inUse = new Set((await tx.plotsInUse(site.village.slug)).map(plotKey));
  const isOccupied: IsOccupied = (plot) => mine.has(plotKey(plot)) || inUse.has(plotKey(plot));
  const plots: (Plot | null)[] = [];
  for (const [i, wish] of wishes.entries()) {
    const seed = site.village.seed + settlement.count;
    const plot = chosen.value[i] ?? choosePlot(site.terrain, site.chunks, isOccupied, wish.gift, settlement, seed);
    plots.push(plot);
    if (wish.plot !== null || plot === null) continue;
    claim(mine, plot, wish.gift);
    settlement.add({ plot, gift: wish.gift });
  }
  return ok(plots);
}

/** The land and this basket's own gifts, one against the other; whose the plots are is decided by holding them. */
function checkChosen(
  site: Site,
  wishes: readonly Wish[],
  mine: Set<string>,
): Result<readonly (Plot | null)[], CheckoutRefusal> {
  for (const [line, { gift, plot }] of wishes.entries()) {
    if (plot === null) continue;
    const stands = standing(site.terrain, site.chunks, (covered) => mine.has(plotKey(covered)), gift.footprint, plot);
    if (!stands.ok) {
      const kind = stands.error.kind === 'occupied' ? 'plotTaken' : 'plotUnfit';
      return err({ kind, line, gift: gift.slug, plot });
    }
    claim(mine, plot, gift);
  }
  return ok(wishes.map(({ plot }) => plot));
}

function claim(mine: Set<string>, plot: Plot, { footprint }: Placeable): void {
  for (const covered of plotsOf(plot, footprint)) mine.add(plotKey(covered));
}
