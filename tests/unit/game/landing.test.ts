import { describe, expect, it } from 'vitest';
import {
  DUST,
  dustAt,
  FALL_MS,
  fadePose,
  HEARTS,
  heartAt,
  LANDING_MS,
  landingPose,
  SPECKS_MS,
  shakeAt,
} from '#client/game/landing.ts';

describe('the landing of a gift', () => {
  it('[G10] is one ceremony: it takes no size, no price and no category', () => {
    expect(landingPose.length).toBe(1);
  });

  it('falls faster and faster, touches the ground at 380 ms and stays there', () => {
    expect(FALL_MS).toBe(380);
    const lifts = [0, 95, 190, 285, 379, 380, 500].map((ms) => landingPose(ms).liftPx);
    for (let i = 1; i < lifts.length; i++) expect(lifts[i]).toBeLessThanOrEqual(lifts[i - 1] ?? 0);
    expect((lifts[0] ?? 0) - (lifts[1] ?? 0)).toBeLessThan((lifts[2] ?? 0) - (lifts[3] ?? 0));
    expect(lifts[5]).toBe(0);
  });

  it('squashes when it lands, and ends exactly as it will stand', () => {
    const squashed = landingPose(FALL_MS + 79);
    expect(squashed.scaleX).toBeGreaterThan(1.2);
    expect(squashed.scaleY).toBeLessThan(0.8);
    expect(landingPose(LANDING_MS)).toEqual({ liftPx: 0, scaleX: 1, scaleY: 1, alpha: 1 });
  });

  it('only fades in where motion is to be reduced', () => {
    const poses = [0, 100, 250, 400].map(fadePose);
    expect(poses.every(({ liftPx, scaleX, scaleY }) => liftPx === 0 && scaleX === 1 && scaleY === 1)).toBe(true);
    expect(poses.map(({ alpha }) => alpha)).toEqual([0, 0.25, 0.625, 1]);
  });

  it('throws dust and hearts that all go again', () => {
    for (let i = 0; i < DUST; i++) {
      expect(dustAt(i, -1, 32)).toBeNull();
      expect(dustAt(i, 10, 32)).not.toBeNull();
      expect(dustAt(i, SPECKS_MS, 32)).toBeNull();
    }
    for (let i = 0; i < HEARTS; i++) {
      expect(heartAt(i, 10, 32)).not.toBeNull();
      expect(heartAt(i, SPECKS_MS, 32)).toBeNull();
    }
  });

  it('shakes the ground by two pixels at most, and not for long', () => {
    for (let ms = 0; ms < 400; ms += 5) expect(Math.abs(shakeAt(ms).dy)).toBeLessThanOrEqual(2);
    expect(shakeAt(-1)).toEqual({ dx: 0, dy: 0 });
    expect(shakeAt(130)).toEqual({ dx: 0, dy: 0 });
  });
});
