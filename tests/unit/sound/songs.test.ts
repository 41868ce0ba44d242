import { describe, expect, it } from 'vitest';
import { riverNearness } from '#client/game/ripples.ts';
import { nextCall, steadyGains } from '#client/sound/songs.ts';
import { rng } from '#shared/ground/noise.ts';

const calls = (day: number) => {
  const chance = rng(3);
  return Array.from({ length: 200 }, () => nextCall({ day }, chance));
};
const isCricket = ({ voices }: ReturnType<typeof nextCall>) => voices.every(({ from }) => from > 4000);

describe('the sound of the place', () => {
  it('is birds by day, crickets by night, and both in the twilight', () => {
    expect(calls(1).some(isCricket)).toBe(false);
    expect(calls(0).every(isCricket)).toBe(true);
    const twilight = calls(0.5).filter(isCricket).length;
    expect(twilight).toBeGreaterThan(60);
    expect(twilight).toBeLessThan(140);
  });

  it('is soft, short and never all at once', () => {
    for (const { voices, pan, nextMs } of [...calls(1), ...calls(0)]) {
      expect(Math.abs(pan)).toBeLessThanOrEqual(1);
      expect(nextMs).toBeGreaterThan(400);
      for (const { loud, lasts, at, from, to } of voices) {
        expect(loud).toBeLessThan(0.03);
        expect(at + lasts).toBeLessThan(1.2);
        expect(Math.min(from, to)).toBeGreaterThan(1000);
      }
    }
  });

  it('is the river where it flows, and not far from it', () => {
    expect([riverNearness(-1), riverNearness(0), riverNearness(40)]).toEqual([1, 1, 0]);
    expect(steadyGains({ day: 1, river: 1 }).river).toBeGreaterThan(steadyGains({ day: 1, river: 0.4 }).river);
    expect(steadyGains({ day: 1, river: 0 }).river).toBe(0);
  });
});
