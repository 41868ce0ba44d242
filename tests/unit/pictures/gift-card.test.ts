import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPictures, type Pictures } from '#server/adapters/pictures/pictures.ts';
import type { GiftCard } from '#server/adapters/pictures/print/order.ts';
import { PATHS } from '#server/paths.ts';
import { demoProject, grownVillage } from '../../support/grown.ts';

const card: GiftCard = {
  kind: 'giftCard',
  url: 'https://hameau.example.org/friend/abcdefgh',
  gifts: ['Métier à tisser', '12 adobes'],
  words: null,
  from: null,
  projectTitle: 'Une école à Qenqopampa',
  language: 'fr',
  village: null,
};
const text = (pdf: Buffer) => pdf.toString('latin1');

describe('[S7] a card to give', () => {
  let pictures: Pictures;
  beforeAll(() => {
    pictures = openPictures({ atlasPng: join(PATHS.assets, 'atlas.png'), atlasJson: join(PATHS.assets, 'atlas.json') });
  });
  afterAll(() => pictures.close());

  it('is one page of A6, lying, with or without a picture of the village', async () => {
    const plain = text(await pictures.print(card));
    expect(plain.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(plain).toContain('/MediaBox [0 0 419.53 297.64]');
    expect(plain).not.toContain('/Subtype /Image');
    const village = grownVillage(demoProject('andes-school'), 30);
    expect(text(await pictures.print({ ...card, village }))).toContain('/Subtype /Image');
  });

  it('stays one page whatever is written on it, in every letter of Latin Europe', async () => {
    const words = 'Œuvre à 100 € l’été, Łódź, Ğülşen ! '.repeat(20);
    const long = {
      ...card,
      words,
      from: 'x'.repeat(300),
      gifts: Array.from({ length: 20 }, () => 'Une très longue chose'),
    };
    const pdf = text(await pictures.print({ ...long, language: 'en' }));
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toContain('+Nunito-Bold');
  });
});
