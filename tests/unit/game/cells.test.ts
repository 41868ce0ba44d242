import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cells, cellAt, cellsAround, cellsShowing } from '#client/game/cells.ts';

const coordinate = fc.integer({ min: -20_000, max: 20_000 });
const place = fc.record({ px: coordinate, py: coordinate });

describe('cells of things', () => {
  it('show every thing whose picture may reach the screen', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: 200, max: 3000 }), (foot, corner, size) => {
        const view = { x0: corner.px, y0: corner.py, x1: corner.px + size, y1: corner.py + size };
        const reaches =
          foot.px > view.x0 - 100 && foot.px < view.x1 + 100 && foot.py > view.y0 - 30 && foot.py < view.y1 + 140;
        if (reaches) expect(cellsShowing(view)).toContain(cellAt(foot.px, foot.py));
      }),
    );
  });

  it('hold each thing once, in the cell of where it stands now', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), at: place })), (puts) => {
        const cells = new Cells<{ key: string; px: number; py: number }>();
        for (const { key, at } of puts) cells.put({ key, ...at });
        const last = new Map(puts.map(({ key, at }) => [key, at]));
        expect(cells.size).toBe(last.size);
        for (const [key, { px, py }] of last) {
          expect([...cells.in(cellAt(px, py))].filter((thing) => thing.key === key)).toEqual([{ key, px, py }]);
        }
      }),
    );
  });

  it('name both cells when a thing moves, and its cell when it leaves', () => {
    const cells = new Cells<{ key: string; px: number; py: number }>();
    cells.put({ key: 'a', px: 10, py: 10 });
    expect(cells.put({ key: 'a', px: 300, py: 10 })).toEqual(['0,0', '1,0']);
    expect(cells.remove('a')).toEqual(['1,0']);
    expect(cells.remove('a')).toEqual([]);
  });

  it('draw only a few cells for a phone, however large the village', () => {
    expect(cellsShowing({ x0: -292, y0: -300, x1: 293, y1: 966 }).length).toBeLessThanOrEqual(28);
  });

  it('are made ready before they show, whichever way the map is moved', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }), (corner, dx, dy) => {
        const view = (x: number, y: number) => ({ x0: x, y0: y, x1: x + 400, y1: y + 300 });
        const ready = cellsAround(view(corner.px, corner.py));
        expect(ready).toEqual(expect.arrayContaining(cellsShowing(view(corner.px + dx, corner.py + dy))));
      }),
    );
  });
});
