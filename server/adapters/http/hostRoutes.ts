import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import type { AddressOf } from './address.ts';
import type { Metrics } from './metrics.ts';
import { methodNotAllowed, refuse } from './reply.ts';

export interface HostRoutesParts {
  /** database and migrations */
  readonly ready: () => Promise<boolean>;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  readonly addressOf: AddressOf;
}

/** What a host's machinery asks: alive, ready, how much. */
export function hostRoutes({ ready, metrics, metricsToken, addressOf }: HostRoutesParts): Router {
  const router = Router();
  router
    .route('/healthz')
    .get((_request, response) => void response.set('Cache-Control', 'no-store').json({ alive: true }))
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/readyz')
    .get(async (request, response) => {
      if (!(await ready())) return refuse(request, response, { name: 'unavailable', retryAfterSeconds: 5 });
      response.set('Cache-Control', 'no-store').json({ ready: true });
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/metrics')
    .get(async (request, response) => {
      if (!mayRead(request, addressOf(request), metricsToken)) return refuse(request, response, { name: 'forbidden' });
      response.set({ 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).send(await metrics.text());
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

function mayRead(request: Request, address: string, token: string | null): boolean {
  // Behind a proxy of this machine the visitor's own address counts, so that strangers are not taken for the host.
  if (address === '127.0.0.1' || address === '::1') return true;
  if (token === null) return false;
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
