import type { StageSound } from '#client/game/stage.ts';

export interface Sounds {
  /** silent while the sound is off; off until the player asks */
  setOn(on: boolean): void;
  play(name: StageSound): void;
}

/** One voice of a sound: a wave that glides from one pitch to another and dies away. Times in seconds, pitch in Hz. */
interface Voice {
  readonly wave: OscillatorType;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly lasts: number;
  readonly loud: number;
}

/** Soft wood and glass, in the pentatonic scale, so that many at once still sound well. */
const SCORES: Readonly<Record<StageSound, readonly Voice[]>> = {
  tap: [{ wave: 'triangle', from: 660, to: 620, at: 0, lasts: 0.07, loud: 0.16 }],
  plant: [
    { wave: 'sine', from: 392, to: 440, at: 0, lasts: 0.12, loud: 0.2 },
    { wave: 'sine', from: 587, to: 659, at: 0.09, lasts: 0.2, loud: 0.18 },
  ],
  land: [
    { wave: 'sine', from: 130, to: 52, at: 0, lasts: 0.24, loud: 0.5 },
    { wave: 'triangle', from: 523, to: 523, at: 0.1, lasts: 0.3, loud: 0.14 },
    { wave: 'triangle', from: 659, to: 659, at: 0.18, lasts: 0.3, loud: 0.14 },
    { wave: 'triangle', from: 784, to: 784, at: 0.26, lasts: 0.5, loud: 0.16 },
  ],
  open: [
    { wave: 'sine', from: 262, to: 262, at: 0, lasts: 0.4, loud: 0.18 },
    { wave: 'sine', from: 392, to: 392, at: 0.12, lasts: 0.5, loud: 0.18 },
    { wave: 'sine', from: 523, to: 523, at: 0.24, lasts: 0.7, loud: 0.18 },
  ],
  wave: [
    { wave: 'triangle', from: 784, to: 880, at: 0, lasts: 0.1, loud: 0.12 },
    { wave: 'triangle', from: 880, to: 784, at: 0.12, lasts: 0.14, loud: 0.12 },
  ],
};

/** The dust of a landing: a breath of filtered noise. */
const DUST = { lasts: 0.22, loud: 0.2, cutoff: 900 };

/** However many gifts land at once, the ear gets at most one landing in this time. */
const QUIET_MS = 70;

export function createSounds(openContext: () => AudioContext, now: () => number): Sounds {
  let context: AudioContext | null = null;
  let on = false;
  const lastPlayed = new Map<StageSound, number>();
  return {
    setOn: (wanted) => {
      on = wanted;
      // Browsers let sound begin only in answer to a tap: this is called from one, or the context waits for one.
      if (on) {
        context ??= openContext();
        void context.resume();
      }
    },
    play: (name) => {
      if (!on || now() - (lastPlayed.get(name) ?? -QUIET_MS) < QUIET_MS) return;
      lastPlayed.set(name, now());
      context ??= openContext();
      if (context.state === 'suspended') void context.resume();
      for (const voice of SCORES[name]) sing(context, voice);
      if (name === 'land') breathe(context);
    },
  };
}

function sing(context: AudioContext, { wave, from, to, at, lasts, loud }: Voice): void {
  const start = context.currentTime + at;
  const oscillator = new OscillatorNode(context, { type: wave, frequency: from });
  oscillator.frequency.exponentialRampToValueAtTime(to, start + lasts);
  oscillator.connect(fading(context, start, lasts, loud));
  oscillator.start(start);
  oscillator.stop(start + lasts);
}

function breathe(context: AudioContext): void {
  const buffer = context.createBuffer(1, Math.ceil(context.sampleRate * DUST.lasts), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
  const source = new AudioBufferSourceNode(context, { buffer });
  const muffle = new BiquadFilterNode(context, { type: 'lowpass', frequency: DUST.cutoff });
  source.connect(muffle).connect(fading(context, context.currentTime, DUST.lasts, DUST.loud));
  source.start();
}

/** A gain that opens at once and closes softly: a hard edge would click. */
function fading(context: AudioContext, start: number, lasts: number, loud: number): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(loud, start + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
  gain.connect(context.destination);
  return gain;
}
