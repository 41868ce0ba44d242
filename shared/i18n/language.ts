export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/**
 * The language a browser asks for.
 * @param acceptLanguage the header, or `navigator.languages.join(',')`: `fr-FR,fr;q=0.9,en;q=0.8`
 * @returns the best liked of ours; English when none of them is named
 */
export function languageOf(acceptLanguage: string): Language {
  let best: { language: Language; weight: number } | null = null;
  for (const entry of acceptLanguage.toLowerCase().split(',')) {
    const [tag = '', ...parameters] = entry.trim().split(';');
    const language = LANGUAGES.find((ours) => tag === ours || tag.startsWith(`${ours}-`));
    if (!language) continue;
    const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
    const weight = quality ? Number(quality.slice(2)) : 1;
    if (weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}
