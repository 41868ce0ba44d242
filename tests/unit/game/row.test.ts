import { describe, expect, it } from 'vitest';
import { PACKED, Row } from '#client/game/row.ts';
import { rng } from '#shared/ground/noise.ts';

const FRAME = { u0: 0.25, v0: 0.5, u1: 0.375, v1: 0.625 };
interface Sprite {
  row: Row | null;
  depth: number;
  x: number;
  y: number;
  scaleX: number;
  scaleY: number;
  colour: number;
  readonly cut: { left: number; top: number; width: number; height: number; frame: typeof FRAME };
}
const sprite = (depth: number, x: number, colour: number): Sprite => ({
  row: null,
  depth,
  x,
  y: 100,
  scaleX: 1,
  scaleY: 1,
  colour,
  cut: { left: -8, top: -30, width: 16, height: 32, frame: FRAME },
});
const enter = (row: Row, one: Sprite) => {
  one.row = row;
  row.enter(one);
};
const leave = (row: Row, one: Sprite) => {
  row.leave(one);
  one.row = null;
};
const drawn = (row: Row): number[] => {
  row.pack();
  return [...row.colours.subarray(0, row.size)];
};

describe('a row of sprites', () => {
  it('puts down where each lies, scaled about its foot, and how high and low they reach', () => {
    const row = new Row({ setVisible: () => {} });
    const [small, large] = [sprite(1, 40, 7), { ...sprite(2, 90, 8), scaleX: 2, scaleY: 3 }];
    for (const one of [small, large]) enter(row, one);
    expect(drawn(row)).toEqual([7, 8]);
    expect([...row.numbers.subarray(0, PACKED)]).toEqual([32, 70, 48, 102, 0.25, 0.5, 0.375, 0.625]);
    expect([...row.numbers.subarray(PACKED, PACKED + 4)]).toEqual([74, 10, 106, 106]);
    expect([row.top, row.bottom]).toEqual([10, 106]);
  });

  it('is seen by the engine while somebody stands in it', () => {
    const seen: boolean[] = [];
    const row = new Row({ setVisible: (visible) => seen.push(visible) });
    const [one, other] = [sprite(1, 1, 1), sprite(1, 2, 2)];
    enter(row, one);
    enter(row, other);
    leave(row, one);
    leave(row, other);
    expect(seen).toEqual([true, false]);
  });

  it('draws by depth, then from left to right, whoever came, left, came back or moved meanwhile', () => {
    const chance = rng(11);
    const row = new Row({ setVisible: () => {} });
    const all = Array.from({ length: 120 }, (_, n) => sprite(Math.floor(chance() * 4), n * 3, n));
    for (let round = 0; round < 60; round++) {
      for (let i = 0; i < 25; i++) {
        const one = all[Math.floor(chance() * all.length)];
        if (!one) continue;
        if (one.row && chance() < 0.3) {
          row.place(one);
          one.x = Math.floor(chance() * 1000) * 3 + (one.x % 3);
        } else if (one.row) leave(row, one);
        else enter(row, one);
      }
      const standing = all.filter((one) => one.row === row);
      const wanted = [...standing].sort((a, b) => a.depth - b.depth || a.x - b.x);
      row.pack();
      const lefts = Array.from({ length: row.size }, (_, i) => row.numbers[i * PACKED]);
      expect(lefts).toEqual(wanted.map(({ x }) => x - 8));
      expect(new Set(drawn(row))).toEqual(new Set(standing.map(({ colour }) => colour)));
    }
  });
});
