import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSounds } from '#client/sound/sounds.ts';

/** Just enough of the browser's sound to count what is sung. */
class Knob {
  setValueAtTime = vi.fn();
  exponentialRampToValueAtTime = vi.fn();
  setTargetAtTime = vi.fn();
}
class Node {
  gain = new Knob();
  frequency = new Knob();
  connect = (to: unknown) => to;
  start = () => {
    started += 1;
  };
  stop = vi.fn();
}
let started = 0;
let opened = 0;
const context = () => {
  opened += 1;
  const samples = new Float32Array(8);
  const fake = {
    currentTime: 0,
    sampleRate: 8,
    state: 'running',
    destination: {},
    resume: () => Promise.resolve(),
    createBuffer: () => ({ getChannelData: () => samples }),
  };
  return fake as unknown as AudioContext; // the browser's own cannot be made here
};

describe('sound', () => {
  beforeEach(() => {
    started = 0;
    opened = 0;
    for (const name of [
      'OscillatorNode',
      'GainNode',
      'BiquadFilterNode',
      'AudioBufferSourceNode',
      'StereoPannerNode',
    ]) {
      vi.stubGlobal(name, Node);
    }
  });
  afterEach(() => vi.unstubAllGlobals());

  const made = () => {
    const waiting = new Set<() => void>();
    const later = (_ms: number, then: () => void) => {
      const once = () => {
        waiting.delete(once);
        then();
      };
      waiting.add(once);
      return () => waiting.delete(once);
    };
    const sounds = createSounds(context, () => 0, { chance: () => 0.5, later });
    return {
      sounds,
      waiting,
      pass: () => {
        const due = [...waiting];
        for (const then of due) then();
      },
    };
  };

  it('is off until the player asks: nothing is opened, nothing is heard', () => {
    const { sounds, waiting } = made();
    sounds.play('land');
    sounds.setRiver(1);
    sounds.setHidden(true);
    sounds.setHidden(false);
    expect([opened, started, waiting.size]).toEqual([0, 0, 0]);
  });

  it('goes on by itself once asked for, and one tap ends it', () => {
    const { sounds, waiting, pass } = made();
    sounds.setOn(true);
    sounds.setOn(true);
    expect([opened, waiting.size]).toEqual([1, 1]);
    const before = started;
    pass();
    expect(started).toBeGreaterThan(before);
    expect(waiting.size).toBe(1);
    sounds.setOn(false);
    expect(waiting.size).toBe(0);
  });

  it('[V3] the tune of a feast is played bar by bar, and ends where the sound is turned off', () => {
    const { sounds, pass } = made();
    sounds.play('feast');
    expect(started, 'the sound is off').toBe(0);
    sounds.setOn(true);
    sounds.setHidden(true);
    started = 0;
    sounds.play('feast');
    expect(started, 'nobody sees the page').toBe(0);
    sounds.setHidden(false);
    started = 0;
    sounds.play('feast');
    const first = started;
    expect(first).toBeGreaterThan(4);
    pass();
    expect(started).toBeGreaterThan(first + 4);
    sounds.setOn(false);
    started = 0;
    pass();
    expect(started).toBe(0);
  });

  it('is silent while nobody sees the page', () => {
    const { sounds, waiting } = made();
    sounds.setOn(true);
    sounds.setHidden(true);
    expect(waiting.size).toBe(0);
    sounds.setHidden(false);
    expect(waiting.size).toBe(1);
  });
});
