import type { Request } from 'express';
import { languageTag } from '#shared/i18n/tag.ts';
import type { AddressOf } from './address.ts';
import type { Limits } from './limits.ts';

/** Whether a request is a person opening a page: what draws previews, and what a page loads, does not say that it navigates. */
export const isOpening = ({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean =>
  method === 'GET' && headers['sec-fetch-dest'] === 'document';

/** Counts people who open a page, without knowing any of them; from one address only so many an hour. */
export function visitors(limits: Limits, addressOf: AddressOf) {
  return async (request: Request, count: (language: string) => void | Promise<void>): Promise<void> => {
    if (!isOpening(request) || (await limits.spend('openingByAddress', addressOf(request))) !== null) return;
    await count(languageTag(request.headers['accept-language'] ?? ''));
  };
}
