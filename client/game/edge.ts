import type { ScreenSize } from './camera.ts';

/** CSS px from the screen's edge at which a carried gift moves the map on, and CSS px a second that it moves. */
const EDGE = 44;
const EDGE_SPEED = 420;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far the map moves on, in device px, while a gift is carried near an edge; `ratio` is device px a CSS px. */
export function edgePush(at: Point, { width, height }: ScreenSize, ratio: number, elapsedMs: number): Point {
  const push = (along: number, length: number) => (along < EDGE * ratio ? 1 : along > length - EDGE * ratio ? -1 : 0);
  const step = (EDGE_SPEED * ratio * elapsedMs) / 1000;
  return { x: push(at.x, width) * step, y: push(at.y, height) * step };
}
