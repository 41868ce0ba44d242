import { describe, expect, it } from 'vitest';
import { type Light, lightAt, localTimeAt, tintOf } from '#client/game/daylight.ts';

const MARCH = 2;
const at = (hour: number, minute = 0, month = MARCH): Light =>
  lightAt({ month, minute: hour * 60 + minute }, 'savanna');
const brightness = ({ land }: Light) => land[0] * 0.3 + land[1] * 0.59 + land[2] * 0.11;

describe('the light of the day', () => {
  it('is plain at noon, but for a touch of the season', () => {
    expect(Math.min(...at(12).land)).toBeGreaterThan(225);
    expect([at(12).glow, at(12).windows, at(12).stars]).toEqual([0, 0, 0]);
    expect(at(12).paper).toEqual([253, 241, 214]);
  });

  it('is blue and still readable at night, under stars', () => {
    const [r, g, b] = at(23).land;
    expect(b).toBeGreaterThan(r * 1.5);
    expect(b).toBeGreaterThan(g * 1.5);
    expect(brightness(at(23))).toBeGreaterThan(100);
    expect(at(23).stars).toBe(1);
  });

  it('is warm in the evening', () => {
    const [r, , b] = at(18, 15).land;
    expect(r).toBeGreaterThan(b * 1.2);
  });

  it('never jumps: from minute to minute, and over midnight, nobody sees it change', () => {
    for (let minute = 0; minute < 1440; minute++) {
      const now = lightAt({ month: MARCH, minute }, 'andes');
      const next = lightAt({ month: MARCH, minute: (minute + 1) % 1440 }, 'andes');
      for (const channel of [0, 1, 2] as const) {
        expect(Math.abs(now.land[channel] - next.land[channel])).toBeLessThan(5);
        expect(Math.abs(now.paper[channel] - next.paper[channel])).toBeLessThan(6);
      }
      expect(Math.abs(now.windows - next.windows)).toBeLessThanOrEqual(1 / 16);
      expect(Math.abs(now.stars - next.stars)).toBeLessThan(0.03);
    }
  });

  it('leaves few windows lit late at night, and all in the evening', () => {
    expect(at(20, 15).windows).toBeGreaterThan(0.95);
    expect(at(3).windows).toBeGreaterThan(0);
    expect(at(3).windows).toBeLessThan(0.2);
  });

  it('is golden in the dry months of the place and clear in its rains, whatever the hemisphere of the visitor', () => {
    const blue = (month: number, landscape: 'savanna' | 'andes') => lightAt({ month, minute: 720 }, landscape).land[2];
    expect(blue(1, 'savanna')).toBeLessThan(blue(7, 'savanna'));
    expect(blue(6, 'andes')).toBeLessThan(blue(0, 'andes'));
  });

  it('keeps the clock of the visitor', () => {
    const noon = new Date(2026, 4, 3, 12, 34).getTime();
    expect(localTimeAt(noon)).toEqual({ month: 4, minute: 12 * 60 + 34 });
  });

  it('is written as the engine reads it', () => {
    expect(tintOf([255, 128, 1])).toBe(0xff8001);
  });
});
