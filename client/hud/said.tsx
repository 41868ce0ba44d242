import type { Language } from '#shared/i18n/language.ts';
import { type EitherWords, either, eitherLanguage } from '#shared/news/news.ts';

/** In the reader's language or, where it is told in the other alone, marked as that. */
export function Said({ words, language }: { readonly words: EitherWords; readonly language: Language }) {
  return <span lang={eitherLanguage(words, language)}>{either(words, language)}</span>;
}
