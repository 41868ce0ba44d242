import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { project } from '#shared/ground/projection.ts';
import type { StepSlug } from '#shared/ids.ts';
import { type Plot, plotsOf } from '#shared/village/placing.ts';
import { type Terrain, terrainOf } from '#shared/village/terrain.ts';
import type { Progress, VillageView } from '#shared/village/view.ts';
import { ATLAS_KEY, type LoadedAtlas } from './atlas.ts';
import { edgePush } from './edge.ts';
import type { Engine } from './engine.ts';
import { extentOf, squarePoint } from './framing.ts';
import { GroundLayer } from './ground-layer.ts';
import { Hands } from './hands.ts';
import { listenToKeys } from './keyboard-input.ts';
import { Life } from './life.ts';
import { CHALK, CHOSEN, MarkLayer } from './mark-layer.ts';
import { Overlay } from './overlay.ts';
import type { Painters } from './painters.ts';
import { cornerUnder, Ghosts, type InHand, Placing } from './placing.ts';
import { listenToPointers } from './pointer-input.ts';
import { Pointing } from './pointing.ts';
import { listenToSize } from './size-input.ts';
import { Splashes } from './splashes.ts';
import {
  type Dress,
  type Ghost,
  type Insets,
  NO_DRESS,
  type ShowOptions,
  type Stage,
  type StageData,
  type StageEvents,
} from './stage.ts';
import { ThingLayer } from './thing-layer.ts';
import { changes, type Thing } from './things.ts';
import { Viewport } from './viewport.ts';
import { VillageThings } from './village-things.ts';

/** What a stage is put together from. */
export interface StageParts {
  readonly parent: HTMLElement;
  readonly engine: Engine;
  readonly atlas: LoadedAtlas;
  readonly painters: Painters;
  readonly data: StageData;
  readonly events: StageEvents;
}

/** The village on the running engine: layers from the paper up, and hands that move them. */
export class VillageStage implements Stage {
  readonly #engine: Engine;
  readonly #data: StageData;
  readonly #events: StageEvents;
  readonly #terrain: Terrain;
  readonly #village: VillageThings;
  readonly #viewport: Viewport;
  readonly #ground: GroundLayer;
  readonly #marks: MarkLayer;
  readonly #layer: ThingLayer;
  readonly #life: Life;
  readonly #overlay: Overlay;
  readonly #splashes: Splashes;
  readonly #placing: Placing;
  readonly #ghosts: Ghosts;
  readonly #pointing: Pointing;
  readonly #hands: Hands;
  readonly #off: (() => void)[];
  #view: VillageView;
  #progress: Progress;
  #dress = NO_DRESS;
  #things: ReadonlyMap<string, Thing> = new Map();

