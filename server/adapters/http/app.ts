import compression from 'compression';
import cookieParser from 'cookie-parser';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { AccountsBook } from '#server/domain/accounts/summary.ts';
import type { Deps } from '#server/domain/deps.ts';
import type { HostData } from '#server/domain/host.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import type { Log } from '#server/domain/ports/surroundings.ts';
import type { VisitBook } from '#server/domain/sharing/visits.ts';
import { accountsRoutes } from './accountsRoutes.ts';
import type { AddressOf } from './address.ts';
import { associationApi } from './associationApi.ts';
import { challengeRoutes } from './challengeRoutes.ts';
import { type ChoiceRoutesParts, type Choosing, choiceRoutes } from './choiceRoutes.ts';
import { type Connecting, type ConnectRoutesParts, connectRoutes } from './connectRoutes.ts';
import { consoleRoutes } from './console/consoleRoutes.ts';
import type { ConsolePages, ConsoleParts } from './console/visit.ts';
import { type CornerRoutesParts, cornerRoutes } from './cornerRoutes.ts';
import { devMailRoutes, type ShownLetters } from './devMailRoutes.ts';
import { donationRoutes } from './donationRoutes.ts';
import type { Giving, Pages, Pictures, Printing } from './doors.ts';
import { type EmbedRoutesParts, embedRoutes } from './embedRoutes.ts';
import type { Entrance } from './entrance.ts';
import { type FounderKeys, foundingRoutes } from './foundingRoutes.ts';
import type { FreeAct } from './freeActs.ts';
import { type Befriending, type FriendRoutesParts, friendRoutes } from './friendRoutes.ts';
import { guessRoutes } from './guessRoutes.ts';
import { hostRoutes } from './hostRoutes.ts';
import { languageOf } from './language.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { newsRoutes } from './newsRoutes.ts';
import { isOwnOrigin } from './origins.ts';
import { type OwnRoutesParts, ownRoutes } from './ownRoutes.ts';
import { pageRoutes } from './pageRoutes.ts';
import { type PlayerCookies, withoutErased } from './player.ts';
import { printRoutes } from './printRoutes.ts';
import { problemOf, type Refusal } from './problem.ts';
import type { Purges } from './purges.ts';
import { type QuestionRoutesParts, questionRoutes } from './questionRoutes.ts';
import { methodNotAllowed, refuse, refuseHeaders } from './reply.ts';
import { type ReportRoutesParts, reportRoutes } from './reportRoutes.ts';
import { securityHeaders } from './security.ts';
import type { Snapshots } from './snapshots.ts';
import { type Stopping, type StopRoutesParts, stopRoutes } from './stopRoutes.ts';
import { type Attesting, type TaxReceiptRoutesParts, taxReceiptRoutes } from './taxReceiptRoutes.ts';
import { type VillageRoutesParts, villageRoutes } from './villageRoutes.ts';
import { WEBHOOK_PATHS } from './webhook.ts';

/** Files served as they are. `immutable` ones have their content's hash in the address. */
export interface StaticFolder {
  readonly path: string;
  readonly folder: string;
  readonly immutable: boolean;
}

/** A text whose address changes with it. */
export interface ServedText {
  readonly path: string;
  readonly type: 'css' | 'js';
  readonly text: string;
  /** a frame in a sandbox on another site loads it: that has no origin, and so is a stranger */
  readonly isForFrames: boolean;
}

