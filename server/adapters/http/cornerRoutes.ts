import { type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import { type Corner, cornerOf, takeBackOwn } from '#server/domain/corner/corner.ts';
import {
  askForCorner,
  CORNER_SESSION_MS,
  endCornerSession,
  enterCorner,
  isOpen,
} from '#server/domain/corner/entering.ts';
import { erasePerson } from '#server/domain/corner/erase.ts';
import { heldOn } from '#server/domain/corner/held.ts';
import { donationsIn } from '#server/domain/corner/opened.ts';
import { DonationId } from '#shared/ids.ts';
import { ConsentKindName } from '#shared/protocol/corner.ts';
import type { AddressOf } from './address.ts';
import { type CornerDoorParts, openedBy, SESSION_COOKIE, sessionOf } from './cornerSession.ts';
import type { PageContext } from './doors.ts';
import type { FounderKeys } from './foundingRoutes.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Limits } from './limits.ts';
import { PLAYER_COOKIE } from './player.ts';
import type { Refusal } from './problem.ts';
import { methodNotAllowed } from './reply.ts';

export type AskFault = 'notAnAddress' | 'tooMany';

export interface CornerModel extends Corner {
  /** of a founded village, by its slug */
  readonly keyPath: (founded: Corner['founded'][number]['founded']) => string;
  /** proved by a letter; null when only this browser's own cookie is known */
  readonly address: string | null;
  readonly sessions: readonly { readonly id: string; readonly createdAt: number; readonly isThis: boolean }[];
  readonly typed: string;
  readonly fault: AskFault | null;
}

export interface CornerPages {
  corner(model: CornerModel, context: PageContext): string;
  sent(model: { readonly isDevelopment: boolean }, context: PageContext): string;
  enter(model: { readonly path: string; readonly isOver: boolean }, context: PageContext): string;
  erase(model: { readonly donations: number; readonly hasDevice: boolean }, context: PageContext): string;
  erased(context: PageContext): string;
}

export interface CornerRoutesParts extends CornerDoorParts {
  readonly keys: Pick<FounderKeys, 'sign'>;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly pages: { readonly corner: CornerPages };
  /** pages and pictures that this process keeps are thrown away: they may hold what was erased */
  readonly purge: () => void;
  readonly nudgeOutbox: () => void;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly isDevelopment: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

const Address = z.email().max(254);
const Taken = z.object({ donation: DonationId, kind: ConsentKindName });

/** [B2] My corner, by this browser's own cookie or by a letter: pages and forms that work without script. */
export function cornerRoutes(parts: CornerRoutesParts): Router {
  const { deps, secrets, keys, limits, addressOf, secure, simulation, refusePage } = parts;
  const pages = parts.pages.corner;
  const router = Router();
  const form = urlencoded({ extended: false, limit: '4kb' });
  const contextOf = (request: Request): PageContext => ({ language: languageOf(request), simulation });
  const send = (request: Request, response: Response, page: string, status = 200) => {
    rememberLanguage(request, response, secure);
    response.status(status).type('html').send(page);
  };
  const cookie = { httpOnly: true, sameSite: 'lax', secure } as const;

  // What is here is one person's: kept nowhere, found by nobody, told to no other site.
  router.use('/me', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    next();
  });

  async function cornerFor(request: Request, asked: Pick<CornerModel, 'typed' | 'fault'>): Promise<string> {
    const session = await sessionOf(parts, request);
    const sessions = session === null ? [] : await deps.store.read.cornerSessionsOf(session.email);
    const now = deps.surroundings.now();
    const model: CornerModel = {
      ...(await cornerOf(deps, await openedBy(parts, request))),
      ...asked,
      keyPath: (founded) => `/founder/${keys.sign(founded)}`,
      address: session?.email ?? null,
      sessions: sessions
        .filter(({ expiresAt }) => expiresAt > now)
        .map(({ id, createdAt }) => ({ id, createdAt, isThis: id === session?.id })),
    };
    return pages.corner(model, contextOf(request));
  }

  router
    .route('/me')
    .get(async (request, response) => {
      send(request, response, await cornerFor(request, { typed: '', fault: null }));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/me/link')
    .post(form, async (request, response) => {
      const typed = String(request.body?.email ?? '');
      const email = Address.safeParse(typed.trim().toLowerCase());
      const fail = async (fault: AskFault, status: number) =>
        send(request, response, await cornerFor(request, { typed, fault }), status);
      if (!email.success) return fail('notAnAddress', 422);
      // One address cannot be buried in letters, nor many by one caller.
      const wait =
        (await limits.spend('cornerByAddress', addressOf(request))) ??
        (await limits.spend('cornerByEmail', secrets.hashOf(email.data)));
      if (wait !== null) return fail('tooMany', 429);
      await askForCorner(deps, secrets, email.data, languageOf(request));
      parts.nudgeOutbox();
      send(request, response, pages.sent({ isDevelopment: parts.isDevelopment }, contextOf(request)));
    })
    .all(methodNotAllowed('POST'));

  // Programs that look at mail open links: the page asks for a tap, and only that uses the link.
  router
    .route('/me/link/:token')
    .get(async (request, response) => {
      const { token } = request.params;
      const isOver = !(await isOpen(deps, secrets, token));
      const page = pages.enter({ path: `/me/link/${encodeURIComponent(token)}`, isOver }, contextOf(request));
      send(request, response, page, isOver ? 410 : 200);
    })
    .post(form, async (request, response) => {
      const { token } = request.params;
      const session = await enterCorner(deps, secrets, token);
      if (session === null) {
        const page = pages.enter({ path: `/me/link/${encodeURIComponent(token)}`, isOver: true }, contextOf(request));
        return send(request, response, page, 410);
      }
      response.cookie(SESSION_COOKIE, session, { ...cookie, maxAge: CORNER_SESSION_MS });
      response.redirect(303, '/me');
    })
    .all(methodNotAllowed('GET, HEAD, POST'));

  router
    .route('/me/sessions')
    .post(form, async (request, response) => {
      const session = await sessionOf(parts, request);
      const id = typeof request.body?.session === 'string' ? request.body.session : session?.id;
      if (session && id !== undefined) await endCornerSession(deps, session.email, id);
      if (id === session?.id) response.clearCookie(SESSION_COOKIE, cookie);
      response.redirect(303, '/me');
    })
    .all(methodNotAllowed('POST'));

  router
    .route('/me/choices')
    .post(form, async (request, response) => {
      const taken = Taken.safeParse(request.body);
      if (!taken.success) return refusePage(request, response, { name: 'bad-request' });
      const { donation, kind } = taken.data;
      if (!(await takeBackOwn(deps, await openedBy(parts, request), donation, kind)))
        return refusePage(request, response, { name: 'not-found' });
      response.redirect(303, '/me');
    })
    .all(methodNotAllowed('POST'));

  router
    .route('/me/data.json')
    .get(async (request, response) => {
      const held = await heldOn(deps, await openedBy(parts, request));
      response.set('Content-Disposition', 'attachment; filename="hameau-my-data.json"');
      response.type('json').send(`${JSON.stringify(held, null, 2)}\n`);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/me/erase')
    .get(async (request, response) => {
      const opened = await openedBy(parts, request);
      const donations = (await donationsIn(deps.store.read, opened)).length;
      const model = { donations, hasDevice: opened.players.length > 0 };
      send(request, response, pages.erase(model, contextOf(request)));
    })
    .post(form, async (request, response) => {
      const opened = await openedBy(parts, request);
      if (opened.players.length > 0 || opened.address !== null) {
        await erasePerson(deps, opened, 'player');
        parts.purge();
      }
      for (const name of [SESSION_COOKIE, PLAYER_COOKIE]) response.clearCookie(name, cookie);
      // Baskets, gifts' ids and choices that this browser remembers itself.
      response.set('Clear-Site-Data', '"storage"');
      response.redirect(303, '/me/erased');
    })
    .all(methodNotAllowed('GET, HEAD, POST'));

  router
    .route('/me/erased')
    .get((request, response) => send(request, response, pages.erased(contextOf(request))))
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
