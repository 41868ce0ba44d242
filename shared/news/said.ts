import { type Html, html } from '../html.ts';
import type { Language } from '../i18n/language.ts';
import { type EitherWords, either, eitherLanguage } from './news.ts';

/** In the reader's language or, where it is told in the other alone, marked as that. */
export const saidIn = (words: EitherWords, language: Language): Html =>
  html`<span lang="${eitherLanguage(words, language)}">${either(words, language)}</span>`;
