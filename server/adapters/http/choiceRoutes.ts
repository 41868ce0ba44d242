import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Choices } from '#server/domain/letters/choices.ts';
import type { ConsentKind } from '#server/domain/ports/rows.ts';
import type { PageContext } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Refusal } from './problem.ts';
import { methodNotAllowed } from './reply.ts';

/** What the private address in a letter lets its bearer do; `token` is its last part. */
export interface Choosing {
  /** null for an address that this server did not make */
  choices(token: string): Promise<Choices | null>;
  /** false likewise */
  takeBack(token: string, kind: ConsentKind): Promise<boolean>;
}

export interface ChoiceRoutesParts {
  readonly choosing: Choosing;
  readonly pages: { choices(model: Choices & { readonly path: string }, context: PageContext): string };
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

const Taken = z.object({ kind: z.enum(['publicName', 'nameOnGift', 'message', 'thanksEmail', 'newsEmail']) });

/** [G5] A giver takes choices back, one by one: a page, and a form for each that works without script. */
export function choiceRoutes({ choosing, pages, simulation, secure, refusePage }: ChoiceRoutesParts): Router {
  const router = Router();
  // The address is a key: it is kept nowhere, found by nobody and told to no other site. With `no-referrer` browsers would send our
  // own forms with the origin `null`.
  router.use('/choices', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    next();
  });
  router
    .route('/choices/:token')
    .get(async (request, response) => {
      const { token } = request.params;
      const choices = await choosing.choices(token);
      if (!choices) return refusePage(request, response, { name: 'not-found' });
      rememberLanguage(request, response, secure);
      const model = { ...choices, path: `/choices/${token}` };
      response.type('html').send(pages.choices(model, { language: languageOf(request), simulation }));
    })
    .post(express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
      const { token } = request.params;
      const taken = Taken.safeParse(request.body);
      if (!taken.success) return refusePage(request, response, { name: 'bad-request' });
      if (!(await choosing.takeBack(token, taken.data.kind)))
        return refusePage(request, response, { name: 'not-found' });
      response.redirect(303, `/choices/${token}`);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}
