import type { Voice } from './voices.ts';

/** Seconds between two notes. */
const BEAT = 0.24;
/** Hz, in the pentatonic scale of the other sounds. */
const SCALE: readonly number[] = [392, 440, 523, 587, 659, 784, 880, 1047];
/** Steps of the scale; a rest is -1. Twice the same dance, the second time with another end. */
const MELODY = [
  2, 4, 5, 4, 6, 5, 4, -1, 3, 4, 5, 3, 2, 3, 1, -1, 2, 4, 5, 4, 6, 7, 6, -1, 5, 4, 3, 4, 2, 2, 2, -1,
] as const;
const BASS = [131, 131, 196, 175, 131, 131, 196, 131] as const;

/** The tune of a feast: plucked wood over a soft drum, about eight seconds, with room for talk over it. */
export const FEAST_TUNE: readonly Voice[] = [
  ...MELODY.flatMap((step, i): Voice[] => {
    const pitch = SCALE[step];
    if (pitch === undefined) return [];
    return [{ wave: 'triangle', from: pitch, to: pitch, at: i * BEAT, lasts: 0.34, loud: 0.07 }];
  }),
  ...BASS.flatMap((pitch, i): Voice[] => [
    { wave: 'sine', from: pitch, to: pitch, at: i * BEAT * 4, lasts: 0.5, loud: 0.12 },
    { wave: 'sine', from: 120, to: 60, at: (i * 4 + 2) * BEAT, lasts: 0.16, loud: 0.16 },
  ]),
];
