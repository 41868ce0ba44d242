import type { Browser } from 'playwright-core';
import { type Figure, median } from '../figures.ts';
import { DESKTOP, FAR_AND_WIDE, type Visit, visit } from './visit.ts';

const SAMPLE_EVERY_FRAMES = 240;
const MB = 1024 * 1024;

interface Sample {
  readonly atMinutes: number;
  /** script objects that live after a collection, bytes */
  readonly heap: number;
  /** textures on the graphics card that were made and not let go */
  readonly textures: number;
  readonly nodes: number;
}

/** Counts textures made and let go; runs in the page before the engine does. */
const COUNT_TEXTURES = `
  window.hameauTextures = 0;
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const { createTexture, deleteTexture } = prototype;
    prototype.createTexture = function () { window.hameauTextures += 1; return createTexture.call(this); };
    prototype.deleteTexture = function (texture) { window.hameauTextures -= 1; return deleteTexture.call(this, texture); };
  }
`;

/**
 * Wanders about a village for so long and looks at what the page holds. The slope is that of the second half against time:
 * in the first, pools fill and chunks are painted up to what they may take.
 */
export async function benchMemory(browser: Browser, address: string, minutes: number): Promise<Figure[]> {
  const guest = await visit(browser, DESKTOP, true);
  await guest.page.addInitScript({ content: COUNT_TEXTURES });
  await guest.page.goto(address, { waitUntil: 'commit' });
  await guest.has('has-stage');
  const began = performance.now();
  const minutesNow = () => (performance.now() - began) / 60_000;
  const samples: Sample[] = [];
  while (minutesNow() < minutes) {
    await guest.pan(FAR_AND_WIDE, SAMPLE_EVERY_FRAMES);
    samples.push(await sampled(guest, minutesNow()));
  }
  await guest.close();
  return summed(samples, minutes);
}

async function sampled(guest: Visit, atMinutes: number): Promise<Sample> {
  await guest.debugger.send('HeapProfiler.collectGarbage');
  const { usedSize } = await guest.debugger.send('Runtime.getHeapUsage');
  const { nodes } = await guest.debugger.send('Memory.getDOMCounters');
  const textures = await guest.page.evaluate<number>('window.hameauTextures');
  return { atMinutes, heap: usedSize, textures, nodes };
}

function summed(samples: readonly Sample[], minutes: number): Figure[] {
  const settled = samples.slice(Math.floor(samples.length / 2));
  const slope = slopeOf(settled.map(({ atMinutes, heap }) => ({ x: atMinutes, y: heap / MB })));
  const heaps = settled.map(({ heap }) => heap / MB);
  const most = (of: 'textures' | 'nodes') => Math.max(...samples.map((sample) => sample[of]));
  const last = samples.at(-1);
  return [
    {
      what: `memory, ${minutes} min of wandering`,
      value: `${median(heaps).toFixed(1)} MB of objects, slope ${(slope * 1024).toFixed(0)} KB/min (${samples.length} samples)`,
    },
    { what: 'memory: textures, most / at the end', value: `${most('textures')} / ${last?.textures}` },
    { what: 'memory: nodes of the page, most / at the end', value: `${most('nodes')} / ${last?.nodes}` },
  ];
}

/** Least squares. */
function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean('x'), mean('y')];
  const across = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return across === 0 ? 0 : points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / across;
}
