import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captionOf } from '#server/adapters/pictures/caption.ts';
import { PICTURE_SIZES, type PictureFormat } from '#server/adapters/pictures/order.ts';
import { openPictures, type Pictures } from '#server/adapters/pictures/pictures.ts';
import { decodePng } from '#server/adapters/pictures/png.ts';
import { PATHS } from '#server/paths.ts';
import type { Language } from '#shared/i18n/language.ts';
import { demoProject, grownVillage } from '../../support/grown.ts';

const SHARED = [
  ['share', 1200, 630],
  ['square', 1080, 1080],
  ['tall', 1080, 1920],
] as const;
const PANEL = 0xffecfaff;
const PAGE = 0xffd6f1fd;

describe('[S2] pictures to share', () => {
  let pictures: Pictures;
  beforeAll(() => {
    pictures = openPictures({ atlasPng: join(PATHS.assets, 'atlas.png'), atlasJson: join(PATHS.assets, 'atlas.json') });
  });
  afterAll(() => pictures.close());

  const project = demoProject('tea-rights');
  const villages = new Map([0, 60, 5_000].map((gifts) => [gifts, grownVillage(project, gifts)]));
  function drawn(gifts: number, format: PictureFormat, language: Language, title = project.title[language]) {
    const picture = villages.get(gifts);
    if (!picture) throw new Error(`no village of ${gifts}`);
    const { goalCents, demonstration } = project;
    const caption =
      PICTURE_SIZES[format].plaque &&
      captionOf({ title, raisedCents: picture.raisedCents, goalCents, gifts, demonstration }, language);
    return pictures.draw({ village: 'tea', seq: gifts, revision: 0, format, caption, content: () => picture });
  }
  const shareOf = (words: Uint32Array, colour: number) => words.filter((word) => word === colour).length / words.length;

  it.each(SHARED)(
    '%s is %i x %i, below 300 KB, with its words on paper: empty, begun, and with 5,000 gifts',
    async (format, w, h) => {
      for (const gifts of villages.keys()) {
        const png = await drawn(gifts, format, 'fr');
        const bitmap = decodePng(png);
        expect([bitmap.w, bitmap.h]).toEqual([w, h]);
        expect(png.length).toBeLessThan(300_000);
        expect(shareOf(bitmap.words, PANEL)).toBeGreaterThan(0.07);
        // A village, not the paper beyond its land.
        expect([gifts, shareOf(bitmap.words, PAGE) < 0.2]).toEqual([gifts, true]);
      }
    },
  );

  it('the language changes the words, and is drawn apart', async () => {
    for (const [format] of SHARED) {
      const [french, english] = [await drawn(60, format, 'fr'), await drawn(60, format, 'en')];
      expect(french.equals(english)).toBe(false);
      expect((await drawn(60, format, 'fr')).equals(french)).toBe(true);
    }
  });

  it('a title of two lines takes its place above, and one without end is cut', async () => {
    const rows = async (title: string) => {
      const { w, h, words } = decodePng(await drawn(60, 'share', 'fr', title));
      return Array.from({ length: h }, (_, y) => words[y * w + 34]).filter((word) => word === PANEL).length;
    };
    const [short, long] = [await rows('Un puits'), await rows('Un puits pour tout le monde '.repeat(4))];
    expect(long).toBeGreaterThan(short);
    const endless = await drawn(60, 'share', 'fr', 'Un puits pour tout le monde '.repeat(40));
    expect(decodePng(endless).h).toBe(630);
  });

  it.each(['phone', 'wide', 'draft', 'print', 'strip'] as const)('%s stays without words', async (format) => {
    const { words } = decodePng(await drawn(60, format, 'fr'));
    // A white wall here and there is of the same colour.
    expect(shareOf(words, PANEL)).toBeLessThan(0.02);
  });
});
