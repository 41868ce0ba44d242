import { describe, expect, it } from 'vitest';
import { zoomRange } from '#client/game/camera.ts';
import { centredOn, extentOf, filledShare, firstFrame, keptOver } from '#client/game/framing.ts';
import { project, unproject } from '#shared/ground/projection.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';

const extent = extentOf(FIRST_CHUNKS);
const square = project(16.5, 16.5);
const screens = [
  { name: 'an upright phone', ratio: 3, screen: { width: 1170, height: 2532 }, bottom: 600, top: 180 },
  { name: 'a small phone', ratio: 2, screen: { width: 720, height: 1280 }, bottom: 360, top: 100 },
  { name: 'a desktop', ratio: 1, screen: { width: 1280, height: 800 }, bottom: 0, top: 60 },
  { name: 'a wide screen', ratio: 1, screen: { width: 3840, height: 2160 }, bottom: 0, top: 60 },
];

describe('the first picture', () => {
  it.each(screens)('fills two thirds of the free height with village on $name', ({ ratio, screen, top, bottom }) => {
    const clear = { screen, insets: { top, right: 0, bottom, left: 0 } };
    const camera = firstFrame(square, extent, clear, zoomRange(ratio));
    expect(Number.isInteger(camera.zoom)).toBe(true);
    expect(filledShare(square, extent, clear, camera.zoom)).toBeGreaterThanOrEqual(2 / 3);
    if (camera.zoom > 1) expect(filledShare(square, extent, clear, camera.zoom - 1)).toBeLessThan(2 / 3);
  });

  it('puts the square in the middle of what the HUD leaves free', () => {
    const screen = { width: 1170, height: 2532 };
    const camera = centredOn(square, 2, { screen, insets: { top: 100, right: 0, bottom: 700, left: 60 } });
    const x = (square.px - camera.x) * 2 + screen.width / 2;
    const y = (square.py - camera.y) * 2 + screen.height / 2;
    expect(x).toBe((60 + screen.width) / 2);
    expect(y).toBe((100 + screen.height - 700) / 2);
  });

  it('counts no land beyond the edge of the open chunks', () => {
    const screen = { width: 400, height: 8000 };
    const clear = { screen, insets: { top: 0, right: 0, bottom: 0, left: 0 } };
    expect(filledShare(square, extent, clear, 1)).toBeLessThan(1024 / 8000);
  });
});

describe('looking around', () => {
  it('keeps the middle of the screen over the open land', () => {
    const lost = keptOver(extent, { x: 90_000, y: -20_000, zoom: 1 });
    const at = unproject(lost.x, lost.y);
    expect(at.x).toBeLessThanOrEqual(extent.x1);
    expect(at.y).toBeGreaterThanOrEqual(extent.y0);
  });

  it('does not touch a camera that looks at the village', () => {
    const camera = { ...centredOn(square, 1, { screen: { width: 1, height: 1 }, insets: noInsets }), zoom: 2 };
    expect(keptOver(extent, camera)).toBe(camera);
  });

  it('[V1] follows the village as it opens new chunks', () => {
    expect(extentOf([...FIRST_CHUNKS, { cx: -1, cy: 2 }])).toEqual({ x0: -16, y0: 0, x1: 32, y1: 48 });
  });
});

const noInsets = { top: 0, right: 0, bottom: 0, left: 0 };
