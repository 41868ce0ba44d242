import type { Rect } from '#client/game/camera.ts';
import type { Plot } from '#shared/village/placing.ts';
import { type Machinery, say } from './machinery.ts';

/** Where the player looks, for who wants to follow it: kept beside the store, for it changes with every drag. */
export interface Looking {
  readonly seen: () => Rect | null;
  readonly tell: (seen: Rect) => void;
  /** hears of the last look at once and of every later one; ends with the function it returns */
  readonly follow: (listener: (seen: Rect) => void) => () => void;
}

export function createLooking(): Looking {
  const listeners = new Set<(seen: Rect) => void>();
  let seen: Rect | null = null;
  return {
    seen: () => seen,
    tell: (next) => {
      seen = next;
      for (const listener of listeners) listener(next);
    },
    follow: (listener) => {
      listeners.add(listener);
      if (seen) listener(seen);
      return () => listeners.delete(listener);
    },
  };
}

/** Looking around by the small map. */
export function lookingActs(machinery: Machinery) {
  return {
    followLook: machinery.looking.follow,
    lookAt: (plot: Plot): void => machinery.stage()?.focusOn(plot),
    /** by keyboard: what cannot be seen is said */
    lookAndSay: (plot: Plot): void => {
      machinery.stage()?.focusOn(plot);
      say(machinery, machinery.store.get().words.placing.at(plot.x, plot.y));
    },
    unfoldMap: (mapOpen: boolean): void => machinery.store.set({ mapOpen }),
  };
}
