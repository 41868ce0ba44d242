import { type Air, nextCall, steadyGains } from './songs.ts';
import { noise, sing } from './voices.ts';

/** What ambient sound is made with: clock and chance are given. */
export interface Surroundings {
  readonly chance: () => number;
  /** calls back once after so many ms, unless what it returns is called before */
  readonly later: (ms: number, then: () => void) => () => void;
}

/** How fast the river comes nearer or goes, s. */
const DRIFT = 0.8;
const NOISE_SECONDS = 3;

/** The sound of the place itself, made of noise and sine waves: very soft, so that effects are heard over it. */
export class Ambience {
  readonly #context: AudioContext;
  readonly #around: Surroundings;
  readonly #air: () => Air;
  readonly #river: GainNode;
  readonly #wind: GainNode;
  #cancel: (() => void) | null = null;

  constructor(context: AudioContext, around: Surroundings, air: () => Air) {
    this.#context = context;
    this.#around = around;
    this.#air = air;
    const buffer = noise(context, NOISE_SECONDS, around.chance);
    this.#river = steady(context, buffer, { type: 'bandpass', frequency: 620, Q: 0.6 });
    this.#wind = steady(context, buffer, { type: 'lowpass', frequency: 320 });
  }

  start(): void {
    if (this.#cancel) return;
    this.listen();
    this.#cancel = this.#around.later(400, this.#call);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#fade(0, 0);
  }

  /** the air has changed: it is heard softly */
  listen(): void {
    const { river, wind } = steadyGains(this.#air());
    this.#fade(river, wind);
  }

  readonly #call = (): void => {
    const { voices, pan, nextMs } = nextCall(this.#air(), this.#around.chance);
    for (const voice of voices) sing(this.#context, voice, pan);
    this.#cancel = this.#around.later(nextMs, this.#call);
    this.listen();
  };

  #fade(river: number, wind: number): void {
    this.#river.gain.setTargetAtTime(river, this.#context.currentTime, DRIFT);
    this.#wind.gain.setTargetAtTime(wind, this.#context.currentTime, DRIFT);
  }
}

/** Noise without end through a filter; silent until its gain is opened. */
function steady(context: AudioContext, buffer: AudioBuffer, filter: BiquadFilterOptions): GainNode {
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  const gain = new GainNode(context, { gain: 0 });
  source.connect(new BiquadFilterNode(context, filter)).connect(gain).connect(context.destination);
  source.start();
  return gain;
}
