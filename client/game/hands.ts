import { assertNever } from '#shared/result.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { ScreenPoint } from './camera.ts';
import type { Gesture } from './gestures.ts';
import type { KeyboardReports } from './keyboard-input.ts';
import { CHOSEN, type MarkLayer } from './mark-layer.ts';
import { cornerUnder, type Ghosts, type Placing } from './placing.ts';
import type { PointerReports } from './pointer-input.ts';
import type { StageEvents, TapTarget } from './stage.ts';
import type { Viewport } from './viewport.ts';

/** What a drag moves, and where it was taken hold of. */
type Hold =
  | { readonly kind: 'map' }
  | { readonly kind: 'gift'; readonly offset: Plot }
  | { readonly kind: 'ghost'; readonly key: string; readonly offset: Plot };

export interface HandsOn {
  readonly viewport: Viewport;
  readonly placing: Placing;
  readonly ghosts: Ghosts;
  readonly marks: MarkLayer;
  readonly events: StageEvents;
  /** what lies under a point of the screen */
  plotAt(at: ScreenPoint): Plot;
  targetAt(at: ScreenPoint): TapTarget;
  /** what stands on a plot, for those who point with keys */
  targetOn(plot: Plot): TapTarget;
  see(plot: Plot): void;
}

/** Turns gestures and keys into looking around, placing, moving and tapping. It decides nothing about gifts. */
export class Hands implements PointerReports, KeyboardReports {
  readonly #on: HandsOn;
  #hold: Hold = { kind: 'map' };
  #finger: ScreenPoint | null = null;
  #cursor: Plot | null = null;

  constructor(on: HandsOn) {
    this.#on = on;
  }

  /** where a finger holds a gift now: the map moves on when that is at the screen's edge */
  get carrying(): ScreenPoint | null {
    return this.#hold.kind === 'map' ? null : this.#finger;
  }

  onGesture(gesture: Gesture): void {
    const { viewport } = this.#on;
    switch (gesture.kind) {
      case 'press':
        viewport.stop();
        this.#hold = this.#holdAt(gesture.at);
        return;
      case 'drag':
        if (this.#hold.kind === 'map') viewport.pan(gesture.by);
        else this.carryTo(gesture.at);
        return;
      case 'release':
        if (this.#hold.kind === 'map') viewport.throw(gesture.velocity);
        else this.#drop();
        return;
      case 'pinch':
        this.#letGo();
        viewport.pinch(gesture.about, gesture.by, gesture.scale);
        return;
      case 'pinchEnd':
        viewport.settle(gesture.about);
        return;
      case 'tap':
        this.#tap(gesture.at);
        return;
      case 'doubleTap':
        // two quick taps on two plots while placing are two choices
        if (this.#on.placing.plot) this.#tap(gesture.at);
        else viewport.step(1, gesture.at);
        return;
      case 'cancel':
        this.#letGo();
        viewport.settle();
        return;
      default:
        assertNever(gesture);
    }
  }

  onHover(at: ScreenPoint): void {
    if (this.#on.placing.plot) this.#placeUnder(at);
  }

  onDropFromHud(at: ScreenPoint): void {
    if (!this.#on.placing.plot) return;
    this.#placeUnder(at);
    this.#reportPlaced();
  }

  onWheel(at: ScreenPoint, direction: 1 | -1): void {
    this.#on.viewport.step(direction, at);
  }

  onMove(by: Plot): void {
    const { placing, marks, viewport, events } = this.#on;
    const from = placing.plot ?? this.#cursor ?? this.#on.plotAt(viewport.clearMiddle());
    const plot = { x: from.x + by.x, y: from.y + by.y };
    if (placing.plot) placing.moveTo(plot);
    else marks.set('keyboard', [plot], CHOSEN);
    this.#cursor = plot;
    this.#on.see(plot);
    events.onKeyboardPlot(plot);
  }

  onEnter(): void {
    if (this.#on.placing.plot) this.#reportPlaced();
    else if (this.#cursor) this.#report(this.#on.targetOn(this.#cursor));
  }

  onZoom(direction: 1 | -1): void {
    this.#on.viewport.step(direction);
  }

  onEscape(): void {
    if (this.#on.placing.plot) {
      this.#on.placing.stop();
      this.#on.events.onPlacingCancelled();
    }
    this.onLeave();
  }

  /** the keyboard's cursor goes with the focus */
  onLeave(): void {
    this.#cursor = null;
    this.#on.marks.clear('keyboard');
  }

  /** carries what is held to the plot under a point */
  carryTo(at: ScreenPoint): void {
    this.#finger = at;
    const under = this.#on.plotAt(at);
    if (this.#hold.kind === 'map') return;
    const plot = { x: under.x + this.#hold.offset.x, y: under.y + this.#hold.offset.y };
    if (this.#hold.kind === 'gift') this.#on.placing.moveTo(plot);
    else this.#on.ghosts.move(this.#hold.key, plot);
  }

  #holdAt(at: ScreenPoint): Hold {
    const { placing, ghosts } = this.#on;
    const target = this.#on.targetAt(at);
    const offset = (held: Plot) => ({ x: held.x - target.plot.x, y: held.y - target.plot.y });
    if (placing.plot && placing.isOn(target.plot, target.ghost)) return { kind: 'gift', offset: offset(placing.plot) };
    const ghost = target.ghost === null ? null : ghosts.get(target.ghost);
    if (ghost && !placing.plot) return { kind: 'ghost', key: ghost.key, offset: offset(ghost.plot) };
    return { kind: 'map' };
  }

  #drop(): void {
    const hold = this.#hold;
    this.#letGo();
    if (hold.kind === 'gift') this.#reportPlaced();
    if (hold.kind !== 'ghost') return;
    const ghost = this.#on.ghosts.get(hold.key);
    if (ghost) this.#on.events.onGhostMoved(ghost.key, ghost.plot);
  }

  #letGo(): void {
    this.#hold = { kind: 'map' };
    this.#finger = null;
  }

  #tap(at: ScreenPoint): void {
    this.#letGo();
    const target = this.#on.targetAt(at);
    const { placing } = this.#on;
    if (!placing.plot) {
      this.#report(target);
      return;
    }
    // a tap on the gift itself means: here
    if (!placing.isOn(target.plot, target.ghost)) this.#placeUnder(at);
    this.#reportPlaced();
  }

  #placeUnder(at: ScreenPoint): void {
    const { placing } = this.#on;
    if (placing.footprint) placing.moveTo(cornerUnder(this.#on.plotAt(at), placing.footprint));
  }

  #reportPlaced(): void {
    const { placing, events } = this.#on;
    if (placing.plot) events.onPlaced(placing.plot);
  }

  #report(target: TapTarget): void {
    this.#on.events.onSound('tap');
    this.#on.events.onTap(target);
  }
}
