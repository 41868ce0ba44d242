import type { ScreenPoint } from './camera.ts';

/** One finger or the mouse, in device pixels and milliseconds. */
export interface Touch extends ScreenPoint {
  readonly id: number;
  readonly atMs: number;
}

export type Gesture =
  /** a first finger is down: the one who listens may say what a drag from here moves */
  | { readonly kind: 'press'; readonly at: ScreenPoint }
  | { readonly kind: 'drag'; readonly at: ScreenPoint; readonly by: ScreenPoint }
  /** the finger of a drag left; device pixels a millisecond */
  | { readonly kind: 'release'; readonly at: ScreenPoint; readonly velocity: ScreenPoint }
  | { readonly kind: 'pinch'; readonly about: ScreenPoint; readonly by: ScreenPoint; readonly scale: number }
  | { readonly kind: 'pinchEnd'; readonly about: ScreenPoint }
  | { readonly kind: 'tap'; readonly at: ScreenPoint }
  | { readonly kind: 'doubleTap'; readonly at: ScreenPoint }
  /** the system took the finger away */
  | { readonly kind: 'cancel' };

/** CSS px a finger may tremble and still tap; times the device pixel ratio. */
const TREMBLE = 8;
const TAP_MS = 500;
const DOUBLE_TAP_MS = 280;
const DOUBLE_TAP_REACH = 28;
/** A finger that rested this long before leaving throws nothing. */
const REST_MS = 60;
/** How much of the newest move counts in the speed of a throw. */
const FRESH = 0.5;

/** Tells taps, drags and pinches from fingers, with no clock and no screen of its own. */
export class Gestures {
  readonly #dpr: () => number;
  readonly #touches = new Map<number, Touch>();
  #start: Touch | null = null;
  #mode: 'idle' | 'pressed' | 'dragging' | 'pinching' = 'idle';
  #velocity: ScreenPoint = { x: 0, y: 0 };
  #lastTap: Touch | null = null;

  constructor(devicePixelRatio: () => number) {
    this.#dpr = devicePixelRatio;
  }

  down(touch: Touch): Gesture[] {
    this.#touches.set(touch.id, touch);
    if (this.#touches.size === 1) {
      this.#start = touch;
      this.#mode = 'pressed';
      this.#velocity = { x: 0, y: 0 };
      return [{ kind: 'press', at: at(touch) }];
    }
    if (this.#touches.size > 2) return [];
    const cancelled: Gesture[] = this.#mode === 'dragging' ? [{ kind: 'cancel' }] : [];
    this.#mode = 'pinching';
    return cancelled;
  }

  move(touch: Touch): Gesture[] {
    const before = this.#touches.get(touch.id);
    if (!before || !this.#start) return [];
    if (this.#mode === 'pinching') return this.#pinch(before, touch);
    this.#touches.set(touch.id, touch);
    const far = Math.hypot(touch.x - this.#start.x, touch.y - this.#start.y) > TREMBLE * this.#dpr();
    if (this.#mode === 'pressed' && far) {
      this.#mode = 'dragging';
      return [{ kind: 'drag', at: at(touch), by: { x: touch.x - this.#start.x, y: touch.y - this.#start.y } }];
    }
    if (this.#mode !== 'dragging') return [];
    const by = { x: touch.x - before.x, y: touch.y - before.y };
    const elapsedMs = Math.max(1, touch.atMs - before.atMs);
    this.#velocity = {
      x: this.#velocity.x * (1 - FRESH) + (by.x / elapsedMs) * FRESH,
      y: this.#velocity.y * (1 - FRESH) + (by.y / elapsedMs) * FRESH,
    };
    return [{ kind: 'drag', at: at(touch), by }];
  }

  up(touch: Touch): Gesture[] {
    const last = this.#touches.get(touch.id);
    if (!last || !this.#touches.delete(touch.id)) return [];
    const mode = this.#mode;
    // One finger of two left: the other one moves nothing any more, or the map would jump.
    this.#mode = 'idle';
    if (mode === 'pinching') return [{ kind: 'pinchEnd', about: at(touch) }];
    if (mode === 'dragging') {
      const rested = touch.atMs - last.atMs > REST_MS;
      return [{ kind: 'release', at: at(touch), velocity: rested ? { x: 0, y: 0 } : this.#velocity }];
    }
    if (mode !== 'pressed' || !this.#start || touch.atMs - this.#start.atMs > TAP_MS) return [];
    return this.#tap(touch);
  }

  cancel(id: number): Gesture[] {
    if (!this.#touches.delete(id)) return [];
    this.#mode = 'idle';
    return [{ kind: 'cancel' }];
  }

  #tap(touch: Touch): Gesture[] {
    const first = this.#lastTap;
    const near = first && Math.hypot(first.x - touch.x, first.y - touch.y) < DOUBLE_TAP_REACH * this.#dpr();
    if (near && touch.atMs - first.atMs < DOUBLE_TAP_MS) {
      this.#lastTap = null;
      return [{ kind: 'doubleTap', at: at(touch) }];
    }
    this.#lastTap = touch;
    return [{ kind: 'tap', at: at(touch) }];
  }

  #pinch(before: Touch, touch: Touch): Gesture[] {
    const other = [...this.#touches.values()].find(({ id }) => id !== touch.id);
    if (!other) return [];
    this.#touches.set(touch.id, touch);
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(touch.x - other.x, touch.y - other.y);
    return [
      {
        kind: 'pinch',
        about: { x: (touch.x + other.x) / 2, y: (touch.y + other.y) / 2 },
        by: { x: (touch.x - before.x) / 2, y: (touch.y - before.y) / 2 },
        scale: was < 1 ? 1 : is / was,
      },
    ];
  }
}

const at = ({ x, y }: Touch): ScreenPoint => ({ x, y });
