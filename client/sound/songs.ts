import type { Voice } from './voices.ts';

/** What is heard of a village by itself, at one moment. */
export interface Air {
  /** 0 is night, 1 is day */
  readonly day: number;
  /** 0..1: how near the river is to what the player looks at */
  readonly river: number;
}

/** Somebody who calls: voices, where from (-1 left to 1 right), and how long until the next call, ms. */
export interface Call {
  readonly voices: readonly Voice[];
  readonly pan: number;
  readonly nextMs: number;
}

/** Birds by day, crickets by night, both in the twilight: who calls next, and when the one after. */
export function nextCall({ day }: Pick<Air, 'day'>, chance: () => number): Call {
  const pan = chance() * 1.6 - 0.8;
  if (chance() < day) return { voices: birdCall(chance), pan, nextMs: 1600 + chance() * 5200 };
  return { voices: cricketCall(chance), pan, nextMs: 500 + chance() * 1100 };
}

/** A few quick notes, gliding down or up, in one of three ways of singing. */
function birdCall(chance: () => number): Voice[] {
  const pitch = 2100 + chance() * 1500;
  const manner = Math.floor(chance() * 3);
  const count = manner === 2 ? 1 + Math.floor(chance() * 2) : 2 + Math.floor(chance() * 4);
  const loud = 0.012 + chance() * 0.014;
  return Array.from({ length: count }, (_, i) => {
    const bend = [1.22, 0.82, 1 + chance() * 0.5][manner] ?? 1;
    const from = pitch * (1 + ((i % 2) - 0.5) * 0.12);
    return {
      wave: 'sine',
      from,
      to: from * bend,
      at: i * (manner === 2 ? 0.24 : 0.11 + chance() * 0.03),
      lasts: manner === 2 ? 0.2 : 0.075,
      loud,
    };
  });
}

/** Three or four short strokes on one high pitch, always nearly the same. */
function cricketCall(chance: () => number): Voice[] {
  const pitch = 4100 + Math.floor(chance() * 3) * 160;
  const strokes = 3 + Math.floor(chance() * 2);
  return Array.from({ length: strokes }, (_, i) => ({
    wave: 'sine',
    from: pitch,
    to: pitch * 1.01,
    at: i * 0.052,
    lasts: 0.034,
    loud: 0.007,
  }));
}

/** Gains of the two steady sounds: the river, and the wind in the grass. */
export const steadyGains = ({ river, day }: Air): { readonly river: number; readonly wind: number } => ({
  river: 0.05 * river * river,
  wind: 0.008 + 0.006 * day,
});
