import { project, type WorldPoint } from '#shared/ground/projection.ts';
import { SQUARE } from '#shared/village/terrain.ts';
import type { Thing } from '#shared/village/thing.ts';
import type { PictureSize } from './order.ts';

/** The part of the world a picture shows, in world pixels. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly scale: number;
}

/** Room kept round what is built: a house and its roof, px. */
const MARGIN = { side: 70, top: 110, bottom: 50 } as const;

/**
 * Frames what has been built, as close as it fits; where more is built than fits, the frame lies where most of it stands. An
 * empty village is framed on its square.
 */
export function windowOn(things: readonly Thing[], size: PictureSize): Window {
  const square = project(SQUARE.x, SQUARE.y);
  const feet = things.filter(({ source }) => source.kind === 'placement').map(({ x, y, zPx }) => project(x, y, zPx));
  const farthest = size.scales.at(-1) ?? 1;
  if (size.framedOn === 'square' || feet.length === 0) return centred(square, size, farthest);
  const bounds = boundsOf(feet);
  const scale = size.scales.find((s) => fits(bounds, size, s));
  if (scale === undefined)
    return centred(densest(feet, square, size.w / farthest, clearHeight(size) / farthest), size, farthest);
  const px = (bounds.x0 + bounds.x1) / 2;
  const py = (bounds.y0 - MARGIN.top + bounds.y1 + MARGIN.bottom) / 2;
  return centred({ px, py }, size, scale);
}

function centred({ px, py }: WorldPoint, size: PictureSize, scale: number): Window {
  const w = Math.ceil(size.w / scale);
  const h = Math.ceil(size.h / scale);
  const lower = (size.kept.bottom - size.kept.top) / 2 / scale;
  return { x: Math.round(px - w / 2), y: Math.round(py - h / 2 + lower), w, h, scale };
}

const clearHeight = ({ h, kept }: PictureSize) => h - kept.top - kept.bottom;

interface Bounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function boundsOf(points: readonly WorldPoint[]): Bounds {
  const xs = points.map(({ px }) => px);
  const ys = points.map(({ py }) => py);
  return { x0: min(xs), y0: min(ys), x1: -min(xs.map((x) => -x)), y1: -min(ys.map((y) => -y)) };
}

const min = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

function fits({ x0, y0, x1, y1 }: Bounds, size: PictureSize, scale: number): boolean {
  return (
    (x1 - x0 + MARGIN.side * 2) * scale <= size.w && (y1 - y0 + MARGIN.top + MARGIN.bottom) * scale <= clearHeight(size)
  );
}

/** How many times the square's things a frame elsewhere must hold: round the square stand the common works. */
const LIVELIER = 1.6;

/** The middle, among the square and the things built, of the frame that holds most feet. */
function densest(feet: readonly WorldPoint[], square: WorldPoint, w: number, h: number): WorldPoint {
  const cell = 128;
  const counts = new Map<string, number>();
  const key = (x: number, y: number) => `${x},${y}`;
  for (const { px, py } of feet) {
    const at = key(Math.floor(px / cell), Math.floor(py / cell));
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  let best = square;
  let most = -1;
  const across = Math.floor(w / cell / 2);
  const down = Math.floor(h / cell / 2);
  for (const middle of [square, ...feet.filter((_, i) => i % Math.ceil(feet.length / 200) === 0)]) {
    const cx = Math.floor(middle.px / cell);
    const cy = Math.floor(middle.py / cell);
    let sum = 0;
    for (let y = cy - down; y <= cy + down; y++)
      for (let x = cx - across; x <= cx + across; x++) sum += counts.get(key(x, y)) ?? 0;
    if (sum > most) {
      most = middle === square ? sum * LIVELIER : sum;
      best = middle;
    }
  }
  return best;
}
