import {
  type Camera,
  glided,
  panned,
  type Rect,
  type ScreenPoint,
  type ScreenSize,
  scrollOf,
  settledZoom,
  steppedZoom,
  visibleRect,
  worldAt,
  type ZoomRange,
  zoomedAbout,
  zoomRange,
} from './camera.ts';
import { type Clear, centredOn, type Extent, firstFrame, keptOver } from './framing.ts';
import type { Insets } from './stage.ts';

type World = { readonly px: number; readonly py: number };

/** A camera on its way to another place. */
type Flight = {
  readonly from: Camera;
  readonly to: Camera;
  readonly about: ScreenPoint | null;
  readonly lastsMs: number;
  sinceMs: number;
};

const SETTLE_MS = 160;
const FLY_MS = 420;
const ease = (t: number): number => 1 - (1 - t) ** 3;

/** Where the player looks: thrown, pinched, flown and settled; nothing here knows the engine. */
export class Viewport {
  readonly #screen: () => ScreenSize;
  readonly #ratio: () => number;
  #extent: Extent;
  #insets: Insets;
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #velocity: ScreenPoint | null = null;
  #flight: Flight | null = null;
  #still = false;
  #pinching = false;

  constructor(screen: () => ScreenSize, devicePixelRatio: () => number, extent: Extent, insets: Insets) {
    this.#screen = screen;
    this.#ratio = devicePixelRatio;
    this.#extent = extent;
    this.#insets = insets;
  }

  get camera(): Camera {
    return this.#camera;
  }

  setExtent(extent: Extent): void {
    this.#extent = extent;
  }

  setInsets(insets: Insets): void {
    this.#insets = insets;
  }

  setStill(still: boolean): void {
    this.#still = still;
  }

  visible(): Rect {
    return visibleRect(this.#camera, this.#screen());
  }

  scroll(): World {
    return scrollOf(this.#camera, this.#screen());
  }

  worldAt(at: ScreenPoint): World {
    return worldAt(this.#camera, this.#screen(), at);
  }

  /** the middle of what the HUD leaves free, in device pixels */
  clearMiddle(): ScreenPoint {
    const { screen, insets } = this.#clear();
    return {
      x: (screen.width + insets.left - insets.right) / 2,
      y: (screen.height + insets.top - insets.bottom) / 2,
    };
  }

  frameFirst(square: World): void {
    this.stop();
    this.#camera = firstFrame(square, this.#extent, this.#clear(), this.#range());
  }

  flyTo(at: World, zoom = settledZoom(this.#camera.zoom, this.#range()), animate = true): void {
    const to = centredOn(at, zoom, this.#clear());
    this.stop();
    if (animate && !this.#still) this.#fly(to, null, FLY_MS);
    else this.#camera = to;
  }

  flyToFirst(square: World): void {
    const to = firstFrame(square, this.#extent, this.#clear(), this.#range());
    this.stop();
    if (this.#still) this.#camera = to;
    else this.#fly(to, null, FLY_MS);
  }

  pan(by: ScreenPoint): void {
    this.stop();
    this.#camera = keptOver(this.#extent, panned(this.#camera, by));
  }

  /** so many CSS px on the screen in px of the world */
  worldPx(cssPx: number): number {
    return (cssPx * this.#ratio()) / this.#camera.zoom;
  }

  /** while fingers are down any zoom will do */
  pinch(about: ScreenPoint, by: ScreenPoint, scale: number): void {
    this.stop();
    this.#pinching = true;
    const { min, max } = this.#range();
    const zoom = Math.min(max * 1.2, Math.max(min * 0.8, this.#camera.zoom * scale));
    this.#camera = keptOver(this.#extent, zoomedAbout(panned(this.#camera, by), this.#screen(), about, zoom));
  }

  /** fingers up: pixels become square again */
  settle(about: ScreenPoint = this.clearMiddle()): void {
    this.#pinching = false;
    this.#zoomTo(settledZoom(this.#camera.zoom, this.#range()), about);
  }

  step(direction: 1 | -1, about: ScreenPoint = this.clearMiddle()): void {
    this.#zoomTo(steppedZoom(this.#flight?.to.zoom ?? this.#camera.zoom, direction, this.#range()), about);
  }

  throw(velocity: ScreenPoint): void {
    if (!this.#still) this.#velocity = velocity;
  }

  stop(): void {
    this.#velocity = null;
    this.#flight = null;
  }

  frame(elapsedMs: number): void {
    if (this.#flight) this.#advance(this.#flight, elapsedMs);
    else if (!this.#pinching && !this.#isCrisp()) this.settle();
    if (!this.#velocity) return;
    const glide = glided(this.#velocity, elapsedMs);
    this.#velocity = glide?.velocity ?? null;
    if (glide) this.#camera = keptOver(this.#extent, panned(this.#camera, glide.by));
  }

  #zoomTo(zoom: number, about: ScreenPoint): void {
    const to = keptOver(this.#extent, zoomedAbout(this.#camera, this.#screen(), about, zoom));
    this.stop();
    if (this.#still) this.#camera = to;
    else this.#fly(to, about, SETTLE_MS);
  }

  #fly(to: Camera, about: ScreenPoint | null, lastsMs: number): void {
    this.#flight = { from: this.#camera, to, about, lastsMs, sinceMs: 0 };
  }

  #advance(flight: Flight, elapsedMs: number): void {
    flight.sinceMs += elapsedMs;
    const { from, to, about, lastsMs } = flight;
    const t = ease(Math.min(1, flight.sinceMs / lastsMs));
    if (t >= 1) {
      this.#camera = to;
      this.#flight = null;
      return;
    }
    const zoom = from.zoom * (to.zoom / from.zoom) ** t;
    this.#camera = about
      ? keptOver(this.#extent, zoomedAbout(from, this.#screen(), about, zoom))
      : { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t, zoom };
  }

  /** false where a finger stopped the zoom on its way to rest */
  #isCrisp(): boolean {
    return this.#camera.zoom === settledZoom(this.#camera.zoom, this.#range());
  }

  #range(): ZoomRange {
    return zoomRange(this.#ratio());
  }

  #clear(): Clear {
    const ratio = this.#ratio();
    const { top, right, bottom, left } = this.#insets;
    return {
      screen: this.#screen(),
      insets: { top: top * ratio, right: right * ratio, bottom: bottom * ratio, left: left * ratio },
    };
  }
}
