import type { ScreenPoint } from './camera.ts';
import { type Gesture, Gestures, type Touch } from './gestures.ts';

export interface PointerReports {
  onGesture(gesture: Gesture): void;
  /** a mouse moves without a button, or a finger that went down on the HUD drags over the map */
  onHover(at: ScreenPoint): void;
  /** a finger that went down on the HUD was lifted over the map */
  onDropFromHud(at: ScreenPoint): void;
  onWheel(at: ScreenPoint, direction: 1 | -1): void;
}

/** Wheel ticks of a mouse come one by one, those of a touch pad in a stream: this much scroll is one step of zoom. */
const WHEEL_STEP = 60;

/**
 * Listens to the map's element (and, for drags that start on the HUD, to the window). The engine's own input is left out:
 * it knows no pinch and counts in other pixels.
 */
export function listenToPointers(element: HTMLElement, devicePixelRatio: () => number, to: PointerReports): () => void {
  const gestures = new Gestures(devicePixelRatio);
  const off = new AbortController();
  const { signal } = off;
  const own = new Set<number>();
  const fromHud = new Set<number>();
  let wheel = 0;

  const place = (event: MouseEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { x: (event.clientX - box.left) * devicePixelRatio(), y: (event.clientY - box.top) * devicePixelRatio() };
  };
  const touch = (event: PointerEvent): Touch => ({ id: event.pointerId, atMs: event.timeStamp, ...place(event) });
  const report = (found: Gesture[]) => {
    for (const gesture of found) to.onGesture(gesture);
  };

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      own.add(event.pointerId);
      fromHud.delete(event.pointerId);
      element.setPointerCapture(event.pointerId);
      report(gestures.down(touch(event)));
    },
    { signal },
  );
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!isIn(element, event.target)) fromHud.add(event.pointerId);
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'pointermove',
    (event) => {
      if (own.has(event.pointerId)) report(gestures.move(touch(event)));
      else if (fromHud.has(event.pointerId) || isIn(element, event.target)) to.onHover(place(event));
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    (event) => {
      if (own.delete(event.pointerId)) report(gestures.up(touch(event)));
      else if (fromHud.delete(event.pointerId) && isOver(element, event)) to.onDropFromHud(place(event));
    },
    { signal },
  );
  window.addEventListener(
    'pointercancel',
    (event) => {
      fromHud.delete(event.pointerId);
      if (own.delete(event.pointerId)) report(gestures.cancel(event.pointerId));
    },
    { signal },
  );
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      wheel = Math.sign(wheel) === -Math.sign(event.deltaY) ? event.deltaY : wheel + event.deltaY;
      if (Math.abs(wheel) < WHEEL_STEP) return;
      to.onWheel(place(event), wheel < 0 ? 1 : -1);
      wheel = 0;
    },
    { signal, passive: false },
  );
  return () => off.abort();
}

const isIn = (element: HTMLElement, target: EventTarget | null): boolean =>
  target instanceof Node && element.contains(target);

const isOver = (element: HTMLElement, { clientX, clientY }: PointerEvent): boolean =>
  isIn(element, document.elementFromPoint(clientX, clientY));
