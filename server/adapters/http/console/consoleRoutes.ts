import express, { type RequestHandler, Router } from 'express';
import { hostAmong } from '#server/domain/stewards/hosts.ts';
import { may } from '#server/domain/stewards/rights.ts';
import { AssociationId } from '#shared/ids.ts';
import { assertNever } from '#shared/result.ts';
import { languageOf, rememberLanguage } from '../language.ts';
import { addressPart, methodNotAllowed } from '../reply.ts';
import { addressHandlers } from './addresses.ts';
import { draftHandlers } from './drafts.ts';
import { entryHandlers } from './entry.ts';
import { giftHandlers } from './gifts.ts';
import { hostHandlers } from './host.ts';
import { hostLetterHandlers } from './hostLetters.ts';
import { keyHandlers } from './keys.ts';
import { moneyHandlers } from './money.ts';
import { newsHandlers } from './news.ts';
import { newsPhotoHandlers } from './newsPhotos.ts';
import { offlineHandlers } from './offline.ts';
import { overviewHandlers } from './overview.ts';
import { peopleHandlers } from './people.ts';
import { photoHandlers } from './photo.ts';
import { questionHandlers } from './questions.ts';
import { reportHandlers } from './reports.ts';
import { siteHandlers } from './sites.ts';
import { CONSOLE_ROUTES, type ConsoleRoute, type RouteName } from './table.ts';
import { taxReceiptHandlers } from './taxReceipts.ts';
import { villageHandlers } from './villages.ts';
import type { ActingVisit, Answer, ConsoleParts, Handler, HostVisit, SignedIn, Visit } from './visit.ts';

type GuardOf<N extends RouteName> = (typeof CONSOLE_ROUTES)[N]['guard'];
type VisitFor<N extends RouteName> =
  GuardOf<N> extends 'anyone'
    ? Visit
    : GuardOf<N> extends 'signedIn'
      ? SignedIn
      : GuardOf<N> extends 'host'
        ? HostVisit
        : ActingVisit;
/** What suits every handler: the table says which visit each is given, and `guarded` makes exactly that one. */
type AnyVisit = ActingVisit & HostVisit;
export type Handlers<N extends RouteName = RouteName> = { readonly [Name in N]: Handler<VisitFor<Name>> };

/** A pasted catalogue of sixty gifts in two languages is about 60 KB. */
const LARGEST_FORM = '512kb';
const MOST_FIELDS = 400;

/** The association's console: pages made on the server, and forms that work without script. */
export function consoleRoutes(parts: ConsoleParts): Router {
  const router = Router();
  // Nobody else's to find or to keep. With `no-referrer` browsers would send our own forms with the origin `null`.
  router.use('/console', (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    rememberLanguage(request, response, parts.secure);
    next();
  });
  const handlers: Handlers = {
    ...entryHandlers(parts),
    ...hostHandlers(parts),
    ...hostLetterHandlers(parts),
    ...overviewHandlers(parts),
    ...draftHandlers(parts),
    ...giftHandlers(parts),
    ...photoHandlers(parts),
    ...newsHandlers(parts),
    ...newsPhotoHandlers(parts),
    ...moneyHandlers(parts),
    ...offlineHandlers(parts),
    ...taxReceiptHandlers(parts),
    ...peopleHandlers(parts),
    ...keyHandlers(parts),
    ...villageHandlers(parts),
    ...addressHandlers(parts),
    ...reportHandlers(parts),
    ...siteHandlers(parts),
    ...questionHandlers(parts),
  };
  const form = express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: MOST_FIELDS });
  const names = Object.keys(CONSOLE_ROUTES) as RouteName[]; // the keys of a const object are exactly RouteName
  for (const name of names) {
    const route: ConsoleRoute = CONSOLE_ROUTES[name];
    const handler = guarded(parts, route, handlers[name]);
    if (route.method === 'get') router.get(route.path, handler);
    else router.post(route.path, form, handler);
  }
  for (const path of new Set(names.map((name) => CONSOLE_ROUTES[name].path))) {
    const methods = names
      .filter((name) => CONSOLE_ROUTES[name].path === path)
      .map((name) => CONSOLE_ROUTES[name].method);
    router.all(path, methodNotAllowed(methods.map((one) => (one === 'get' ? 'GET, HEAD' : 'POST')).join(', ')));
  }
  return router;
}

/**
 * Whoever may not is answered as if nothing were there: a steward of one association learns nothing about another. Asked at every
 * request, so that a role taken away ends at once, also in an open tab.
 */
function guarded(parts: ConsoleParts, { guard }: ConsoleRoute, handler: Handler<AnyVisit>): RequestHandler {
  const { deps, entering, simulation, hostStewards } = parts;
  return async (request, response) => {
    const steward = guard === 'anyone' ? null : await entering.whoIs(request.headers);
    const visit = {
      request,
      response,
      context: {
        language: languageOf(request),
        simulation,
        path: request.path,
        steward: steward?.email ?? null,
        saved: request.query.saved === '1',
      },
      // What no form of ours sends is no object here.
      body: (request.body ?? {}) as Visit['body'],
    };
    if (guard === 'anyone') return send(parts, visit, await handler(visit as AnyVisit));
    if (!steward) return response.redirect(303, `/console/sign-in`);
    if (guard === 'signedIn') return send(parts, visit, await handler({ ...visit, steward } as AnyVisit));
    if (guard === 'host') {
      const host = hostAmong(hostStewards, steward);
      if (host === null) return send(parts, visit, { kind: 'notFound' });
      return send(parts, visit, await handler({ ...visit, steward, host } as AnyVisit));
    }
    const id = addressPart(AssociationId, request.params.association);
    const role = id === null ? null : await deps.store.read.roleIn(id, steward.id);
    const association = id === null || role === null ? null : await deps.store.read.association(id);
    if (!association || role === null || !may(role, guard)) return send(parts, visit, { kind: 'notFound' });
    const acting = { association: { id: association.id, name: association.name }, role };
    return send(parts, visit, await handler({ ...visit, steward, association, role, acting } as AnyVisit));
  };
}

function send({ refusePage }: ConsoleParts, visit: Pick<Visit, 'request' | 'response'>, answer: Answer): void {
  const { request, response } = visit;
  switch (answer.kind) {
    case 'page':
      response.status(answer.status).type('html').send(answer.html);
      break;
    case 'to':
      response.redirect(303, answer.path);
      break;
    case 'file':
      if (answer.name !== null) response.attachment(answer.name);
      response.type(answer.type).send(answer.content);
      break;
    case 'notFound':
      refusePage(request, response, { name: 'not-found' });
      break;
    case 'badRequest':
      refusePage(request, response, { name: 'bad-request' });
      break;
    case 'tooMany':
      refusePage(request, response, { name: 'too-many-requests', retryAfterSeconds: answer.retryAfterSeconds });
      break;
    case 'done':
      break;
    default:
      assertNever(answer);
  }
}
