import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURE_SIZES, type VillagePicture } from '#server/adapters/pictures/order.ts';
import { openPictures, type PictureRequest, type Pictures } from '#server/adapters/pictures/pictures.ts';
import { decodePng, encodePng } from '#server/adapters/pictures/png.ts';
import type { Atlas } from '#shared/catalogue/atlas.ts';
import { hash3 } from '#shared/ground/noise.ts';
import { GiftSlug, PlacementId } from '#shared/ids.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import type { Placement } from '#shared/village/view.ts';

const RED = 0xff0000ff;
/** pixels that no compression makes light */
const speckle = (i: number, colours: number) =>
  (0xff000000 | (Math.floor(hash3(i, 1, 1) * colours) * Math.floor(250 / colours))) >>> 0;
const NOISES = 60;
const NOISE_GIFTS = Object.fromEntries(
  Array.from({ length: NOISES }, (_, i) => [`noise-${i}`, { sprite: `noise-${i}`, footprint: { w: 1, d: 1 } }]),
);

const atlasOf = (names: readonly string[]): Atlas => ({
  frames: Object.fromEntries(
    names.map((name, i) => [
      name,
      {
        frame: { x: i * 24, y: 0, w: 24, h: 40 },
        origin: { x: 12, y: 36 },
        anchor: { x: 0.5, y: 0.9 },
        plots: { w: 1, d: 1 },
      },
    ]),
  ),
  meta: { image: 'atlas.png', size: { w: names.length * 24, h: 40 }, scale: '1' },
});

const hut = (id: string, x: number, y: number): Placement => ({
  id: PlacementId.parse(`plc_${id.padEnd(16, '0')}`),
  gift: GiftSlug.parse('hut'),
  quantity: 1,
  plot: { x, y },
  state: 'delivered',
});

const CROWD = Array.from({ length: 900 }, (_, i) => ({
  ...hut(`c${i}`, 1 + (i % 30), 1 + Math.floor(i / 30)),
  gift: GiftSlug.parse(`noise-${i % NOISES}`),
}));

const village = (placements: readonly Placement[]): VillagePicture => ({
  seed: 2024,
  landscape: 'savanna',
  chunks: FIRST_CHUNKS,
  placements,
  flowers: [],
  reached: [],
  steps: [],
  own: [],
  raisedCents: 0,
  gifts: { hut: { sprite: 'hut', footprint: { w: 1, d: 1 } } },
  now: 0,
});

const request = (seq: number, content: () => VillagePicture): PictureRequest => ({
  village: 'tamoure',
  seq,
  revision: 0,
  format: 'share',
  caption: null,
  content,
});

const count = (png: Buffer, word: number) => decodePng(png).words.filter((each) => each === word).length;

/** No other picture here has it. */
const LILAC = 0xffdd66cc;
/** A square of an association's own, 20 px a side. */
const own = (name: string) => ({
  name,
  png: encodePng({ w: 20, h: 20, words: new Uint32Array(400).fill(LILAC) }),
  origin: { x: 10, y: 18 },
  plots: { w: 1, d: 1 },
});

