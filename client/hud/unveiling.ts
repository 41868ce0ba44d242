import type { PlacementId } from '#shared/ids.ts';
import type { Placement, VillageView } from '#shared/village/view.ts';

const STEP_MS = 120;
/** However many gifts came alive, it takes a few seconds and no more. */
const MOST_STEPS = 24;

/** What news have just told of changes on an open screen one after the other, so that it is seen [V2]. */
export interface Unveiling {
  /** the village as it is to be drawn at this moment */
  of(view: VillageView): VillageView;
  /** these are as they were `before` until their turn comes */
  start(told: readonly PlacementId[], before: VillageView): void;
}

export function createUnveiling(wait: (ms: number) => Promise<void>, redraw: () => void): Unveiling {
  const veiled = new Map<PlacementId, Placement>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    const lot = Math.ceil(veiled.size / MOST_STEPS);
    while (veiled.size > 0) {
      await wait(STEP_MS);
      for (const id of [...veiled.keys()].slice(0, lot)) veiled.delete(id);
      redraw();
    }
    running = false;
  }

  return {
    of(view) {
      if (veiled.size === 0) return view;
      const placements = new Map([...view.placements].map(([id, placement]) => [id, veiled.get(id) ?? placement]));
      return { ...view, placements };
    },
    start(told, before) {
      for (const id of told) {
        const was = before.placements.get(id);
        if (was) veiled.set(id, was);
      }
      if (!running && veiled.size > 0) void run();
    },
  };
}
