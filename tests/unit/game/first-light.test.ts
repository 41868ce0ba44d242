import { describe, expect, it } from 'vitest';
import { lightFirstPicture } from '#client/game/first-light.ts';

/** As much of an element as the light touches. */
function groundAt(hour: number): string {
  const ground = { style: { backgroundColor: '' } };
  lightFirstPicture(ground, 'andes', new Date(2026, 6, 1, hour).getTime());
  return ground.style.backgroundColor;
}

describe('the first picture', () => {
  it('[D1] takes the light of the hour before the stage is there, and by day keeps its own', () => {
    expect(groundAt(12)).toMatch(/^rgb\(25\d 2[45]\d 2[2-5]\d\)$/);
    expect(groundAt(23)).toMatch(/^rgb\(\d\d 1\d\d 2\d\d\)$/);
  });
});