  constructor({ parent, engine, atlas, painters, data, events }: StageParts) {
    const { scene } = engine;
    scene.textures.addAtlasJSONHash(ATLAS_KEY, atlas.picture, atlas.frames);
    parent.setAttribute('aria-label', data.label);
    this.#engine = engine;
    this.#data = data;
    this.#events = events;
    this.#view = data.view;
    this.#progress = data.progress;
    this.#terrain = terrainOf(data.view.seed, data.view.landscape);
    const gifts = new Map(data.gifts.map((gift) => [gift.slug, gift]));
    this.#village = new VillageThings({ terrain: this.#terrain, gifts, steps: data.steps });
    this.#viewport = new Viewport(engine.screen, engine.devicePixelRatio, extentOf(data.view.chunks), data.insets);
    this.#ground = new GroundLayer(scene, data.view, painters);
    this.#marks = new MarkLayer(scene, this.#terrain);
    this.#layer = new ThingLayer(scene);
    this.#placing = new Placing(this.#layer, this.#marks, this.#terrain);
    this.#ghosts = new Ghosts(this.#layer, this.#marks, this.#terrain);
    this.#pointing = new Pointing({
      terrain: this.#terrain,
      things: this.#layer,
      ghosts: this.#ghosts,
      atlas,
      gifts,
      steps: data.steps,
      walkingAt: (at) => this.#life.walkingAt(at, atlas.isOpaque),
      worldPx: (cssPx) => this.#viewport.worldPx(cssPx),
    });
    this.#life = new Life({
      scene,
      terrain: this.#terrain,
      things: this.#layer,
      ground: this.#ground,
      now: data.now,
      setPaper: engine.setPaper,
      isTaken: (plot) => this.#pointing.isTaken(plot),
      onLanded: () => events.onSound('land'),
      onRiver: (nearness) => events.onRiver(nearness),
    });
    this.#overlay = new Overlay({
      scene,
      terrain: this.#terrain,
      gifts,
      steps: data.steps,
      now: data.now,
      onLook: (seen) => events.onLook(seen),
    });
    this.#splashes = new Splashes(scene);
    this.#hands = this.#handsOn();
    this.#off = [
      listenToPointers(parent, engine.devicePixelRatio, this.#hands),
      listenToKeys(parent, this.#hands),
      listenToSize(parent, () => engine.resize()),
    ];
    this.setReducedMotion(data.reducedMotion);
    this.show(data.view);
    this.#viewport.frameFirst(squarePoint(this.#terrain));
    engine.scene.cameras.main.setOrigin(0, 0);
    engine.onFrame((elapsedMs) => this.#frame(elapsedMs));
  }

  /** resolves when the ground of the first picture is painted */
  drawn(): Promise<void> {
    return this.#ground.covered();
  }

  show(view: VillageView, { landing = [], opening = [], watered = [], feasts = [] }: ShowOptions = {}): void {
    this.#view = view;
    this.#ground.show(view);
    this.#viewport.setExtent(extentOf(view.chunks));
    this.#pointing.show(view);
    this.#overlay.show(view);
    this.#redraw();
    const falling = landing.flatMap((id) => this.#village.keyOf(view, id) ?? []);
    this.#life.celebrate(falling, opening, this.#things.values(), this.#viewport.visible());
    for (const id of watered) {
      const thing = this.#things.get(this.#village.keyOf(view, id) ?? '');
      if (thing) this.#splashes.start(thing);
    }
    if (opening.length > 0) this.#events.onSound('open');
    this.#feast(feasts);
  }

  setDress(dress: Dress): void {
    this.#dress = dress;
    this.#redraw();
  }

  setProgress(progress: Progress): void {
    this.#progress = progress;
    this.#redraw();
  }

  setHolds(plots: readonly Plot[]): void {
    this.#marks.set('holds', plots, CHALK);
  }

  setGhosts(ghosts: readonly Ghost[]): void {
    this.#ghosts.set(ghosts);
  }

  startPlacing(gift: InHand, canStand: (plot: Plot) => boolean): void {
    const plot = cornerUnder(
      this.#pointing.plotAt(this.#viewport.worldAt(this.#viewport.clearMiddle())),
      gift.footprint,
    );
    this.#placing.stop();
    this.#placing.start(gift, canStand, plot);
  }

  stopPlacing(): void {
    this.#placing.stop();
  }

  setSelection(plot: Plot | null, footprint: Footprint = { w: 1, d: 1 }): void {
    this.#marks.set('selection', plot ? plotsOf(plot, footprint) : [], CHOSEN);
    this.#overlay.point(plot, footprint);
  }

  setInsets(insets: Insets): void {
    this.#viewport.setInsets(insets);
  }

  focusOn(plot: Plot, animate = true): void {
    const x = plot.x + 0.5;
    const y = plot.y + 0.5;
    this.#viewport.flyTo(project(x, y, this.#terrain.levelPx(x, y)), undefined, animate);
  }

  frameVillage(): void {
    this.#viewport.flyToFirst(squarePoint(this.#terrain));
  }

  setPresence(visitors: number): void {
    this.#life.setPresence(visitors);
  }

  wave(seed: number): void {
    this.#life.wave(seed);
  }

  setReducedMotion(on: boolean): void {
    this.#viewport.setStill(on);
    this.#life.setStill(on);
    this.#overlay.setStill(on);
  }

  destroy(): void {
    for (const off of this.#off) off();
    this.#ground.destroy();
    this.#engine.destroy();
  }

  /** where several works were finished at once, people gather at the last */
  #feast(steps: readonly StepSlug[]): void {
    const work = this.#things.get(`step ${steps.at(-1)}`);
    if (!work) return;
    this.#life.feast(work);
    this.#events.onSound('feast');
  }

  #redraw(): void {
    const next = this.#village.of(this.#view, this.#progress, this.#data.now(), this.#dress);
    const { put, gone } = changes(this.#things, next);
    for (const key of gone) this.#layer.remove(key);
    for (const thing of put) this.#layer.put(thing);
    this.#things = next;
    this.#life.show(this.#view, next);
  }

  #frame(elapsedMs: number): void {
    this.#moveAtEdge(elapsedMs);
    this.#viewport.frame(elapsedMs);
    const shake = this.#life.shake(elapsedMs);
    const scroll = this.#viewport.scroll();
    const { main } = this.#engine.scene.cameras;
    main.setZoom(this.#viewport.camera.zoom).setScroll(scroll.px + shake.dx, scroll.py + shake.dy);
    const visible = this.#viewport.visible();
    this.#ground.frame(visible, elapsedMs);
    this.#layer.frame(visible);
    this.#life.frame(visible, elapsedMs);
    this.#overlay.frame(visible, elapsedMs);
    this.#splashes.frame(elapsedMs);
  }

  #moveAtEdge(elapsedMs: number): void {
    const at = this.#hands.carrying;
    if (!at) return;
    const by = edgePush(at, this.#engine.screen(), this.#engine.devicePixelRatio(), elapsedMs);
    if (by.x === 0 && by.y === 0) return;
    this.#viewport.pan(by);
    this.#hands.carryTo(at);
  }

  #handsOn(): Hands {
    return new Hands({
      viewport: this.#viewport,
      placing: this.#placing,
      ghosts: this.#ghosts,
      marks: this.#marks,
      events: this.#events,
      plotAt: (at) => this.#pointing.plotAt(this.#viewport.worldAt(at)),
      targetAt: (at) => this.#pointing.targetAt(this.#viewport.worldAt(at)),
      targetOn: (plot) => this.#pointing.targetOn(plot),
      see: (plot) => this.focusOn(plot),
    });
  }
}
