import type { PlacementId } from '#shared/ids.ts';
import { type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import { stepSites, type Terrain } from '#shared/village/terrain.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { LoadedAtlas } from './atlas.ts';
import { plotUnder, thingUnder } from './picking.ts';
import { covers, type Ghosts } from './placing.ts';
import type { GiftLook, StepLook, TapTarget } from './stage.ts';
import type { ThingLayer } from './thing-layer.ts';

type World = { readonly px: number; readonly py: number };

export interface PointingAt {
  readonly terrain: Terrain;
  readonly things: ThingLayer;
  readonly ghosts: Ghosts;
  readonly atlas: LoadedAtlas;
  readonly gifts: ReadonlyMap<string, GiftLook>;
  readonly steps: readonly StepLook[];
}

/** Says what a finger or a cursor points at: first by what is drawn, else by what stands on the plot. */
export class Pointing {
  readonly #at: PointingAt;
  #taken: ReadonlyMap<string, PlacementId> = new Map();

  constructor(at: PointingAt) {
    this.#at = at;
  }

  show(view: VillageView): void {
    const taken = new Map<string, PlacementId>();
    for (const { id, gift, plot } of view.placements.values()) {
      const footprint = this.#at.gifts.get(gift)?.footprint;
      for (const covered of footprint ? plotsOf(plot, footprint) : []) taken.set(plotKey(covered), id);
    }
    this.#taken = taken;
  }

  /** whether a gift stands on a plot */
  isTaken(plot: Plot): boolean {
    return this.#taken.has(plotKey(plot));
  }

  plotAt({ px, py }: World): Plot {
    return plotUnder(this.#at.terrain, px, py);
  }

  targetAt(at: World): TapTarget {
    const nothing = { plot: this.plotAt(at), placement: null, ghost: null, step: null };
    const source = thingUnder(this.#at.things.near(), at.px, at.py, this.#at.atlas.isOpaque)?.source;
    if (source?.kind === 'placement') return { ...nothing, placement: source.id };
    if (source?.kind === 'ghost') return { ...nothing, ghost: source.key };
    if (source?.kind === 'step') return { ...nothing, step: source.slug };
    return this.targetOn(nothing.plot);
  }

  targetOn(plot: Plot): TapTarget {
    const sites = stepSites(this.#at.terrain);
    const step = this.#at.steps.find((_, i) => {
      const site = sites[i];
      return site && covers(site, site, plot);
    });
    return {
      plot,
      placement: this.#taken.get(plotKey(plot)) ?? null,
      ghost: this.#at.ghosts.on(plot)?.key ?? null,
      step: step?.slug ?? null,
    };
  }
}
