import type { Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';

/** `GN` as `Guinea`, `Guinée`. */
export const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

/** Where a project is: its place, and the country unless the place names it already. */
export function placeIn({ place, country }: Pick<Project, 'place' | 'country'>, language: Language): string {
  const words = place[language];
  if (country === null) return words;
  const name = countryName(country, language);
  return wordsOf(words, language).includes(wordsOf(name, language)) ? words : `${words}, ${name}`;
}

/** Whole words: the Peruvian Andes do not name Peru. */
const wordsOf = (text: string, language: Language): string =>
  ` ${text
    .toLocaleLowerCase(language)
    .split(/[^\p{L}]+/u)
    .join(' ')
    .trim()} `;