describe('the picture of a village', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const files = { atlasPng: join(folder, 'atlas.png'), atlasJson: join(folder, 'atlas.json') };
  let pictures: Pictures;
  let noisy: Pictures;
  let noisier: Pictures;

  function noiseOf(colours: number) {
    const coloured = { atlasPng: join(folder, `${colours}.png`), atlasJson: join(folder, `${colours}.json`) };
    const noise = Uint32Array.from({ length: 24 * NOISES * 40 }, (_, i) => speckle(i, colours));
    writeFileSync(coloured.atlasPng, encodePng({ w: 24 * NOISES, h: 40, words: noise }));
    writeFileSync(coloured.atlasJson, JSON.stringify(atlasOf(Object.keys(NOISE_GIFTS))));
    return coloured;
  }

  beforeAll(() => {
    const words = new Uint32Array(120 * 40).fill(RED);
    writeFileSync(files.atlasPng, encodePng({ w: 120, h: 40, words }));
    writeFileSync(files.atlasJson, JSON.stringify(atlasOf(['hut', 'hut.shadow', 'tree-round', 'tree-olive', 'bush'])));
    pictures = openPictures(files);
    noisy = openPictures(noiseOf(5));
    noisier = openPictures(noiseOf(100));
  });
  afterAll(async () => {
    await pictures.close();
    await noisy.close();
    await noisier.close();
    rmSync(folder, { recursive: true });
  });

  it('is an indexed PNG of 1200 x 630 under 300 KB', async () => {
    const png = await pictures.draw(request(1, () => village([])));
    const { w, h } = decodePng(png);
    expect({ w, h }).toEqual({ w: 1200, h: 630 });
    expect(png.length).toBeLessThan(300_000);
    expect(png.length).toBeGreaterThan(20_000);
  });

  it.each(['phone', 'wide'] as const)('comes under 120 KB for the first paint: %s', async (format) => {
    const png = await pictures.draw({ ...request(1, () => village([])), format });
    const { w, h } = decodePng(png);
    expect({ w, h }).toMatchObject({ w: PICTURE_SIZES[format].w, h: PICTURE_SIZES[format].h });
    expect(png.length).toBeLessThan(120_000);
  });

  it('comes closer where a crowded village would weigh too much', async () => {
    const order = { ...request(7, () => ({ ...village(CROWD), gifts: NOISE_GIFTS })), format: 'wide' as const };
    const png = await noisy.draw(order);
    expect(png.length).toBeLessThan(120_000);
    const { words, w } = decodePng(png);
    // every pixel of the village is four of the picture
    for (let p = 0; p < w; p += 2) expect([words[p + 1], words[p + w]]).toEqual([words[p], words[p]]);
  });

  it.each(['share', 'square', 'tall'] as const)(
    '[S2] %s stays below 300 KB with its words, however crowded',
    async (format) => {
      const caption = { title: 'Un puits', words: '3 € sur 5 €', part: 0.6, signature: 'Hameau' };
      const content = () => ({ ...village(CROWD), gifts: NOISE_GIFTS });
      const png = await noisier.draw({ ...request(8, content), format, caption });
      expect(png.length).toBeLessThan(300_000);
      expect(png.length).toBeGreaterThan(60_000);
    },
  );

  it('[K3] a draft’s is larger where its gifts stand far apart, of the same proportions and never closer', async () => {
    const apart = [hut('p1', 1, 30), hut('p2', 30, 1), hut('p3', 30, 30), hut('p4', 16, 4)];
    const sprite = 'pic_0000000000000000';
    const looks = { hut: { sprite, footprint: { w: 1, d: 1 } } };
    const content = () => ({ ...village(apart), gifts: looks, own: [own(sprite)] });
    const png = await pictures.draw({ ...request(11, content), format: 'draft' });
    // A tree stands before one; without any of the four there would be 1,200 at most.
    expect(count(png, LILAC)).toBeGreaterThan(3.2 * 400);
    const shown = decodePng(png);
    expect(shown.w).toBeGreaterThan(1800);
    expect(shown.w / shown.h).toBeCloseTo(1200 / 630, 2);
    const crowded = { ...request(12, () => ({ ...village(CROWD), gifts: NOISE_GIFTS })), format: 'draft' as const };
    const whole = await noisier.draw(crowded);
    expect(whole.length).toBeGreaterThan(PICTURE_SIZES.share.mostBytes);
    expect(decodePng(whole).w).toBeLessThan(2300);
  });

  it('[V6] shows a gift once it stands, larger where few are built', async () => {
    const before = count(await pictures.draw(request(2, () => village([]))), RED);
    const huts = [hut('p1', 14, 15), hut('p2', 15, 14), hut('p3', 18, 14)];
    const after = count(await pictures.draw(request(3, () => village(huts))), RED);
    expect(after).toBeGreaterThan(before);
    expect(after).toBeGreaterThanOrEqual(3 * 24 * 40 * 2);
  });

  it('is the same to the byte for the same village, from another thread too', async () => {
    const twin = openPictures(files);
    const drawn = () => request(4, () => village([hut('p1', 14, 14)]));
    const [one, other] = await Promise.all([pictures.draw(drawn()), twin.draw(drawn())]);
    await twin.close();
    expect(one.equals(other)).toBe(true);
  });

  it('is drawn once for one seq, and again for the next', async () => {
    let asked = 0;
    const content = () => {
      asked++;
      return village([]);
    };
    await Promise.all([pictures.draw(request(5, content)), pictures.draw(request(5, content))]);
    expect(asked).toBe(1);
    await pictures.draw(request(6, content));
    expect(asked).toBe(2);
  });

  it('says so when its sprites are missing, and keeps no broken picture', async () => {
    const broken = openPictures({ ...files, atlasPng: join(folder, 'nowhere.png') });
    await expect(broken.draw(request(1, () => village([])))).rejects.toThrow(/nowhere|thread/);
    await expect(broken.draw(request(1, () => village([])))).rejects.toThrow();
    await broken.close();
    await expect(broken.draw(request(2, () => village([])))).rejects.toThrow('closed');
  });

  it('refuses a file that is not a picture', () => {
    expect(() => decodePng(Buffer.from('no picture'))).toThrow(TypeError);
  });

  it('shows what an association drew itself, and its atlas has it beside everybody’s', async () => {
    const sprite = 'pic_0000000000000000';
    const drawn = (withOwn: boolean) => ({
      ...village([hut('a', 14, 14)]),
      gifts: { hut: { sprite, footprint: { w: 1, d: 1 } } },
      own: withOwn ? [own(sprite)] : [],
    });
    const [plain, shown] = [
      await pictures.draw(request(901, () => drawn(false))),
      await pictures.draw(request(902, () => drawn(true))),
    ];
    expect(count(plain, LILAC)).toBe(0);
    expect(count(shown, LILAC)).toBeGreaterThan(200);
    const sheet = await pictures.sheet([own(sprite)]);
    const { frames, meta } = JSON.parse(sheet.json) as Atlas;
    const { w, h, words } = decodePng(sheet.png);
    expect(meta.size).toEqual({ w, h });
    const { frame } = frames[sprite] ?? {};
    expect(words[(frame?.y ?? 0) * w + (frame?.x ?? 0)]).toBe(LILAC);
    expect(frames.hut, 'ours stay').toBeDefined();
  });
});
