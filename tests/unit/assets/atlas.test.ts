import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAssets, isUpToDate } from '#assets/build.ts';
import { Atlas } from '#shared/catalogue/atlas.ts';
import {
  FLOWER_NAMES,
  GARLAND_LIFE,
  GRAZER_NAMES,
  MAILBOXES,
  NOTICE_BOARDS,
  SCENERY_NAMES,
  sceneryLife,
  VILLAGER_NAMES,
} from '#shared/catalogue/scenery.ts';
import { isSpriteName, SPRITE_NAMES, SPRITES, WORK_NAMES, WORK_STAGES } from '#shared/catalogue/sprites.ts';

const outDir = mkdtempSync(join(tmpdir(), 'hameau-assets-'));
let atlas: Atlas;
const POSTINGS = [...Object.values(NOTICE_BOARDS), ...Object.values(MAILBOXES)];

beforeAll(async () => {
  expect(await buildAssets({ outDir })).toMatchObject({ drawn: true });
  atlas = Atlas.parse(JSON.parse(readFileSync(join(outDir, 'atlas.json'), 'utf8')));
}, 120_000); // every model is drawn

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe('the atlas', () => {
  it('has every frame that the names promise', () => {
    const promised = [
      ...SPRITE_NAMES.flatMap((name) => [
        name,
        `${name}.shadow`,
        ...Array.from({ length: SPRITES[name].looks - 1 }, (_, i) => `${name}~${i + 1}`),
        ...Array.from({ length: SPRITES[name].stages - 1 }, (_, i) => `${name}.${i}`),
        ...Array.from({ length: SPRITES[name].looks }, (_, look) => (look === 0 ? name : `${name}~${look}`)).flatMap(
          (look) => Array.from({ length: SPRITES[name].life }, (_, beat) => `${look}.life.${beat}`),
        ),
        ...['back', 'front'].map((side) => `stakes-${SPRITES[name].w}x${SPRITES[name].d}.${side}`),
        `chalk-${SPRITES[name].w}x${SPRITES[name].d}`,
      ]),
      ...WORK_NAMES.flatMap((name) => WORK_STAGES.map((stage) => `${name}.${stage}`)),
      ...SCENERY_NAMES.flatMap((name) => [
        name,
        ...Array.from({ length: sceneryLife(name) }, (_, beat) => `${name}.life.${beat}`),
      ]),
      ...[...VILLAGER_NAMES, ...GRAZER_NAMES.map((name) => `${name}-walks`)].flatMap((name) =>
        [0, 1, 2, 3].flatMap((direction) => [
          `${name}.${direction}.0.shadow`,
          ...[0, 1, 2, 3].map((step) => `${name}.${direction}.${step}`),
        ]),
      ),
      ...Object.entries({ bird: 4, butterfly: 2, bee: 2, fish: 3, cloud: 3, 'cloud-shade': 3, 'fx.smoke': 4 }).flatMap(
        ([name, count]) => Array.from({ length: count }, (_, k) => `${name}.${k}`),
      ),
      'sign-changed',
      ...POSTINGS,
      ...['garland-x', 'garland-y'].flatMap((name) => [name, `${name}.life.0`, `${name}.life.${GARLAND_LIFE - 1}`]),
      'garland-pole.lit',
      ...FLOWER_NAMES.flatMap((name) => [`${name}.bud`, `${name}.bloom`]),
      ...['dot', 'spark', 'dust', 'heart', 'sparkle', 'ring', 'glow', 'plot', 'note', 'drop', 'book'].map(
        (name) => `fx.${name}`,
      ),
    ];
    expect(promised.filter((name) => !(name in atlas.frames))).toEqual([]);
  });

  it('lays no frame over another, and none outside the picture', () => {
    const { w, h } = atlas.meta.size;
    const owner = new Int32Array(w * h);
    const places = new Map(Object.values(atlas.frames).map(({ frame }) => [JSON.stringify(frame), frame]));
    let overlaps = 0;
    [...places.values()].forEach((frame, i) => {
      expect(frame.x + frame.w).toBeLessThanOrEqual(w);
      expect(frame.y + frame.h).toBeLessThanOrEqual(h);
      for (let y = frame.y; y < frame.y + frame.h; y++)
        for (let x = frame.x; x < frame.x + frame.w; x++) {
          if (owner[y * w + x]) overlaps++;
          owner[y * w + x] = i + 1;
        }
    });
    expect(overlaps).toBe(0);
  });

  it('says the plots of each gift, and the same as the table', () => {
    const gifts = Object.entries(atlas.frames).filter(([name]) => isSpriteName(name));
    expect(gifts.length).toBe(SPRITE_NAMES.length);
    for (const [name, { plots }] of gifts)
      if (isSpriteName(name)) expect([name, plots]).toEqual([name, { w: SPRITES[name].w, d: SPRITES[name].d }]);
  });

  it('keeps the anchor on the pixel of the origin', () => {
    for (const { frame, origin, anchor } of Object.values(atlas.frames)) {
      expect(Math.abs(anchor.x * frame.w - origin.x)).toBeLessThan(0.01);
      expect(Math.abs(anchor.y * frame.h - origin.y)).toBeLessThan(0.01);
    }
  });

  it('holds every frame to the pixel as it was drawn when it was last looked at: the same picture from the same sources', () => {
    const pinned = new Map(
      readFileSync(join(import.meta.dirname, 'model-hashes.txt'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
    const cut = cutter(readFileSync(join(outDir, 'atlas.png')), atlas.meta.size.w);
    const found = Object.entries(atlas.frames).map(([name, { frame }]) => [name, cut(frame)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(pinned));
  });

  it('is an indexed PNG of few colours and under 200 KB', () => {
    const png = readFileSync(join(outDir, 'atlas.png'));
    const chunks = chunksOf(png);
    expect(chunks.get('IHDR')?.subarray(8, 10)).toEqual(Buffer.from([8, 3]));
    expect(chunks.get('PLTE')?.length).toBe(3 * (chunks.get('tRNS')?.length ?? 0));
    expect(chunks.get('PLTE')?.length).toBeLessThan(3 * 128);
    expect(inflateSync(chunks.get('IDAT') ?? '').length).toBe((atlas.meta.size.w + 1) * atlas.meta.size.h);
    expect(png.length).toBeLessThan(200_000);
  });
});

describe('building the pictures', () => {
  it('writes one small picture for each gift, and for what tells of them', () => {
    const files = readdirSync(join(outDir, 'sprites'));
    expect(files.sort()).toEqual([...SPRITE_NAMES, ...POSTINGS].map((name) => `${name}.png`).sort());
    const bytes = files.reduce((sum, file) => sum + statSync(join(outDir, 'sprites', file)).size, 0);
    expect(bytes).toBeLessThan(100_000);
  });

  it('does nothing when nothing changed, and is not content with half a build', async () => {
    expect(await buildAssets({ outDir })).toEqual({ drawn: false, frames: 0 });
    expect(isUpToDate(outDir)).toBe(true);
    expect(isUpToDate(outDir, 'other sources')).toBe(false);
    rmSync(join(outDir, 'atlas.json'));
    expect(isUpToDate(outDir)).toBe(false);
  });
});

/** Cuts frames out of an indexed PNG whose rows are not filtered, and says their hash as models.test.ts does. */
function cutter(png: Buffer, width: number): (frame: { x: number; y: number; w: number; h: number }) => string {
  const chunks = chunksOf(png);
  const colours = chunks.get('PLTE') ?? Buffer.alloc(0);
  const alphas = chunks.get('tRNS') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? '');
  return ({ x, y, w, h }) => {
    const px = new Uint8Array(w * h * 4);
    for (let p = 0; p < w * h; p++) {
      const colour = rows[(y + Math.floor(p / w)) * (width + 1) + 1 + x + (p % w)] ?? 0;
      px.set(colours.subarray(colour * 3, colour * 3 + 3), p * 4);
      px[p * 4 + 3] = alphas[colour] ?? 0;
    }
    return createHash('sha256').update(`${w}x${h}`).update(px).digest('hex').slice(0, 12);
  };
}

function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('ascii', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}
