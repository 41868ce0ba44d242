import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES } from '#shared/catalogue/country.ts';
import { countryName, placeIn } from '#shared/i18n/place.ts';

const inFrench = (fr: string, country: string | null) => placeIn({ place: { fr, en: 'Elsewhere' }, country }, 'fr');

describe('where a project is', () => {
  it('is its place and its country, which is said once and as a whole word', () => {
    expect(inFrench('Hautes Andes', 'PE')).toBe('Hautes Andes, Pérou');
    expect(inFrench('Andes péruviennes', 'PE')).toBe('Andes péruviennes, Pérou');
    expect(inFrench('Haute-Guinée (lieu imaginaire)', 'GN')).toBe('Haute-Guinée (lieu imaginaire)');
    expect(inFrench('Le sud du pérou', 'PE')).toBe('Le sud du pérou');
    expect(inFrench('Bouaké, Côte d’Ivoire', 'CI')).toBe('Bouaké, Côte d’Ivoire');
    expect(inFrench('Le monde entier', null)).toBe('Le monde entier');
    expect(placeIn({ place: { fr: 'Ailleurs', en: 'The Peruvian Andes' }, country: 'PE' }, 'en')).toBe(
      'The Peruvian Andes, Peru',
    );
  });

  it('has a name in both languages for each of the 249 countries of ISO 3166-1', () => {
    expect(new Set(COUNTRY_CODES).size).toBe(249);
    for (const code of COUNTRY_CODES) {
      for (const language of ['fr', 'en'] as const) expect(countryName(code, language), code).not.toBe(code);
    }
  });
});
