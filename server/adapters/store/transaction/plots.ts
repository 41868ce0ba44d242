import type { DonationId, PlacementId, VillageSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import { changed } from '../queries/db.ts';
import type { Part, Use } from './use.ts';

type Plots = Part<'plotsInUse' | 'isPlotInUse' | 'holdPlots' | 'takePlots' | 'releaseHolds' | 'freePlots'>;

/** Rows are locked in one order by everybody, so that two baskets on the same plots never wait for each other. */
const inLockOrder = (plots: readonly Plot[]) => [...plots].sort((a, b) => a.y - b.y || a.x - b.x);

/** Which plots are whose; the primary key of `plot_use` decides. */
export function plotsTx(use: Use): Plots {
  return {
    plotsInUse: (village) => use().plotsInUse.execute({ village }),
    isPlotInUse: async (village, plot) => (await use().plotUseHere.execute({ village, ...plot })).length > 0,
    async holdPlots(village, plots, donation, until) {
      const held: Plot[] = [];
      const taken: Plot[] = [];
      for (const plot of inLockOrder(plots)) {
        const here = { village, ...plot, donation };
        if (changed(await use().usePlot.execute({ ...here, placement: null, heldUntil: until })) > 0) held.push(plot);
        else if (changed(await use().prolongHold.execute({ ...here, until })) === 0) taken.push(plot);
      }
      if (taken.length > 0) {
        for (const plot of held) await use().leavePlot.execute({ village, ...plot });
      } else if (held.length > 0) {
        await use().countPlots.execute({ village, taken: 0, holds: 1 });
      }
      return taken;
    },
    takePlots: (village, plots, donation, placement) => takeAll(use, { village, donation, placement }, plots),
    async releaseHolds(donation) {
      const released = await use().releaseHolds.execute({ donation });
      const [first] = released;
      if (first !== undefined) await use().countPlots.execute({ village: first.village, taken: 0, holds: 1 });
      return released.length;
    },
    async freePlots(placement) {
      const freed = await use().freePlots.execute({ placement });
      const [first] = freed;
      if (first !== undefined) {
        await use().countPlots.execute({ village: first.village, taken: -freed.length, holds: 0 });
      }
    },
  };
}

interface Taker {
  readonly village: VillageSlug;
  readonly donation: DonationId;
  readonly placement: PlacementId;
}

/** Takes all plots, or gives back what it got before it met one of somebody else's. */
async function takeAll(use: Use, taker: Taker, plots: readonly Plot[]): Promise<boolean> {
  const { village, donation, placement } = taker;
  const fromHold: Plot[] = [];
  const fromFree: Plot[] = [];
  for (const plot of inLockOrder(plots)) {
    const { x, y } = plot;
    if (changed(await use().takeHeld.execute({ village, donation, placement, x, y })) > 0) fromHold.push(plot);
    else if (changed(await use().usePlot.execute({ ...taker, ...plot, heldUntil: null })) > 0) fromFree.push(plot);
    else {
      for (const back of fromHold) await use().holdAgain.execute({ village, ...back });
      for (const back of fromFree) await use().leavePlot.execute({ village, ...back });
      return false;
    }
  }
  return true;
}
