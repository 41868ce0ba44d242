import type { Browser } from 'playwright-core';
import { z } from 'zod';
import type { Visit, Way } from './visit.ts';

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.int(),
      tid: z.int(),
      /** microseconds */
      ts: z.number(),
      dur: z.number().default(0),
      /** microseconds of the thread's own processor time */
      tdur: z.number().optional(),
    }),
  ),
});
type Traced = z.infer<typeof Trace>['traceEvents'][number];

const FRAME = 'FireAnimationFrame';
const COLLECTIONS = ['MinorGC', 'MajorGC'];
/** Callbacks of one frame follow each other at once; the next frame's come later than this. */
const APART_US = 2_000;

/**
 * Script of every frame while a visitor pans, in milliseconds. Taken from the browser's own trace: the processor time of the
 * page's thread (not the clock's: others share this machine) in everything that `requestAnimationFrame` called, and in the
 * collections of garbage between the frames. What the compositor and the graphics card do is not script, and not counted.
 * With the CPU slowed down, the time that the browser burns for it is part of the figure.
 */
export async function scriptPerFrame(browser: Browser, visit: Visit, way: Way, frames: number): Promise<number[]> {
  await browser.startTracing(visit.page, {
    categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.gc', '-*'],
  });
  await visit.pan(way, frames);
  const trace = await browser.stopTracing();
  return framesIn(Trace.parse(JSON.parse(trace.toString('utf8'))).traceEvents);
}

/** @throws when the trace holds no frames or no processor time */
function framesIn(events: readonly Traced[]): number[] {
  const whole = events.filter(({ ph }) => ph === 'X');
  const [first] = whole.filter(({ name }) => name === FRAME);
  if (!first || first.tdur === undefined) throw new Error('the trace tells of no frames');
  const ours = whole.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const frames: { readonly from: number; to: number; ms: number }[] = [];
  for (const { ts, dur, tdur = 0 } of ours.filter(({ name }) => name === FRAME).sort(byTime)) {
    const last = frames.at(-1);
    if (last && ts - last.to < APART_US) {
      last.to = ts + dur;
      last.ms += tdur / 1000;
    } else frames.push({ from: ts, to: ts + dur, ms: tdur / 1000 });
  }
  for (const { ts, tdur = 0 } of ours.filter(({ name }) => COLLECTIONS.includes(name))) {
    const before = frames.findLast(({ from }) => from <= ts);
    // a collection within a frame's script is part of it already
    if (before && ts > before.to) before.ms += tdur / 1000;
  }
  return frames.map(({ ms }) => ms);
}

const byTime = (a: Traced, b: Traced): number => a.ts - b.ts;
