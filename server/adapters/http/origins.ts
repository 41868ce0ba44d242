import type { IncomingMessage } from 'node:http';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * May a page of this origin act here? Browsers always send `Origin` with what changes something; scripts and Stripe send none and
 * carry no cookie of anybody. On the own machine every loopback name of this very server counts as the same.
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site';
  if (origin === publicUrl) return true;
  return host !== undefined && LOOPBACK_HOST.test(host) && origin === `http://${host}`;
}
