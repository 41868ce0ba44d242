import { Atlas } from '#shared/catalogue/atlas.ts';

/** The atlas as the page has it: a picture, its frames, and which of its pixels can be tapped. */
export interface LoadedAtlas {
  readonly picture: HTMLImageElement;
  readonly frames: Atlas;
  isOpaque(frame: string, dx: number, dy: number): boolean;
}

export const ATLAS_KEY = 'atlas';

/** @throws as a rejection when a file is missing, broken or not an atlas */
export async function loadAtlas(addresses: { image: string; frames: string }): Promise<LoadedAtlas> {
  const picture = new Image();
  picture.src = addresses.image;
  const [frames] = await Promise.all([loadFrames(addresses.frames), picture.decode()]);
  let alpha: Uint8Array | null = null;
  return {
    picture,
    frames,
    /** whether the pixel (dx, dy) from the foot of a sprite is drawn */
    isOpaque(name, dx, dy) {
      const frame = frames.frames[name];
      if (!frame) return false;
      const x = Math.floor(dx) + frame.origin.x;
      const y = Math.floor(dy) + frame.origin.y;
      if (x < 0 || y < 0 || x >= frame.frame.w || y >= frame.frame.h) return false;
      alpha ??= alphaOf(picture);
      return (alpha[(frame.frame.y + y) * picture.naturalWidth + frame.frame.x + x] ?? 0) > 0;
    },
  };
}

async function loadFrames(address: string): Promise<Atlas> {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return Atlas.parse(await reply.json());
}

/** One byte a pixel, read at the first tap; empty where a browser hides what a canvas holds, and then footprints alone are tapped. */
function alphaOf(picture: HTMLImageElement): Uint8Array {
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return new Uint8Array();
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const alpha = new Uint8Array(data.length / 4);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3] ?? 0;
  return alpha;
}
