import { describe, expect, it } from 'vitest';
import {
  type Camera,
  glided,
  panned,
  scrollOf,
  settledZoom,
  steppedZoom,
  visibleRect,
  worldAt,
  zoomedAbout,
  zoomRange,
} from '#client/game/camera.ts';

const screen = { width: 1170, height: 2532 };
const camera: Camera = { x: 120, y: 540, zoom: 2 };

describe('the camera of the village', () => {
  it('keeps the world under the fingers while it zooms', () => {
    const finger = { x: 300, y: 1900 };
    const before = worldAt(camera, screen, finger);
    for (const zoom of [0.7, 1, 3.3, 8]) {
      const after = worldAt(zoomedAbout(camera, screen, finger, zoom), screen, finger);
      expect(after.px).toBeCloseTo(before.px, 6);
      expect(after.py).toBeCloseTo(before.py, 6);
    }
  });

  it('moves the world by as many device pixels as the finger moved', () => {
    const moved = panned(camera, { x: 40, y: -10 });
    expect(worldAt(moved, screen, { x: 540, y: 990 })).toEqual(worldAt(camera, screen, { x: 500, y: 1000 }));
  });

  it('settles on whole device pixels per world pixel, so that pixels stay square', () => {
    const phone = zoomRange(3);
    expect([0.8, 1.4, 1.6, 2.2, 2.6, 99].map((zoom) => settledZoom(zoom, phone))).toEqual([1, 1, 2, 2, 3, 12]);
  });

  it('allows an overview at exactly one half only where device pixels are large', () => {
    expect(settledZoom(0.4, zoomRange(1))).toBe(0.5);
    expect(settledZoom(0.4, zoomRange(2))).toBe(1);
  });

  it('steps through the resting zooms and stops at both ends', () => {
    const range = zoomRange(1);
    expect(steppedZoom(0.5, 1, range)).toBe(1);
    expect(steppedZoom(1, -1, range)).toBe(0.5);
    expect(steppedZoom(0.5, -1, range)).toBe(0.5);
    expect(steppedZoom(range.max, 1, range)).toBe(range.max);
  });

  it('draws from whole device pixels, so that nothing swims while the map glides', () => {
    for (const zoom of [1, 2, 3]) {
      const scroll = scrollOf({ x: 17.389, y: 91.713, zoom }, { width: 1171, height: 801 });
      expect(Number.isInteger(Math.round(scroll.px * zoom * 1e6) / 1e6)).toBe(true);
      expect(Number.isInteger(Math.round(scroll.py * zoom * 1e6) / 1e6)).toBe(true);
    }
  });

  it('sees as much of the world as fits on the screen', () => {
    const view = visibleRect(camera, screen);
    expect(view.x1 - view.x0).toBe(585);
    expect(view.y1 - view.y0).toBe(1266);
  });

  it('lets a thrown map come to rest, whatever the length of a frame', () => {
    const travel = (frameMs: number) => {
      let velocity = { x: 2, y: 0 };
      let x = 0;
      for (let elapsed = 0; elapsed < 5000; elapsed += frameMs) {
        const glide = glided(velocity, frameMs);
        if (!glide) return x;
        x += glide.by.x;
        velocity = glide.velocity;
      }
      throw new Error('still gliding after five seconds');
    };
    expect(travel(8)).toBeGreaterThan(400);
    expect(Math.abs(travel(8) - travel(50))).toBeLessThan(12);
  });
});