export interface AppParts {
  readonly hostData: HostData;
  readonly deps: Deps;
  readonly console: Pick<
    ConsoleParts,
    'entering' | 'drafting' | 'signUp' | 'hostStewards' | 'connectPath' | 'taxReceiptCopy' | 'nudgeOutbox'
  >;
  readonly publicUrl: string;
  readonly checkoutOrigins: readonly string[];
  readonly metricsToken: string | null;
  readonly simulation: boolean;
  readonly own: Omit<OwnRoutesParts, 'store'>;
  readonly statics: readonly StaticFolder[];
  /** read at the start: the stylesheets of the pages, and what a frame loads */
  readonly texts: readonly ServedText[];
  /** Vite's middleware in development */
  readonly development: RequestHandler | null;
  readonly store: StoreReads;
  readonly snapshots: Snapshots;
  readonly accounts: AccountsBook;
  /** the program that checks the accounts, as people download it */
  readonly program: string;
  readonly giving: Giving;
  readonly entrance: Entrance;
  readonly freeAct: FreeAct;
  readonly asked: VillageRoutesParts['asked'];
  readonly players: PlayerCookies;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly pages: Pages &
    ConnectRoutesParts['pages'] &
    ChoiceRoutesParts['pages'] &
    StopRoutesParts['pages'] &
    TaxReceiptRoutesParts['pages'] &
    FriendRoutesParts['pages'] &
    ReportRoutesParts['pages'] &
    CornerRoutesParts['pages'] &
    QuestionRoutesParts['pages'] &
    EmbedRoutesParts['pages'] & { readonly console: ConsolePages };
  readonly visits: Pick<VisitBook, 'note'>;
  readonly founders: FounderKeys;
  readonly corner: Pick<CornerRoutesParts, 'secrets' | 'nudgeOutbox'>;
  readonly purges: Purges;
  readonly connecting: Connecting;
  readonly choosing: Choosing;
  readonly stopping: Stopping;
  readonly attesting: Attesting;
  readonly befriending: Befriending;
  readonly pictures: Pictures | null;
  readonly printing: Printing;
  /** null in production */
  readonly devLetters: ShownLetters | null;
  readonly addressOf: AddressOf;
  readonly log: Log;
  readonly now: () => number;
  /** the data's home failed, not the code: asking again later may help */
  readonly isUnavailable: (error: unknown) => boolean;
}

