import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import { fr } from '#shared/i18n/fr.ts';
import { languageOf } from '#shared/i18n/language.ts';

/** Every leaf as `path: kind`. */
function leaves(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [`${path}${key}: ${typeof value}`],
  );
}

const textsOf = (words: object): string[] =>
  Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? textsOf(value) : [],
  );

describe('the words', () => {
  it('French says everything that English says', () => {
    expect(leaves(fr)).toEqual(leaves(en));
  });

  it('no sentence is empty or left in English', () => {
    expect(textsOf(fr).every((text) => text.trim() !== '')).toBe(true);
    const same = textsOf(fr).filter((text) => textsOf(en).includes(text) && text.length > 12);
    expect(same).toEqual([]);
  });

  it('French typography: a space before ! ? : and typographic apostrophes', () => {
    for (const text of textsOf(fr)) {
      expect(text).not.toMatch(/[^\s][!?:](\s|$)/);
      expect(text).not.toContain("'");
    }
  });

  it('money as each language writes it, whole euros without decimals', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect([en.money(450), en.money(2500), en.money(600_000)]).toEqual(['€4.50', '€25', '€6,000']);
    expect([fr.money(450), fr.money(2500), fr.money(600_000)].map(plain)).toEqual(['4,50 €', '25 €', '6 000 €']);
  });

  it('nought is singular in French and plural in English', () => {
    expect(pluralIn('fr')(0, 'cadeau', 'cadeaux')).toBe('cadeau');
    expect(pluralIn('en')(0, 'gift', 'gifts')).toBe('gifts');
  });

  it('months and days do not depend on where the reader sits', () => {
    expect(formatIn('en').month('2027-05')).toBe('May 2027');
    expect(formatIn('fr').month('2027-05')).toBe('mai 2027');
    expect(formatIn('en').day(Date.UTC(2026, 10, 22, 23, 59))).toBe('22 November 2026');
  });

  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,fr;q=0.5', 'en'],
    ['de,fr;q=0.4,en;q=0.9', 'en'],
    ['de', 'en'],
    ['', 'en'],
    ['FR', 'fr'],
    ['fr;q=0', 'en'],
    ['frr', 'en'],
  ])('a browser that asks for %j reads %s', (asked, language) => {
    expect(languageOf(asked)).toBe(language);
  });
});
