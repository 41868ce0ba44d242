import { describe, expect, it } from 'vitest';
import { plotUnder, thingUnder } from '#client/game/picking.ts';
import type { Thing } from '#client/game/things.ts';
import { project } from '#shared/ground/projection.ts';
import { PlacementId } from '#shared/ids.ts';
import { terrainOf } from '#shared/village/terrain.ts';

describe('the plot under a pointer', () => {
  it('is the plot whose ground is drawn there, on flat land', () => {
    const flat = { levelPx: () => 0 };
    for (const [x, y] of [
      [0.5, 0.5],
      [7.1, 3.9],
      [-4.5, 12.01],
    ] as const) {
      const { px, py } = project(x, y);
      expect(plotUnder(flat, px, py)).toEqual({ x: Math.floor(x), y: Math.floor(y) });
    }
  });

  it.each(['savanna', 'andes', 'teaHills'] as const)(
    'is right on every buildable plot of the terraces of %s',
    (land) => {
      const terrain = terrainOf(1207, land);
      for (let y = -16; y < 32; y++) {
        for (let x = -16; x < 32; x++) {
          if (!terrain.isBuildable(x, y)) continue;
          const { px, py } = project(x + 0.5, y + 0.5, terrain.levelPx(x + 0.5, y + 0.5));
          expect(plotUnder(terrain, px, py)).toEqual({ x, y });
        }
      }
    },
  );

  it('is the terrace in front where it hides the land behind', () => {
    // beyond x + y = 10 the land is low, in front of it a terrace of 60 px hides three plots and more
    const terrain = { levelPx: (x: number, y: number) => (x + y > 10 ? 60 : 0) };
    const behind = project(4.5, 4.5);
    const hit = plotUnder(terrain, behind.px, behind.py);
    expect(hit.x + hit.y).toBeGreaterThanOrEqual(10);
  });
});

const id = (name: string) => PlacementId.parse(`plc_${name.padEnd(20, '0')}`);

function thing(name: string, px: number, py: number, depth: number): Thing {
  const source = { kind: 'placement', id: id(name) } as const;
  return {
    key: name,
    px,
    py,
    depth,
    middle: { x: 0, y: 0 },
    parts: [{ frame: 'hut', depth, look: 'plain' }],
    radiusPx: 32,
    promised: false,
    alive: true,
    life: 0,
    source,
  };
}

describe('the thing under a pointer', () => {
  const hut = (_frame: string, dx: number, dy: number) => Math.abs(dx) < 20 && dy > -40 && dy < 5;

  it('is the one in front where two overlap, in whatever order they come', () => {
    const things = [thing('back', 0, 0, 4), thing('front', 10, 8, 5)];
    expect(thingUnder(things, 5, -5, hut)?.key).toBe('front');
    expect(thingUnder(things.toReversed(), 5, -5, hut)?.key).toBe('front');
  });

  it('is found by its pixels: beside them the one behind is tapped', () => {
    const things = [thing('back', 0, 0, 4), thing('front', 30, 8, 5)];
    expect(thingUnder(things, -12, -20, hut)?.key).toBe('back');
    expect(thingUnder(things, 90, -20, hut)).toBeNull();
  });

  it('is never a tree: what grows by itself cannot be tapped away from the plot it hides', () => {
    const tree: Thing = { ...thing('tree', 0, 0, 9), source: { kind: 'decor' } };
    expect(thingUnder([thing('hut', 0, 0, 4), tree], 0, -10, hut)?.key).toBe('hut');
  });
});
