import { type Request, type Response, Router } from 'express';
import type { PageContext } from './doors.ts';
import { languageOf } from './language.ts';
import type { Refusal } from './problem.ts';
import { methodNotAllowed } from './reply.ts';

/** What the address in a letter of news does; `token` is its last part. */
export interface Stopping {
  /** `address`: who is still written to; null when nobody is. Null as a whole for an address that this server did not make */
  reader(token: string): Promise<{ readonly address: string | null } | null>;
  /** false likewise */
  stop(token: string): Promise<boolean>;
}

export interface StopRoutesParts {
  readonly stopping: Stopping;
  readonly pages: {
    stop(model: { readonly path: string; readonly address: string | null }, context: PageContext): string;
  };
  readonly simulation: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/**
 * [B1] A page with one button, and the POST behind it. Mail programs send the same POST by themselves (RFC 8058): no cookie, from
 * wherever they are, in the form they like; nothing of it is read but the address, and the answer sends them nowhere else. Looking
 * changes nothing, for programs look at links before people do.
 */
export function stopRoutes({ stopping, pages, simulation, refusePage }: StopRoutesParts): Router {
  const router = Router();
  router.use('/stop-letters', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    next();
  });
  async function show(request: Request<{ token: string }>, response: Response) {
    const { token } = request.params;
    const reader = await stopping.reader(token);
    if (reader === null) return refusePage(request, response, { name: 'not-found' });
    const model = { ...reader, path: `/stop-letters/${token}` };
    response.type('html').send(pages.stop(model, { language: languageOf(request), simulation }));
  }
  router
    .route('/stop-letters/:token')
    .get(show)
    .post(async (request, response) => {
      if (!(await stopping.stop(request.params.token))) return refusePage(request, response, { name: 'not-found' });
      await show(request, response);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}