/** Everything over HTTP but the webhook, which stands in front of it. */
export function createApp(parts: AppParts): Express {
  const { publicUrl, checkoutOrigins, development, log, metrics, pages, simulation } = parts;
  const refusePage = (request: Request, response: Response, refusal: Refusal) => {
    refuseHeaders(response, refusal);
    const language = languageOf(request);
    response.type('html').send(pages.refusal(problemOf(refusal, language), { language, simulation }));
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(measured(metrics, log));
  app.use(securityHeaders({ publicUrl, checkoutOrigins, development: development !== null }));
  app.use(hostRoutes({ ...parts, ready: () => parts.store.healthy() }));
  serveFiles(app, parts);
  if (development) app.use(development);
  app.use(cookieParser());
  app.use(withoutErased(parts.players.of, (player) => parts.store.isErased(player)));
  // Before limits and origins: one mail service stops letters for all its users, from its own pages.
  app.use(stopRoutes({ ...parts, refusePage }));
  app.use(limited(parts.limits, parts.addressOf));
  app.use(ownOriginOnly(publicUrl));
  app.use(compression());
  for (const path of WEBHOOK_PATHS) app.route(path).all(methodNotAllowed('POST'));
  app.use(ownRoutes({ ...parts.own, store: parts.store }));
  app.use(associationApi(parts));
  app.use(villageRoutes(parts));
  app.use(challengeRoutes(parts));
  app.use(donationRoutes({ ...parts, refusePage }));
  const secure = publicUrl.startsWith('https://');
  app.use(pageRoutes({ ...parts, assetsOf: parts.own.assetsOf, secure }));
  app.use(embedRoutes(parts));
  app.use(reportRoutes({ ...parts, refusePage }));
  app.use(questionRoutes({ ...parts, refusePage }));
  app.use(foundingRoutes({ ...parts, keys: parts.founders, refusePage, secure }));
  const isDevelopment = parts.devLetters !== null;
  app.use(
    cornerRoutes({
      ...parts,
      ...parts.corner,
      keys: parts.founders,
      purge: parts.purges.all,
      isDevelopment,
      refusePage,
      secure,
    }),
  );
  app.use(printRoutes(parts));
  app.use(accountsRoutes({ ...parts, refusePage, secure }));
  app.use(newsRoutes({ ...parts, refusePage, secure }));
  app.use(guessRoutes({ ...parts, refusePage }));
  if (parts.devLetters) app.use(devMailRoutes(parts.devLetters));
  app.use(connectRoutes({ ...parts, refusePage, secure }));
  app.use(choiceRoutes({ ...parts, refusePage, secure }));
  app.use(taxReceiptRoutes({ ...parts, secrets: parts.corner.secrets, refusePage, secure }));
  app.use(friendRoutes({ ...parts, refusePage }));
  app.use(consoleRoutes({ ...parts, ...parts.console, pages: pages.console, isDevelopment, refusePage, secure }));
  app.use((request, response) => {
    const refusal: Refusal = { name: 'not-found' };
    if (request.accepts(['json', 'html']) === 'html') refusePage(request, response, refusal);
    else refuse(request, response, refusal);
  });
  app.use(failed(log, parts.isUnavailable));
  return app;
}

function serveFiles(app: Express, { statics, texts }: AppParts): void {
  for (const { path, folder, immutable } of statics) {
    const options = immutable ? { immutable: true, maxAge: '1y' as const } : { maxAge: 0 };
    app.use(
      path,
      compression(),
      express.static(folder, { ...options, index: false, redirect: false, fallthrough: true }),
    );
  }
  for (const { path, type, text, isForFrames } of texts) {
    app.get(path, compression(), (_request, response) => {
      if (isForFrames) response.set('Cross-Origin-Resource-Policy', 'cross-origin');
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(text);
    });
  }
}

/** One line a request: the route's pattern, never the address, which may carry ids and secrets. */
function measured(metrics: Metrics, log: Log): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.on('finish', () => {
      const pattern: unknown = request.route?.path;
      const route = typeof pattern === 'string' ? pattern : 'other';
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      metrics.request(route, request.method, response.statusCode, ms / 1000);
      if (route === '/healthz' || route === '/readyz' || route === '/metrics') return;
      log.info({ route, method: request.method, status: response.statusCode, ms: Math.round(ms) }, 'http');
    });
    next();
  };
}

function limited(limits: Limits, addressOf: AddressOf): RequestHandler {
  return async (request, response, next) => {
    const safe = request.method === 'GET' || request.method === 'HEAD';
    const wait = await limits.spend(safe ? 'read' : 'write', addressOf(request));
    if (wait === null) return next();
    refuse(request, response, { name: 'too-many-requests', retryAfterSeconds: wait });
  };
}

function ownOriginOnly(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    const safe = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (safe || WEBHOOK_PATHS.includes(request.path) || isOwnOrigin(request, publicUrl)) return next();
    refuse(request, response, { name: 'foreign-origin' });
  };
}

/** No stack trace and no message leaves: a message of the database carries the values that it was given. */
function failed(log: Log, isUnavailable: AppParts['isUnavailable']): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const refusal = refusalOf(error, isUnavailable);
    if (refusal.name === 'bug' || refusal.name === 'unavailable') {
      log.error(
        { error: nameOf(error), at: framesOf(error), route: String(request.route?.path ?? 'other') },
        'http: failed',
      );
    }
    refuse(request, response, refusal);
  };
}

function refusalOf(error: unknown, isUnavailable: AppParts['isUnavailable']): Refusal {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return { name: 'too-large' };
  if (error instanceof URIError || (typeof status === 'number' && status >= 400 && status < 500)) {
    return { name: 'bad-request' };
  }
  return isUnavailable(error) ? { name: 'unavailable', retryAfterSeconds: 5 } : { name: 'bug' };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);
const framesOf = (error: unknown) =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .join('\n')
    : '';
