import { describe, expect, it } from 'vitest';
import { extentOf } from '#client/game/framing.ts';
import { Viewport } from '#client/game/viewport.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };
const SQUARE = { px: 0, py: 500 };

function viewport(ratio = 2): Viewport {
  const screen = { width: Math.round(390 * ratio), height: Math.round(844 * ratio) };
  const made = new Viewport(
    () => screen,
    () => ratio,
    extentOf(FIRST_CHUNKS),
    NO_INSETS,
  );
  made.frameFirst(SQUARE);
  return made;
}
const rest = (view: Viewport) => {
  for (let i = 0; i < 200; i++) view.frame(16);
};

describe('looking around with fingers', () => {
  it('a thrown map glides on, slower and slower, and lies still', () => {
    const view = viewport();
    const from = view.camera.x;
    view.throw({ x: 1.2, y: 0 });
    view.frame(16);
    const first = view.camera.x;
    for (let i = 0; i < 20; i++) view.frame(16);
    const later = view.camera.x;
    view.frame(16);
    expect(from - first).toBeGreaterThan(later - view.camera.x);
    rest(view);
    const still = view.camera.x;
    view.frame(16);
    expect(view.camera.x).toBe(still);
    expect(from - still).toBeGreaterThan(30);
  });

  it('a finger on a gliding map stops it', () => {
    const view = viewport();
    view.throw({ x: 2, y: 1 });
    view.frame(16);
    view.stop();
    const { x, y } = view.camera;
    view.frame(16);
    expect([view.camera.x, view.camera.y]).toEqual([x, y]);
  });

  it('a pinch keeps the land under the fingers, at any zoom on the way', () => {
    const view = viewport();
    const about = { x: 300, y: 900 };
    const before = view.worldAt(about);
    for (let i = 0; i < 10; i++) view.pinch(about, { x: 0, y: 0 }, 1.05);
    const after = view.worldAt(about);
    expect(after.px).toBeCloseTo(before.px, 6);
    expect(after.py).toBeCloseTo(before.py, 6);
    expect(Number.isInteger(view.camera.zoom)).toBe(false);
  });

  it.each([1, 1.5, 2, 2.625, 3])('pixels are whole again at rest: %f device pixels to a CSS pixel', (ratio) => {
    const view = viewport(ratio);
    view.pinch({ x: 100, y: 100 }, { x: 3, y: 4 }, 1.37);
    view.settle({ x: 100, y: 100 });
    rest(view);
    expect(Number.isInteger(view.camera.zoom)).toBe(true);
    const { px, py } = view.scroll();
    for (const device of [px * view.camera.zoom, py * view.camera.zoom]) {
      expect(Math.abs(device - Math.round(device))).toBeLessThan(1e-6);
    }
  });

  it('pixels are whole again even when a finger caught the zoom on its way, or the system took the pinch', () => {
    const view = viewport();
    view.pinch({ x: 100, y: 100 }, { x: 0, y: 0 }, 1.37);
    view.settle({ x: 100, y: 100 });
    view.frame(16);
    view.stop();
    expect(Number.isInteger(view.camera.zoom)).toBe(false);
    rest(view);
    expect(Number.isInteger(view.camera.zoom)).toBe(true);
  });

  it('nothing settles while fingers are still down', () => {
    const view = viewport();
    view.pinch({ x: 100, y: 100 }, { x: 0, y: 0 }, 1.37);
    const { zoom } = view.camera;
    rest(view);
    expect(view.camera.zoom).toBe(zoom);
  });
});
