/** Models big, on grass, their footprint marked: `npx tsx assets/preview.ts [scale] name…` into build/preview.png. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { PLOT_VOXELS } from '#shared/ground/noise.ts';
import { RAMPS, rgb } from '#shared/ground/palette.ts';
import { collectFrames, namedModels, pixelFrames } from './pack/collect.ts';
import { type Frame, framesOf } from './pack/frames.ts';
import { Canvas } from './png/canvas.ts';
import { encodePng } from './png/encode.ts';

const MARGIN = 12;
const LAWN = rgb(RAMPS.grass[4]);
const SHADE = rgb(RAMPS.grass[3]);
const LINE = rgb(RAMPS.grass[6]);

const [scale = '3', ...names] = process.argv.slice(2);
const cards = names.length > 0 ? chosen(names) : collectFrames().map((frame) => [frame]);
const w = Math.max(...cards.flat().map(({ picture }) => picture.w)) + MARGIN * 2;
const h = Math.max(...cards.flat().map(({ picture }) => picture.h)) + MARGIN * 2;
const columns = Math.max(1, Math.min(cards.length, Math.floor(1900 / Number(scale) / w)));
const sheet = new Canvas(columns * w, Math.ceil(cards.length / columns) * h, LAWN);
cards.forEach((frames, i) => {
  drawCard(frames, (i % columns) * w, Math.floor(i / columns) * h);
});
mkdirSync('build', { recursive: true });
writeFileSync('build/preview.png', encodePng(sheet.scaled(Number(scale))));

/** The frames of each model whose name begins like one of those asked for. */
function chosen(wanted: readonly string[]): Frame[][] {
  return wanted.flatMap((want) => {
    const meant = ({ name }: { name: string }) =>
      [want, `${want}~`, `${want}.`].some((start, i) => (i ? name.startsWith(start) : name === start));
    const models = namedModels().filter(meant);
    return [
      ...models.map(({ name, make, ...options }) => framesOf(name, make(), options)),
      ...pixelFrames()
        .filter(meant)
        .map((frame) => [frame]),
    ];
  });
}

function drawCard(frames: readonly Frame[], left: number, top: number): void {
  const [main] = frames;
  if (!main) return;
  const x = left + Math.floor((w - main.picture.w) / 2) + main.originX;
  const y = top + h - MARGIN - main.picture.h + main.originY;
  if (main.plots) outlinePlots(x, y, main.plots.w, main.plots.d);
  for (const frame of [...frames].reverse()) {
    if (frame.name.endsWith('.lit')) continue;
    const picture = frame.name.endsWith('.shadow') ? tinted(frame.picture) : frame.picture;
    sheet.blit(picture, x - frame.originX, y - frame.originY);
  }
}

function outlinePlots(x: number, y: number, plotsW: number, plotsD: number): void {
  const [halfW, halfD] = [(plotsW * PLOT_VOXELS) / 2, (plotsD * PLOT_VOXELS) / 2];
  const mark = (a: number, b: number) => sheet.set(Math.round(x + a - b), Math.round(y + (a + b) / 2), LINE);
  for (let a = -halfW; a <= halfW; a += 0.5) {
    mark(a, -halfD);
    mark(a, halfD);
  }
  for (let b = -halfD; b <= halfD; b += 0.5) {
    mark(-halfW, b);
    mark(halfW, b);
  }
}

function tinted(mask: Frame['picture']): Canvas {
  const canvas = new Canvas(mask.w, mask.h);
  for (let p = 0; p < mask.w * mask.h; p++)
    if (mask.px[p * 4 + 3]) canvas.set(p % mask.w, Math.floor(p / mask.w), SHADE);
  return canvas;
}
