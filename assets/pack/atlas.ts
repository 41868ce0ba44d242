import { createHash } from 'node:crypto';
import type { Atlas, AtlasFrame } from '#shared/catalogue/atlas.ts';
import { Canvas, type Picture } from '../png/canvas.ts';
import type { Frame } from './frames.ts';
import { shelve } from './shelves.ts';

const WIDTH = 1024;

/** Where a picture lies in the atlas: its left and top. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** All frames in one picture and its description. Frames that look the same share their place. */
export function packAtlas(frames: readonly Frame[], image: string): { picture: Picture; atlas: Atlas } {
  const keys = frames.map(looks);
  const distinct = new Map(frames.map(({ picture }, i) => [keys[i] ?? '', picture]));
  const { places, height } = shelve([...distinct.values()], WIDTH);
  const canvas = new Canvas(WIDTH, 2 ** Math.ceil(Math.log2(height))); // graphics cards like powers of two
  const placeOf = new Map<string, Place>();
  [...distinct].forEach(([key, picture], i) => {
    const place = places[i] ?? { x: 0, y: 0 };
    canvas.blit(picture, place.x, place.y);
    placeOf.set(key, place);
  });
  const described = frames.map((frame, i): [string, AtlasFrame] => [
    frame.name,
    describe(frame, placeOf.get(keys[i] ?? '') ?? { x: 0, y: 0 }),
  ]);
  if (new Set(frames.map(({ name }) => name)).size !== frames.length)
    throw new Error('two frames of the atlas have the same name');
  const atlas: Atlas = {
    frames: Object.fromEntries(described),
    meta: { image, size: { w: canvas.w, h: canvas.h }, scale: '1' },
  };
  return { picture: canvas, atlas };
}

function looks({ picture }: Frame): string {
  return `${picture.w}x${picture.h}:${createHash('sha256').update(picture.px).digest('base64')}`;
}

function describe({ picture, originX, originY, plots }: Frame, place: Place): AtlasFrame {
  return {
    frame: { ...place, w: picture.w, h: picture.h },
    origin: { x: originX, y: originY },
    anchor: { x: share(originX, picture.w), y: share(originY, picture.h) },
    ...(plots ? { plots } : {}),
  };
}

function share(part: number, whole: number): number {
  return Number((part / whole).toFixed(6));
}
