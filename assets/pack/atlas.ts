import type { Atlas, AtlasFrame } from '#shared/catalogue/atlas.ts';
import { Canvas, type Picture } from '../png/canvas.ts';
import type { Frame } from './frames.ts';
import { shelve } from './shelves.ts';

const WIDTH = 1024;

/** All frames in one picture and its description. Frames that look the same share their place. */
export function packAtlas(frames: readonly Frame[], image: string): { picture: Picture; atlas: Atlas } {
  const shared = new Map<string, Frame>();
  for (const frame of frames) if (!shared.has(looks(frame))) shared.set(looks(frame), frame);
  const keys = [...shared.keys()];
  const { places, height } = shelve(
    [...shared.values()].map(({ picture }) => picture),
    WIDTH,
  );
  const canvas = new Canvas(WIDTH, 2 ** Math.ceil(Math.log2(height))); // graphics cards like powers of two
  [...shared.values()].forEach(({ picture }, i) => {
    const place = places[i];
    if (place) canvas.blit(picture, place.x, place.y);
  });
  const described = frames.map((frame): [string, AtlasFrame] => {
    const place = places[keys.indexOf(looks(frame))] ?? { x: 0, y: 0 };
    return [frame.name, describe(frame, place)];
  });
  const names = new Set(described.map(([name]) => name));
  if (names.size !== described.length) throw new Error('two frames of the atlas have the same name');
  const atlas: Atlas = {
    frames: Object.fromEntries(described),
    meta: { image, size: { w: canvas.w, h: canvas.h }, scale: '1' },
  };
  return { picture: canvas, atlas };
}

function looks({ picture }: Frame): string {
  return `${picture.w}x${picture.h}:${Buffer.from(picture.px.buffer).toString('base64')}`;
}

function describe({ picture, originX, originY, plots }: Frame, place: { x: number; y: number }): AtlasFrame {
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
