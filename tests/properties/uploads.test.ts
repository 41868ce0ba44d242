import { describe, expect, it } from 'vitest';
import { decodePng } from '#server/adapters/pictures/png.ts';
import { type OwnPicture, readPicture } from '#server/adapters/uploads/readPicture.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { COLORS } from '#shared/ground/palette.ts';
import { upTo } from '../fuzz/mutate.ts';
import { goodPng, goodVox, hostileFiles, SECRET } from '../support/hostileFiles.ts';
import { chunkTypes } from '../support/pngFiles.ts';
import { workedMs } from '../support/worked.ts';

const OUTLINE_AND_EAVES = 10;
const PALETTE = new Set(COLORS);

const spriteOf = (bytes: Uint8Array, footprint: Footprint): OwnPicture => {
  const read = readPicture(bytes, footprint);
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`);
  return read.value;
};

/** Everything that a village, its page and its picture rely on. */
function expectSafe({ png, width, height, originX, originY }: OwnPicture, { w, d }: Footprint): void {
  expect(chunkTypes(png)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(png.includes(SECRET)).toBe(false);
  const { w: drawnW, h: drawnH, words } = decodePng(png);
  expect([drawnW, drawnH]).toEqual([width, height]);
  expect(width).toBeLessThanOrEqual((w + d) * 32 + OUTLINE_AND_EAVES);
  expect(height).toBeLessThanOrEqual(192);
  expect(png.length).toBeLessThan(width * height * 4 + height + 200);
  const seen = [...new Set(words)].filter((word) => word !== 0);
  expect(seen.map(hexOf).filter((hex) => !PALETTE.has(hex))).toEqual([]);
  expect(seen.every((word) => word >>> 24 === 255)).toBe(true);
  expect(seen.length).toBeGreaterThan(0);
  expect([originX, originY].every(Number.isInteger)).toBe(true);
}

const hexOf = (word: number): string => {
  const channels = [word & 255, (word >> 8) & 255, (word >> 16) & 255];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};

describe('a file that anybody may send', () => {
  it('[D5] a thousand hostile files are refused by name or made safe, soon and in little memory', () => {
    const chance = seededChance(20_260);
    const before = process.resourceUsage().maxRSS;
    let slowest = { trick: '', ms: 0 };
    for (const { trick, ends, bytes } of hostileFiles(chance, 1000)) {
      const footprint = { w: 1 + upTo(chance, 3), d: 1 + upTo(chance, 3) };
      const start = workedMs();
      const read = readPicture(bytes, footprint);
      const ms = workedMs() - start;
      if (ms > slowest.ms) slowest = { trick, ms };
      expect(ends, trick).toContain(read.ok ? 'taken' : read.error.kind);
      if (read.ok) expectSafe(read.value, footprint);
    }
    expect(slowest.ms, slowest.trick).toBeLessThan(1000);
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(300); // MB: a bomb holds 1500
  });

  it('[D5] what is taken is taken again as it is: it has nothing left to lose', () => {
    const chance = seededChance(7);
    for (let n = 0; n < 150; n++) {
      const footprint = { w: 1 + upTo(chance, 3), d: 1 + upTo(chance, 3) };
      const once = spriteOf(n % 3 ? goodPng(chance) : goodVox(chance), footprint);
      expectSafe(once, footprint);
      const twice = readPicture(once.png, { w: 4, d: 4 });
      if (twice.ok) expect(twice.value.png).toEqual(once.png);
      else expect(twice.error.kind).toBe('noTransparency'); // a model may fill its picture
    }
  });
});
