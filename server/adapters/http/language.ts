import type { Request, Response } from 'express';
import type { Language } from './problem.ts';

const LANGUAGE_COOKIE = 'lang';
const isLanguage = (value: unknown): value is Language => value === 'fr' || value === 'en';

/** `?lang=`, then the reader's last choice, then what the browser prefers; French where nothing says. */
export function languageOf(request: Request): Language {
  const asked = request.query.lang;
  if (isLanguage(asked)) return asked;
  const remembered: unknown = request.cookies?.[LANGUAGE_COOKIE];
  if (isLanguage(remembered)) return remembered;
  const preferred = request.acceptsLanguages(['fr', 'en']);
  return isLanguage(preferred) ? preferred : 'fr';
}

/** Keeps a choice made with the switch; never set for a reader who did not choose. */
export function rememberLanguage(request: Request, response: Response, secure: boolean): void {
  const asked = request.query.lang;
  if (!isLanguage(asked) || request.cookies?.[LANGUAGE_COOKIE] === asked) return;
  response.cookie(LANGUAGE_COOKIE, asked, { maxAge: 365 * 86_400_000, sameSite: 'lax', httpOnly: true, secure });
}
