import { describe, expect, it } from 'vitest';
import { type Gesture, Gestures } from '#client/game/gestures.ts';

const finger = (id: number, x: number, y: number, atMs: number) => ({ id, x, y, atMs });
const kinds = (gestures: readonly Gesture[]) => gestures.map(({ kind }) => kind);
const fresh = () => new Gestures(() => 1);

describe('gestures', () => {
  it('takes a trembling finger for a tap', () => {
    const g = fresh();
    expect(kinds(g.down(finger(1, 100, 100, 0)))).toEqual(['press']);
    expect(g.move(finger(1, 104, 103, 40))).toEqual([]);
    expect(g.up(finger(1, 104, 103, 90))).toEqual([{ kind: 'tap', at: { x: 104, y: 103 } }]);
  });

  it('measures trembling in CSS pixels: on a fine screen the same finger moves more device pixels', () => {
    const g = new Gestures(() => 3);
    g.down(finger(1, 100, 100, 0));
    expect(g.move(finger(1, 118, 110, 40))).toEqual([]);
    expect(kinds(g.up(finger(1, 118, 110, 90)))).toEqual(['tap']);
  });

  it('gives a drag the whole way of the finger, the first pixels too', () => {
    const g = fresh();
    g.down(finger(1, 0, 0, 0));
    const moves = [5, 12, 30, 47].flatMap((x, i) => g.move(finger(1, x, 0, i * 16)));
    const way = moves.reduce((sum, gesture) => sum + (gesture.kind === 'drag' ? gesture.by.x : 0), 0);
    expect(way).toBe(47);
  });

  it('throws with the speed of the finger, and not at all after a rest', () => {
    const thrown = (restMs: number) => {
      const g = fresh();
      g.down(finger(1, 0, 0, 0));
      for (let i = 1; i <= 10; i++) g.move(finger(1, i * 20, 0, i * 10));
      const [release] = g.up(finger(1, 200, 0, 100 + restMs));
      return release?.kind === 'release' ? release.velocity.x : Number.NaN;
    };
    expect(thrown(8)).toBeGreaterThan(1.5);
    expect(thrown(200)).toBe(0);
  });

  it('pinches about the middle of two fingers, and the finger left over moves nothing', () => {
    const g = fresh();
    g.down(finger(1, 100, 100, 0));
    g.down(finger(2, 200, 100, 10));
    expect(g.move(finger(2, 300, 100, 20))).toEqual([
      { kind: 'pinch', about: { x: 200, y: 100 }, by: { x: 50, y: 0 }, scale: 2 },
    ]);
    expect(kinds(g.up(finger(2, 300, 100, 30)))).toEqual(['pinchEnd']);
    expect(g.move(finger(1, 400, 400, 40))).toEqual([]);
    expect(g.up(finger(1, 400, 400, 50))).toEqual([]);
  });

  it('pinches on when the lifted finger comes back', () => {
    const g = fresh();
    g.down(finger(1, 100, 100, 0));
    g.down(finger(2, 200, 100, 10));
    g.up(finger(2, 200, 100, 20));
    g.down(finger(3, 200, 100, 30));
    expect(kinds(g.move(finger(3, 220, 100, 40)))).toEqual(['pinch']);
  });

  it('drops a drag that turns into a pinch', () => {
    const g = fresh();
    g.down(finger(1, 0, 0, 0));
    g.move(finger(1, 50, 0, 10));
    expect(kinds(g.down(finger(2, 80, 0, 20)))).toEqual(['cancel']);
  });

  it('tells two quick taps on one place from two taps on two places', () => {
    const tap = (g: Gestures, x: number, atMs: number) => {
      g.down(finger(1, x, 0, atMs));
      return kinds(g.up(finger(1, x, 0, atMs + 30)));
    };
    const g = fresh();
    expect([tap(g, 0, 0), tap(g, 4, 150)]).toEqual([['tap'], ['doubleTap']]);
    expect([tap(g, 0, 1000), tap(g, 200, 1100), tap(g, 200, 1900)]).toEqual([['tap'], ['tap'], ['tap']]);
  });

  it('lets go when the system takes the finger', () => {
    const g = fresh();
    g.down(finger(1, 0, 0, 0));
    g.move(finger(1, 50, 0, 10));
    expect(kinds(g.cancel(1))).toEqual(['cancel']);
    expect(g.move(finger(1, 90, 0, 20))).toEqual([]);
  });
});
