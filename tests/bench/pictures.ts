import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { captionOf } from '#server/adapters/pictures/caption.ts';
import { openPictures } from '#server/adapters/pictures/pictures.ts';
import { PATHS } from '#server/paths.ts';
import { demoProject, grownVillage } from '../support/grown.ts';
import { type Figure, kb, ms, quantile } from './figures.ts';

const RUNS = 100;
const MS = 1e6;

/** Shared pictures one after the other, each after a gift; meanwhile, how late the loop of the thread that serves everybody is. */
export async function benchPictures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of [500, 5_000]) figures.push(...(await drawnAfterGifts(count)));
  return figures;
}

async function drawnAfterGifts(count: number): Promise<Figure[]> {
  const project = demoProject('tea-rights');
  const grown = grownVillage(project, count + RUNS);
  const pictures = openPictures({
    atlasPng: join(PATHS.assets, 'atlas.png'),
    atlasJson: join(PATHS.assets, 'atlas.json'),
  });
  const draw = async (gifts: number) => {
    const caption = captionOf({ ...project, title: project.title.fr, raisedCents: grown.raisedCents, gifts }, 'fr');
    const content = () => ({ ...grown, placements: grown.placements.slice(0, gifts) });
    const began = performance.now();
    const png = await pictures.draw({ village: 'tea', seq: gifts, revision: gifts, format: 'share', caption, content });
    return { tookMs: performance.now() - began, bytes: png.length };
  };
  const first = await draw(count);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const runs: { readonly tookMs: number; readonly bytes: number }[] = [];
  for (let n = 1; n <= RUNS; n++) runs.push(await draw(count + n));
  loop.disable();
  await pictures.close();
  const took = runs.map(({ tookMs }) => tookMs);
  const named = `share picture, ${count.toLocaleString('en')} gifts`;
  return [
    { what: `${named}, the very first`, value: `${ms(first.tookMs)}, ${kb(first.bytes)}` },
    { what: `${named}, after a gift, p50 / p99`, value: `${ms(quantile(took, 0.5))} / ${ms(quantile(took, 0.99))}` },
    {
      what: `${named}, event loop late meanwhile, p50 / p99 / max`,
      value: [loop.percentile(50), loop.percentile(99), loop.max].map((late) => ms(late / MS)).join(' / '),
    },
  ];
}
