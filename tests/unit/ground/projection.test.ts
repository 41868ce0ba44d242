import fc from 'fast-check';
import { expect, it } from 'vitest';
import { project, unproject } from '#shared/ground/projection.ts';

it('a plot is 64 x 32 px, x to the lower right, y to the lower left, height up', () => {
  expect(project(1, 0)).toEqual({ px: 32, py: 16 });
  expect(project(0, 1)).toEqual({ px: -32, py: 16 });
  expect(project(1, 1, 20)).toEqual({ px: 0, py: 12 });
});

it('finds the plot again that a pixel came from', () => {
  const place = fc.double({ min: -500, max: 500, noNaN: true });
  fc.assert(
    fc.property(place, place, fc.integer({ min: -300, max: 300 }), (x, y, z) => {
      const { px, py } = project(x, y, z);
      const back = unproject(px, py, z);
      expect(back.x).toBeCloseTo(x, 6);
      expect(back.y).toBeCloseTo(y, 6);
    }),
  );
});
