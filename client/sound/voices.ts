/** One voice of a sound: a wave that glides from one pitch to another and dies away. Times in seconds, pitch in Hz. */
export interface Voice {
  readonly wave: OscillatorType;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly lasts: number;
  readonly loud: number;
}

/** @param pan -1 left to 1 right */
export function sing(context: AudioContext, { wave, from, to, at, lasts, loud }: Voice, pan = 0): void {
  const start = context.currentTime + at;
  const oscillator = new OscillatorNode(context, { type: wave, frequency: from });
  oscillator.frequency.setValueAtTime(from, start);
  oscillator.frequency.exponentialRampToValueAtTime(to, start + lasts);
  const gain = fading(context, start, lasts, loud);
  oscillator.connect(gain);
  if (pan === 0) gain.connect(context.destination);
  else gain.connect(new StereoPannerNode(context, { pan })).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + lasts);
}

/** A gain that opens at once and closes softly: a hard edge would click. */
export function fading(context: AudioContext, start: number, lasts: number, loud: number): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(loud, start + Math.min(0.012, lasts / 3));
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
  return gain;
}

/** Noise of so many seconds; `chance` 0..1. */
export function noise(context: AudioContext, lasts: number, chance: () => number): AudioBuffer {
  const buffer = context.createBuffer(1, Math.ceil(context.sampleRate * lasts), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = chance() * 2 - 1;
  return buffer;
}
