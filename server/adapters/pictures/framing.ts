import type { Atlas } from '#shared/catalogue/atlas.ts';
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

/** Room kept round the foot of what is built, px: a house and its roof. */
const MARGIN = { side: 70, top: 110, bottom: 50 } as const;
/** Room kept beside a picture that is larger than a house, px. */
const EDGE = 8;

/**
 * Frames what has been built, as close as it fits; where more is built than fits, the frame lies where most of it stands, or is
 * larger where the whole is asked for. An empty village is framed on its square.
 */
export function windowOn(things: readonly Thing[], size: PictureSize, atlas: Pick<Atlas, 'frames'>): Window {
  const square = project(SQUARE.x, SQUARE.y);
  const built = things.filter(({ source }) => isFramed(source, size));
  const farthest = size.scales.at(-1) ?? 1;
  if (built.length === 0) return centred(square, size, farthest);
  const bounds = boundsOf(built.map((thing) => roomOf(thing, atlas)));
  const middle = { px: (bounds.x0 + bounds.x1) / 2, py: (bounds.y0 + bounds.y1) / 2 };
  const scale = size.scales.find((s) => timesToHold(bounds, size, s) <= 1);
  if (scale !== undefined) return centred(middle, size, scale);
  if (size.framedOn === 'whole')
    return centred(middle, enlargedBy(timesToHold(bounds, size, farthest), size), farthest);
  const feet = built.map(footOf);
  return centred(densest(feet, square, size.w / farthest, clearHeight(size) / farthest), size, farthest);
}

function isFramed({ kind }: Thing['source'], { framedOn }: PictureSize): boolean {
  switch (framedOn) {
    case 'square':
      return false;
    case 'built':
      return kind === 'placement';
    case 'whole':
      return kind === 'placement' || kind === 'step';
  }
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

const footOf = ({ x, y, zPx }: Thing): WorldPoint => project(x, y, zPx);

/** What a thing takes in the picture, with the room round it. */
function roomOf(thing: Thing, { frames }: Pick<Atlas, 'frames'>): Bounds {
  const { px, py } = footOf(thing);
  const { frame, origin } = frames[thing.frame] ?? { frame: { w: 0, h: 0 }, origin: { x: 0, y: 0 } };
  return {
    x0: px - Math.max(MARGIN.side, origin.x + EDGE),
    y0: py - Math.max(MARGIN.top, origin.y + EDGE),
    x1: px + Math.max(MARGIN.side, frame.w - origin.x + EDGE),
    y1: py + Math.max(MARGIN.bottom, frame.h - origin.y + EDGE),
  };
}

const boundsOf = (rooms: readonly Bounds[]): Bounds =>
  rooms.reduce((a, b) => ({
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  }));

/** By how much a picture at this scale would have to be larger; up to 1 it holds everything. */
const timesToHold = ({ x0, y0, x1, y1 }: Bounds, size: PictureSize, scale: number): number =>
  Math.max(((x1 - x0) * scale) / size.w, ((y1 - y0) * scale) / clearHeight(size));

/** In the same proportions: a page knows them before it has the picture. */
const enlargedBy = (times: number, size: PictureSize): PictureSize => ({
  ...size,
  w: Math.ceil(size.w * times),
  h: Math.ceil(size.h * times),
});

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
