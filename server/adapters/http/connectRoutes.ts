import { type Request, type Response, Router } from 'express';
import type { AccountRequirement, StripeAccountState } from '#server/domain/ports/stripeAccounts.ts';
import type { Result } from '#shared/result.ts';
import type { PageContext } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Refusal } from './problem.ts';
import { methodNotAllowed } from './reply.ts';

/** Where an association's account stands. */
export interface ConnectStatus {
  readonly association: string;
  readonly state: StripeAccountState | 'none';
  readonly requirements: readonly AccountRequirement[];
}

/** What a private address lets its bearer do for one association. `token` is the address's last part. */
export interface Connecting {
  status(token: string): Promise<Result<ConnectStatus, Refusal>>;
  /** the association is back from Stripe: a hint to ask how the account stands now */
  lookAgain(token: string): Promise<Result<null, Refusal>>;
  /** a fresh page at Stripe: theirs work once and for minutes */
  onward(token: string): Promise<Result<string, Refusal>>;
}

export interface ConnectRoutesParts {
  readonly connecting: Connecting;
  readonly pages: { connect(model: ConnectStatus & { readonly path: string }, context: PageContext): string };
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** An association sets up its Stripe account: its page, the way to Stripe (`refresh_url` too) and back (`return_url`). */
export function connectRoutes({ connecting, pages, simulation, secure, refusePage }: ConnectRoutesParts): Router {
  const router = Router();
  // The address is a key: it is kept nowhere, found by nobody and told to no other site.
  router.use('/connect', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  router
    .route('/connect/:token')
    .get(async (request, response) => {
      const { token } = request.params;
      const status = await connecting.status(token);
      if (!status.ok) return refusePage(request, response, status.error);
      rememberLanguage(request, response, secure);
      const model = { ...status.value, path: `/connect/${token}` };
      response.type('html').send(pages.connect(model, { language: languageOf(request), simulation }));
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/connect/:token/return')
    .get(async (request, response) => {
      const { token } = request.params;
      const looked = await connecting.lookAgain(token);
      if (!looked.ok) return refusePage(request, response, looked.error);
      response.redirect(303, `/connect/${token}`);
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/connect/:token/refresh')
    // Whoever only looks whether the address works shall not use up a page at Stripe.
    .head((_request, response) => void response.status(204).end())
    .get(async (request, response) => {
      const page = await connecting.onward(request.params.token);
      if (!page.ok) return refusePage(request, response, page.error);
      response.redirect(303, page.value);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
