import type { Request, Response } from 'express';
import { languageOf as browserLanguage, isLanguage, type Language } from '#shared/i18n/language.ts';

const LANGUAGE_COOKIE = 'lang';

/** `?lang=`, then the reader's last choice, then what the browser asks for. */
export function languageOf(request: Request): Language {
  const asked = request.query.lang;
  if (isLanguage(asked)) return asked;
  const remembered: unknown = request.cookies?.[LANGUAGE_COOKIE];
  if (isLanguage(remembered)) return remembered;
  return browserLanguage(request.headers['accept-language'] ?? '');
}

/** Keeps a choice made with the switch; never set for a reader who did not choose. */
export function rememberLanguage(request: Request, response: Response, secure: boolean): void {
  const asked = request.query.lang;
  if (!isLanguage(asked) || request.cookies?.[LANGUAGE_COOKIE] === asked) return;
  response.cookie(LANGUAGE_COOKIE, asked, { maxAge: 365 * 86_400_000, sameSite: 'lax', httpOnly: true, secure });
}
