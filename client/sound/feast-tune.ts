import type { Voice } from './voices.ts';

/** Seconds between two notes. */
const BEAT = 0.24;
const BEATS = 4;
/** How long a bar is, ms. */
export const BAR_MS = BEAT * BEATS * 1000;
/** Hz, in the pentatonic scale of the other sounds. */
const SCALE: readonly number[] = [392, 440, 523, 587, 659, 784, 880, 1047];
/** Bars of steps of the scale over a bass; a rest is -1. Twice the same dance, the second time with another end. */
const BARS: readonly { readonly steps: readonly number[]; readonly bass: number }[] = [
  { steps: [2, 4, 5, 4], bass: 131 },
  { steps: [6, 5, 4, -1], bass: 131 },
  { steps: [3, 4, 5, 3], bass: 196 },
  { steps: [2, 3, 1, -1], bass: 175 },
  { steps: [2, 4, 5, 4], bass: 131 },
  { steps: [6, 7, 6, -1], bass: 131 },
  { steps: [5, 4, 3, 4], bass: 196 },
  { steps: [2, 2, 2, -1], bass: 131 },
];

/** The tune of a feast, bar by bar: plucked wood over a soft drum, about eight seconds, with room for talk over it. */
export const FEAST_TUNE: readonly (readonly Voice[])[] = BARS.map(({ steps, bass }) => [
  ...steps.flatMap((step, beat): Voice[] => {
    const pitch = SCALE[step];
    return pitch === undefined
      ? []
      : [{ wave: 'triangle', from: pitch, to: pitch, at: beat * BEAT, lasts: 0.34, loud: 0.07 }];
  }),
  { wave: 'sine', from: bass, to: bass, at: 0, lasts: 0.5, loud: 0.12 },
  { wave: 'sine', from: 120, to: 60, at: 2 * BEAT, lasts: 0.16, loud: 0.16 },
]);
