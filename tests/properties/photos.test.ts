import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DrawnPhoto, type PhotoReader, photoReader } from '#server/adapters/uploads/readPhoto.ts';
import { type Chance, seededChance } from '#server/simulator/seeded.ts';
import { MOST_PHOTO_BYTES } from '#shared/catalogue/photo.ts';
import { noisy, pick, upTo } from '../fuzz/mutate.ts';
import { photo, photoOfPhone, WHERE } from '../support/photos.ts';
import { workedMs } from '../support/worked.ts';

const HTML = '<!doctype html><script>alert(document.cookie)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#4f7b3a' } });

let read: PhotoReader;
let good: Buffer;
let fromPhone: Buffer;
beforeAll(async () => {
  [good, fromPhone] = [await photo(), await photoOfPhone()];
  read = photoReader();
});

async function taken(bytes: Uint8Array): Promise<DrawnPhoto> {
  const answer = await read(bytes);
  if (!answer.ok) throw new Error(`refused: ${answer.error}`);
  return answer.value;
}
const faultOf = async (bytes: Uint8Array) => {
  const answer = await read(bytes);
  return answer.ok ? 'taken' : answer.error;
};

/** Chunks of a WebP file: the pixels, and nothing that could hold words. */
function chunksOf(webp: Buffer): string[] {
  const found: string[] = [];
  for (let at = 12; at + 8 <= webp.length; at += 8 + webp.readUInt32LE(at + 4) + (webp.readUInt32LE(at + 4) % 2)) {
    found.push(webp.toString('latin1', at, at + 4));
  }
  return found;
}

/** Everything that a page relies on. */
async function expectSafe({ webp, width, height }: DrawnPhoto): Promise<void> {
  expect(chunksOf(webp)).toEqual(['VP8 ']);
  expect(webp.length).toBeLessThan(400_000);
  expect(Math.max(width, height)).toBeLessThanOrEqual(1600);
  for (const word of [...Object.values(WHERE), 'script', 'Exif', 'xmpmeta']) expect(webp.includes(word)).toBe(false);
}

describe('a photo that anybody may send', () => {
  it('[P1] of a telephone: turned upright, and nothing left of where and by whom it was taken', async () => {
    expect(fromPhone.includes(WHERE.owner) && fromPhone.includes(WHERE.town), 'it is in what is sent').toBe(true);
    const upright = await taken(fromPhone);
    expect([upright.width, upright.height]).toEqual([480, 640]);
    await expectSafe(upright);
    const { exif, icc, xmp, iptc, orientation } = await sharp(upright.webp).metadata();
    expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('is at most 1600 px and 400 KB, whatever is on it', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const;
    const create = { width: 2600, height: 1500, channels: 3, background: '#888', noise } as const;
    await expectSafe(await taken(await sharp({ create }).jpeg({ quality: 80 }).toBuffer()));
    const small = await taken(await plain(5000, 200).png().toBuffer());
    expect([small.width, small.height]).toEqual([1600, 64]);
  });

  it.each([
    ['colours of print', () => plain(90, 60).toColourspace('cmyk').jpeg().toBuffer()],
    ['shades of grey', () => plain(90, 60).greyscale().png().toBuffer()],
    ['sixteen bits, half see-through', () => plain(90, 60).ensureAlpha(0.5).toColourspace('rgb16').png().toBuffer()],
    ['a WebP', () => plain(90, 60).webp({ lossless: true }).toBuffer()],
  ])('may be made of %s', async (_what, make) => {
    await expectSafe(await taken(await make()));
  });

  it.each([
    ['nothing', 'noFile', () => Buffer.alloc(0)],
    ['a photo of 40 MB', 'tooLarge', () => Buffer.alloc(40 * 1024 * 1024, 7)],
    ['one byte too many', 'tooLarge', () => Buffer.concat([good, Buffer.alloc(MOST_PHOTO_BYTES - good.length + 1)])],
    ['words', 'notAPicture', () => Buffer.from('hello')],
    ['a page', 'notAPicture', () => Buffer.from(HTML)],
    ['a script in an SVG', 'otherFormat', () => Buffer.from(SVG)],
    ['an SVG behind a declaration', 'otherFormat', () => Buffer.from(`<?xml version="1.0"?>\n${SVG}`)],
    ['a GIF', 'otherFormat', () => plain(9, 9).gif().toBuffer()],
    ['what telephones keep photos in', 'heif', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['the head of a JPEG before a page', 'damaged', () => Buffer.concat([good.subarray(0, 3), Buffer.from(HTML)])],
    ['a document that calls itself a PNG', 'damaged', () => Buffer.from(`\x89PNG\r\n\x1a\n%PDF-1.7`, 'latin1')],
    ['an SVG that calls itself a WebP', 'damaged', () => Buffer.from(`RIFF\x10\0\0\0WEBP${SVG}`, 'latin1')],
    ['a JPEG that was cut off', 'damaged', () => good.subarray(0, good.length - 200)],
    ['63 million pixels in 200 KB', 'tooManyPixels', () => plain(9000, 7000).png().toBuffer()],
    ['four thousand million pixels by its head', 'tooManyPixels', () => headOf(65_500, 65_500)],
  ] as const)('[security] %s is refused as %s', async (_what, fault, make) => {
    expect(await faultOf(await make())).toBe(fault);
  });

  it('[security] a page behind a photo does not go on with it', async () => {
    for (const behind of [HTML, SVG, 'PK\x03\x04']) {
      await expectSafe(await taken(Buffer.concat([good, Buffer.from(behind, 'latin1')])));
    }
  });

  it('[security] four hundred damaged photos are refused by name or made safe, soon', async () => {
    const chance = seededChance(20_261);
    const png = await plain(64, 48).png().toBuffer();
    const webp = await plain(64, 48).webp().toBuffer();
    let slowest = 0;
    for (let n = 0; n < 400; n++) {
      const file = damagedOf(chance, pick(chance, [good, fromPhone, png, webp]));
      const start = workedMs();
      const answer = await read(file);
      slowest = Math.max(slowest, workedMs() - start);
      if (answer.ok) await expectSafe(answer.value);
      else expect(['damaged', 'notAPicture', 'noFile', 'tooManyPixels'], `file ${n}`).toContain(answer.error);
    }
    expect(slowest).toBeLessThan(2000);
  });

  it('[security] one is drawn at a time, eight wait, and more are told to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => faultOf(good)));
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(4);
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(8);
    expect(await faultOf(good)).toBe('taken');
  });
});

function damagedOf(chance: Chance, file: Buffer): Buffer {
  if (chance() < 0.3) return file.subarray(0, upTo(chance, file.length));
  return noisy(chance, file);
}

/** A JPEG whose head says that it is so large. */
function headOf(width: number, height: number): Buffer {
  const file = Buffer.from(good);
  const at = file.indexOf(Buffer.from([0xff, 0xc0]));
  file.writeUInt16BE(height, at + 5);
  file.writeUInt16BE(width, at + 7);
  return file;
}
