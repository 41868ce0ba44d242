import { RAMPS, type Rgb, rgb } from '#shared/ground/palette.ts';
import { dithered } from '#shared/render/dither.ts';
import { Canvas } from '../png/canvas.ts';
import type { Frame } from './frames.ts';
import { centred } from './pixels.ts';

/** A heap of a cloud: its middle and radius in px, above the flat bottom. */
type Heap = readonly [x: number, y: number, r: number];

interface Cloud {
  readonly w: number;
  readonly h: number;
  readonly heaps: readonly Heap[];
}

const CLOUDS: readonly Cloud[] = [
  {
    w: 112,
    h: 40,
    heaps: [
      [18, 38, 15],
      [36, 28, 19],
      [60, 22, 21],
      [82, 30, 17],
      [97, 38, 13],
    ],
  },
  {
    w: 78,
    h: 30,
    heaps: [
      [14, 28, 12],
      [32, 19, 17],
      [52, 22, 14],
      [66, 29, 10],
    ],
  },
  {
    w: 52,
    h: 20,
    heaps: [
      [11, 19, 10],
      [25, 13, 12],
      [40, 19, 10],
    ],
  },
];

// From the sunny top to the flat bottom.
const SHADES = [RAMPS.stone[5], RAMPS.water[5], RAMPS.indigo[4], RAMPS.indigo[3]].map(rgb);
const MASK: Rgb = [255, 255, 255];

/** `cloud.0` to `cloud.2`, and `cloud-shade.0`… : masks of their shadows on the land, to be tinted like every shadow. */
export function sky(): Frame[] {
  return CLOUDS.flatMap((cloud, k) => [
    centred(`cloud.${k}`, heaped(cloud)),
    centred(`cloud-shade.${k}`, shadeOf(cloud)),
  ]);
}

function heaped({ w, h, heaps }: Cloud): Canvas {
  const canvas = new Canvas(w, h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const heap = nearestHeap(heaps, x, y);
      if (heap) canvas.set(x, y, SHADES[shadeAt(heap, x, y, h)] ?? MASK);
    }
  return canvas;
}

/** The heap that stands out most where several overlap, or none outside them all. */
function nearestHeap(heaps: readonly Heap[], x: number, y: number): Heap | undefined {
  const inside = heaps.filter(([cx, cy, r]) => Math.hypot(x + 0.5 - cx, y + 0.5 - cy) <= r);
  return inside.sort(
    ([ax, ay, ar], [bx, by, br]) => Math.hypot(x - ax, y - ay) / ar - Math.hypot(x - bx, y - by) / br,
  )[0];
}

/** Each heap is a ball lit from the upper left; the whole cloud darkens towards its bottom. */
function shadeAt([cx, cy, r]: Heap, x: number, y: number, h: number): number {
  const away = ((x - cx) * 0.55 + (y - cy) * 0.8) / r;
  const low = Math.max(0, y - h * 0.72) / (h * 0.13);
  return Math.min(SHADES.length - 1, Math.round(Math.max(0, away + 0.15) + low));
}

/** A cloud's shadow: its heaps laid flat on the land, frayed at the edge. */
function shadeOf({ w, heaps }: Cloud): Canvas {
  const canvas = new Canvas(w, Math.round(w * 0.46));
  const middle = canvas.h / 2;
  for (let y = 0; y < canvas.h; y++)
    for (let x = 0; x < w; x++) {
      const deep = Math.max(
        ...heaps.map(([cx, , r], i) => {
          const cy = middle + (i % 2 === 0 ? 1 : -1) * r * 0.12;
          return 1 - Math.hypot((x + 0.5 - cx) / r, (y + 0.5 - cy) / (r * 0.78));
        }),
      );
      if (deep > 0 && (deep > 0.3 || dithered(deep / 0.3, x, y))) canvas.set(x, y, MASK);
    }
  return canvas;
}
