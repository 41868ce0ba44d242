import { describe, expect, it } from 'vitest';
import { loopFrameAt } from '#client/game/loops.ts';

describe('what is delivered and in use', () => {
  it('[V2] moves through all of its frames, 250 ms each, and begins again', () => {
    const frames = Array.from({ length: 8 }, (_, i) => loopFrameAt(4, -9, i * 250));
    expect(new Set(frames.slice(0, 4)).size).toBe(4);
    expect(frames.slice(4)).toEqual(frames.slice(0, 4));
  });

  it('is out of step with others of its kind', () => {
    const firsts = Array.from({ length: 40 }, (_, seed) => loopFrameAt(4, seed, 0));
    expect(new Set(firsts).size).toBe(4);
  });
});
