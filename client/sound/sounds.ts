import { lightAt, localTimeAt } from '#client/game/daylight.ts';
import type { StageSound } from '#client/game/stage.ts';
import { Ambience, type Surroundings } from './ambience.ts';
import { BAR_MS, FEAST_TUNE } from './feast-tune.ts';
import type { Air } from './songs.ts';
import { fading, noise, sing, type Voice } from './voices.ts';

export interface Sounds {
  /** silent while the sound is off; off until the player asks */
  setOn(on: boolean): void;
  /** a page that nobody sees makes no ambient sound */
  setHidden(hidden: boolean): void;
  /** 0..1: how near the river is to what the player looks at */
  setRiver(nearness: number): void;
  play(name: StageSound): void;
}

/** Soft wood and glass, in the pentatonic scale, so that many at once still sound well. */
const SCORES: Readonly<Record<Exclude<StageSound, 'feast'>, readonly Voice[]>> = {
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

/** Timers and chance of the page itself. */
const pageSurroundings: Surroundings = {
  chance: Math.random,
  later: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** @param now unix milliseconds: birds by day, crickets by night */
export function createSounds(
  openContext: () => AudioContext,
  now: () => number,
  around: Surroundings = pageSurroundings,
): Sounds {
  let context: AudioContext | null = null;
  let ambience: Ambience | null = null;
  let on = false;
  let hidden = false;
  let river = 0;
  const air = (): Air => ({ day: 1 - lightAt(localTimeAt(now()), 'savanna').glow, river });
  const lastPlayed = new Map<StageSound, number>();
  const tune = (): void => {
    if (!on || hidden) ambience?.stop();
    else {
      // Browsers let sound begin only in answer to a tap: this is called from one, or the context waits for one.
      context ??= openContext();
      void context.resume();
      ambience ??= new Ambience(context, around, air);
      ambience.start();
    }
  };
  /** bar by bar, so that it ends where the player turns the sound off or leaves the page */
  const playBar = (n: number): void => {
    const bar = FEAST_TUNE[n];
    if (!bar || !context || !on || hidden) return;
    for (const voice of bar) sing(context, voice);
    around.later(BAR_MS, () => playBar(n + 1));
  };
  return {
    setOn: (wanted) => {
      on = wanted;
      tune();
    },
    setHidden: (is) => {
      hidden = is;
      tune();
    },
    setRiver: (nearness) => {
      river = nearness;
      if (on && !hidden) ambience?.listen();
    },
    play: (name) => {
      if (!on || hidden || now() - (lastPlayed.get(name) ?? -QUIET_MS) < QUIET_MS) return;
      lastPlayed.set(name, now());
      context ??= openContext();
      if (context.state === 'suspended') void context.resume();
      if (name === 'feast') playBar(0);
      else for (const voice of SCORES[name]) sing(context, voice);
      if (name === 'land') breathe(context, around.chance);
    },
  };
}

function breathe(context: AudioContext, chance: () => number): void {
  const source = new AudioBufferSourceNode(context, { buffer: noise(context, DUST.lasts, chance) });
  const muffle = new BiquadFilterNode(context, { type: 'lowpass', frequency: DUST.cutoff });
  const gain = fading(context, context.currentTime, DUST.lasts, DUST.loud);
  source.connect(muffle).connect(gain).connect(context.destination);
  source.start();
}
