import { json, type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { ForFriend } from '#server/domain/friends/told.ts';
import { isLanguage, type Language } from '#shared/i18n/language.ts';
import { type FriendGiftTold, FriendPlacesBody, type FriendPlacesReply } from '#shared/protocol/friend.ts';
import type { Result } from '#shared/result.ts';
import type { AddressOf } from './address.ts';
import type { PageContext } from './doors.ts';
import { languageOf } from './language.ts';
import type { Limits } from './limits.ts';
import type { Refusal } from './problem.ts';
import { fieldErrors, methodNotAllowed, refuse } from './reply.ts';

/** How a friend answers without choosing plots. */
export type FriendAct = 'village' | 'decline';

/** What the address that a giver passes on lets its bearer do; `token` is its last part. */
export interface Befriending {
  /** null for an address that this server did not make */
  gift(token: string): Promise<ForFriend | null>;
  /** a line without a plot is placed by the village */
  place(token: string, plots: FriendPlacesBody['plots']): Promise<Result<FriendPlacesReply, Refusal>>;
  answer(token: string, act: FriendAct): Promise<Result<null, Refusal>>;
  /** a card to print, while the gifts wait */
  card(token: string, language: Language): Promise<Buffer | null>;
}

export interface FriendPageModel extends ForFriend {
  readonly token: string;
  /** the reader changed the language here: it goes on with them */
  readonly languageAsked: boolean;
}

export interface FriendRoutesParts {
  readonly befriending: Befriending;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly pages: { friend(model: FriendPageModel, context: PageContext): string };
  readonly simulation: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

const Answered = z.object({ act: z.enum(['village', 'decline']) });

/** [S5] Somebody gave for a friend: the friend places the gifts without an account, a cookie, or a word about themselves. */
export function friendRoutes(parts: FriendRoutesParts): Router {
  const { befriending, limits, addressOf, pages, simulation, refusePage } = parts;
  const router = Router();
  // The address is a key: it is kept nowhere, found by nobody and told to no other site. With `no-referrer` browsers would send our
  // own forms with the origin `null`.
  router.use(['/f', '/api/friend-gifts'], (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    next();
  });

  router
    .route('/f/:token')
    .get(async (request, response) => {
      const { token } = request.params;
      const gift = await befriending.gift(token);
      if (!gift) return refusePage(request, response, { name: 'not-found' });
      const model = { ...gift, token, languageAsked: isLanguage(request.query.lang) };
      response.type('html').send(pages.friend(model, { language: languageOf(request), simulation }));
    })
    .post(urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
      const { token } = request.params;
      const answered = Answered.safeParse(request.body);
      if (!answered.success) return refusePage(request, response, { name: 'bad-request' });
      const done = await befriending.answer(token, answered.data.act);
      // The page says what became of the gifts, also to who answers twice.
      if (!done.ok && done.error.name === 'not-found') return refusePage(request, response, done.error);
      const { lang } = request.query;
      response.redirect(303, `/f/${token}${isLanguage(lang) ? `?lang=${lang}` : ''}`);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));

  router
    .route('/f/:token/card.pdf')
    .get(async (request, response) => {
      const wait = await limits.spend('printByAddress', addressOf(request));
      if (wait !== null) return refusePage(request, response, { name: 'too-many-requests', retryAfterSeconds: wait });
      const card = await befriending.card(request.params.token, languageOf(request));
      if (!card) return refusePage(request, response, { name: 'not-found' });
      response.set('Content-Disposition', 'inline; filename="hameau.pdf"').type('application/pdf').send(card);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/friend-gifts/:token')
    .get(async (request, response) => {
      const gift = await befriending.gift(request.params.token);
      if (!gift) return refuse(request, response, { name: 'not-found' });
      response.json(toldOf(gift));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/friend-gifts/:token/place')
    .post(json({ limit: '16kb' }), async (request, response) => {
      const body = FriendPlacesBody.safeParse(request.body);
      if (!body.success) return refuse(request, response, { name: 'bad-request', errors: fieldErrors(body.error) });
      const placed = await befriending.place(request.params.token, body.data.plots);
      if (!placed.ok) return refuse(request, response, placed.error);
      response.json(placed.value);
    })
    .all(methodNotAllowed('POST'));
  return router;
}

const toldOf = ({ village, state, gifts, from, words }: ForFriend): FriendGiftTold => ({
  village,
  state,
  gifts: gifts.map(({ line, gift, quantity }) => ({ line, gift: gift.slug, quantity })),
  from,
  words,
});
