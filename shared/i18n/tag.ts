/** Of a browser that names no language that we could tell apart. */
export const OTHER_LANGUAGE = 'other';

const TAG = /^([a-z]{2,3})(?:-(?:[a-z]{4}-)?([a-z]{2}))?(?:[-;,]|$)/i;

/**
 * The language a browser likes best, as it is counted: `fr`, or with its country `fr-CA`. Nothing finer, which could tell one browser
 * from another.
 * @param acceptLanguage the header
 */
export function languageTag(acceptLanguage: string): string {
  const [, language, country] = TAG.exec(acceptLanguage.trim()) ?? [];
  if (language === undefined) return OTHER_LANGUAGE;
  return country === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${country.toUpperCase()}`;
}
