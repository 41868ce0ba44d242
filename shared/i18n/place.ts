import type { Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';

/** `GN` as `Guinea`, `Guinée`. */
export const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

/** Where a project is: its place, and the country unless the place names it already. */
export function placeIn({ place, country }: Pick<Project, 'place' | 'country'>, language: Language): string {
  const words = place[language];
  const name = country === null ? '' : countryName(country, language);
  const isSaid = words.toLocaleLowerCase(language).includes(name.toLocaleLowerCase(language));
  return isSaid ? words : `${words}, ${name}`;
}
