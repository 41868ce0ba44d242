import sharp, { type Sharp } from 'sharp';
import { BLUR_GRID } from '#shared/news/squares.ts';

/** Where and by whom a photo was taken: it must never come out again. */
export const WHERE = { owner: 'Camera of Zoe Secret', latitude: '10/1 23/1 45/1', town: 'Kankan-la-secrete' };

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="${WHERE.town}"/></rdf:RDF></x:xmpmeta>`;

/** A field under a sky, as sharp makes it: 640 x 480. */
const landscape = () => {
  const field = { create: { width: 640, height: 200, channels: 3, background: '#4f7b3a' } } as const;
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#9cc3e5' } }).composite([
    { input: field, gravity: 'south' },
  ]);
};

export const photo = (): Promise<Buffer> => landscape().jpeg().toBuffer();

/** As a telephone takes it: lying on its side, with the place, the owner, a thumbnail's profile and words of a program. */
export const photoOfPhone = (): Promise<Buffer> => takenByPhone(landscape());

const takenByPhone = (picture: Sharp): Promise<Buffer> =>
  picture
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: WHERE.owner, Model: WHERE.owner },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: WHERE.latitude, GPSLongitudeRef: 'W', GPSLongitude: '9/1 18/1 0/1' },
    })
    .withXmp(XMP)
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();

/** The squares of the grid over a photo (12 x 12) that hold the face of `firstSchoolDay`, as the console names them. */
export const FACE = ['6-5', '6-6', '7-5', '7-6'];

type Shape = readonly [colour: string, within: (x: number, y: number) => boolean];
const box = (colour: string, left: number, top: number, right: number, bottom: number): Shape => [
  colour,
  (x, y) => x >= left && x < right && y >= top && y < bottom,
];
const disc = (colour: string, cx: number, cy: number, radius: number): Shape => [
  colour,
  (x, y) => Math.hypot(x - cx, y - cy) < radius,
];
/** As it is seen upright, 480 x 640; what comes later lies over what came before. */
const SCHOOL: readonly Shape[] = [
  box('#9cc3e5', 0, 0, 480, 640),
  ['#7d8aa0', (x, y) => y > 110 + Math.abs(x - 130) || y > 150 + Math.abs(x - 360)],
  box('#a98e5c', 0, 300, 480, 640),
  ['#b4533c', (x, y) => y > 130 && y < 190 && Math.abs(x - 240) < 100 + y / 1.9],
  box('#efe2c0', 60, 190, 420, 340),
  ...[95, 315].map((left) => box('#5f87a8', left, 220, left + 70, 275)),
  box('#4a6b8a', 200, 225, 280, 340),
  ['#b23a5b', (x, y) => y > 420 && y < 600 && Math.abs(x - 240) < 30 + (y - 420) / 3],
  disc('#2a1b14', 240, 374, 44),
  disc('#a86f48', 240, 380, 34),
  ...[228, 252].map((x) => disc('#1b1110', x, 374, 4)),
  ['#5b2c1f', (x, y) => y > 388 && Math.abs(Math.hypot(x - 240, y - 380) - 18) < 2],
];

/** A school on the day it opens, and a child before it who looks at the camera. */
export function firstSchoolDay(): Promise<Buffer> {
  const pixels = Buffer.alloc(480 * 640 * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const [x, y] = [(at / 3) % 480, Math.floor(at / 3 / 480)];
    const [colour = '#000000'] = SCHOOL.findLast(([, within]) => within(x, y)) ?? [];
    pixels.writeUIntBE(Number.parseInt(colour.slice(1), 16), at, 3);
  }
  return takenByPhone(sharp(pixels, { raw: { width: 480, height: 640, channels: 3 } }).rotate(270));
}

/** How much is to be seen in a square of the grid over a photo: 0 where it is filled with one colour. */
export async function detailIn(webp: Buffer, square: string): Promise<number> {
  const { width, height } = await sharp(webp).metadata();
  const [row = 0, column = 0] = square.split('-').map(Number);
  const [w, h] = [width / BLUR_GRID, height / BLUR_GRID];
  // Its edge is left out: WebP blends it with what is beside.
  const within = { left: Math.ceil(column * w) + 3, top: Math.ceil(row * h) + 3 };
  const size = { width: Math.floor(w) - 7, height: Math.floor(h) - 7 };
  const { channels } = await sharp(
    await sharp(webp)
      .extract({ ...within, ...size })
      .png()
      .toBuffer(),
  ).stats();
  return Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev));
}
