import type { PlacementId } from '#shared/ids.ts';
import { postingOn } from '#shared/village/news-things.ts';
import { chunkOf, type Plot, plotKey, plotsOf } from '#shared/village/placing.ts';
import { stepSites, type Terrain } from '#shared/village/terrain.ts';
import { POSTINGS, type Posting } from '#shared/village/thing.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { LoadedAtlas } from './atlas.ts';
import type { Walking } from './life.ts';
import { GROWING, plotUnder, thingUnder } from './picking.ts';
import { covers, type Ghosts } from './placing.ts';
import type { GiftLook, Sight, StepLook, TapTarget } from './stage.ts';
import type { ThingLayer } from './thing-layer.ts';

type World = { readonly px: number; readonly py: number };

export interface PointingAt {
  readonly terrain: Terrain;
  readonly things: Pick<ThingLayer, 'near' | 'get'>;
  readonly ghosts: Pick<Ghosts, 'on'>;
  readonly atlas: Pick<LoadedAtlas, 'isOpaque'>;
  readonly gifts: ReadonlyMap<string, GiftLook>;
  readonly steps: readonly StepLook[];
  walkingAt(at: World): Walking | null;
  /** so many px of the screen in px of the world */
  worldPx(cssPx: number): number;
}

/** Half of the least that a finger hits for sure, in CSS px. */
const FINGER_CSS_PX = 22;
/** World px above its foot at which the middle of the board and of the mailbox is seen. */
const POSTING_LIFT_PX = 18;

/** Says what a finger or a cursor points at: first by what is drawn, else by what stands on the plot. */
export class Pointing {
  readonly #at: PointingAt;
  #taken: ReadonlyMap<string, PlacementId> = new Map();
  #flowers: ReadonlySet<string> = new Set();

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
    this.#flowers = new Set(view.flowers.map(({ plot }) => plotKey(plot)));
  }

  /** whether a gift stands on a plot */
  isTaken(plot: Plot): boolean {
    return this.#taken.has(plotKey(plot));
  }

  plotAt({ px, py }: World): Plot {
    return plotUnder(this.#at.terrain, px, py);
  }

  targetAt(at: World): TapTarget {
    const { things, ghosts, atlas, walkingAt } = this.#at;
    const plot = this.plotAt(at);
    const walking = walkingAt(at);
    const sight = walking && walking.kind !== 'given' ? walking : (this.#growingAt(at) ?? this.#sightOn(plot));
    const nothing = { plot, placement: null, ghost: null, step: null, posting: null, sight };
    // who walks about is small and walks on: one who points there means it, yet nobody keeps a player from a gift of their own
    if (walking) {
      const ghost = ghosts.on(plot)?.key ?? null;
      return walking.kind === 'given' ? { ...nothing, ghost, placement: walking.id } : { ...nothing, ghost };
    }
    const source = thingUnder(things.near(), at.px, at.py, atlas.isOpaque)?.source;
    if (source?.kind === 'placement') return { ...nothing, placement: source.id };
    if (source?.kind === 'ghost') return { ...nothing, ghost: source.key };
    if (source?.kind === 'step') return { ...nothing, step: source.slug };
    if (source?.kind === 'posting') return { ...nothing, posting: source.of };
    const target = { ...this.targetOn(plot), sight };
    const isGiven = target.placement !== null || target.ghost !== null || target.step !== null;
    return isGiven ? target : { ...target, posting: this.#postingNear(at) ?? target.posting };
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
      posting: postingOn(plot),
      sight: this.#sightOn(plot),
    };
  }

  /** the board and the mailbox are slim: a finger beside them means them */
  #postingNear({ px, py }: World): Posting | null {
    const reach = this.#at.worldPx(FINGER_CSS_PX);
    let nearest: Posting | null = null;
    let least = reach;
    for (const of of POSTINGS) {
      const thing = this.#at.things.get(of);
      if (!thing) continue;
      const far = Math.max(Math.abs(px - thing.px), Math.abs(py - thing.py + POSTING_LIFT_PX));
      if (far > least) continue;
      nearest = of;
      least = far;
    }
    return nearest;
  }

  #growingAt({ px, py }: World): Sight | null {
    const thing = thingUnder(this.#at.things.near(), px, py, this.#at.atlas.isOpaque, GROWING);
    if (thing?.source.kind === 'flower') return { kind: 'flower', plot: thing.source.plot };
    return thing?.parts[0] ? { kind: 'scenery', name: thing.parts[0].frame } : null;
  }

  /** what grows on a plot, else what the plot is */
  #sightOn(plot: Plot): Sight {
    if (this.#flowers.has(plotKey(plot))) return { kind: 'flower', plot };
    const { cx, cy } = chunkOf(plot);
    const { terrain } = this.#at;
    const decor = terrain.decor(cx, cy).find(({ x, y, clears }) => {
      const isHere = Math.floor(x) === plot.x && Math.floor(y) === plot.y;
      return isHere && !(clears && this.#taken.has(plotKey(clears)));
    });
    return decor ? { kind: 'scenery', name: decor.sprite } : { kind: 'land', is: terrain.plotKind(plot.x, plot.y) };
  }
}
