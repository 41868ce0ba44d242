import { type Request, type Response, Router, urlencoded } from 'express';
import type { Deps } from '#server/domain/deps.ts';
import type { FoundedVillageRow } from '#server/domain/ports/founding.ts';
import { ownLink } from '#server/domain/sharing/links.ts';
import {
  actAsFounder,
  drawSeat,
  type FounderAct,
  type FounderKey,
  type FoundRefusal,
  foundVillage,
} from '#server/domain/villages/founded.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import { type PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { ShareLinkReply } from '#shared/protocol/sharing.ts';
import { assertNever } from '#shared/result.ts';
import { FoundingForm, FoundingWords, MOST_WORDS } from '#shared/villages/founding.ts';
import type { AddressOf } from './address.ts';
import type { PageContext } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { LimitName, Limits } from './limits.ts';
import type { PlayerCookies } from './player.ts';
import type { Refusal } from './problem.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

/** Keys to founded villages, as addresses. */
export interface FounderKeys {
  sign(key: FounderKey): string;
  read(token: string): FounderKey | null;
}

export interface FoundingPages {
  found(model: { readonly project: Project; readonly seat: string }, context: PageContext): string;
  founder(
    model: {
      readonly founded: FoundedVillageRow;
      readonly project: Project;
      readonly path: string;
      readonly isKept: boolean;
      readonly isHandedOver: boolean;
    },
    context: PageContext,
  ): string;
  /** what a village is called in public */
  nameIn(language: Language, shown: string | null, project: Pick<Project, 'title'>): string;
}

export interface FoundingRoutesParts {
  readonly deps: Deps;
  readonly keys: FounderKeys;
  readonly players: PlayerCookies;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly pages: { readonly founding: FoundingPages };
  readonly publicUrl: string;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** The number on a seat that nothing stands on yet: it opens no village. */
const UNFOUNDED = 0;

/** [S4] [S6] Founding a village and looking after it: pages and forms that work without script. */
export function foundingRoutes(parts: FoundingRoutesParts): Router {
  const { deps, keys, players, limits, addressOf, pages, publicUrl, simulation, secure, refusePage } = parts;
  const { read } = deps.store;
  const { founding } = pages;
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });
  const contextOf = (request: Request): PageContext => ({ language: languageOf(request), simulation });
  const missing = (request: Request, response: Response) => refusePage(request, response, { name: 'not-found' });
  const send = (request: Request, response: Response, page: string) => {
    rememberLanguage(request, response, secure);
    response.set('Cache-Control', 'no-store').type('html').send(page);
  };
  const spend = async (name: LimitName, request: Request): Promise<Refusal | null> => {
    const wait = await limits.spend(name, addressOf(request));
    return wait === null ? null : { name: 'too-many-requests', retryAfterSeconds: wait };
  };

  router
    .route('/p/:project/found')
    .get(async (request, response) => {
      const slug = addressPart(ProjectSlug, request.params.project);
      const project = slug === null ? null : await read.project(slug);
      if (!project) return missing(request, response);
      if ((await read.archivedProjects()).has(project.slug))
        return refusePage(request, response, { name: 'project-archived' });
      const seat = keys.sign({ village: drawSeat(deps), keyNumber: UNFOUNDED });
      send(request, response, founding.found({ project, seat }, contextOf(request)));
    })
    .post(form, async (request, response) => {
      const project = addressPart(ProjectSlug, request.params.project);
      if (project === null) return missing(request, response);
      const written = FoundingForm.safeParse(request.body ?? {});
      const seat = keys.read(String(request.body?.seat ?? ''));
      if (!written.success || seat?.keyNumber !== UNFOUNDED)
        return refusePage(request, response, { name: 'founding-refused' });
      const spent = await spend('foundByAddress', request);
      if (spent) return refusePage(request, response, spent);
      const player = players.ensure(request, response);
      const founded = await foundVillage(deps, { project, player, seat: seat.village, form: written.data });
      if (!founded.ok) return refusePage(request, response, foundProblem(founded.error));
      response.redirect(303, `/founder/${keys.sign(founded.value)}`);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));

  // The address is a key: kept nowhere, found by nobody, told to no other site.
  router.use('/founder', (_request, response, next) => {
    response.set({ 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' });
    next();
  });

  /** What a key opens; null when it opens nothing any more. */
  async function opened(request: Request) {
    const key = keys.read(String(request.params.token));
    const founded = key && (await read.foundedVillage(key.village));
    const place = founded && (await read.village(founded.village));
    const project = place && (await read.project(place.project));
    return key && founded?.keyNumber === key.keyNumber && project ? { key, founded, project } : null;
  }

  router
    .route('/founder/:token')
    .get(async (request, response) => {
      const open = await opened(request);
      if (!open) return refusePage(request, response, { name: 'key-handed-over' });
      const { founded, project } = open;
      const player = players.of(request);
      const model = {
        founded,
        project,
        path: `/founder/${keys.sign(open.key)}`,
        isKept: player !== null && founded.founder === player,
        isHandedOver: request.query.handed !== undefined && founded.founder === null,
      };
      send(request, response, founding.founder(model, contextOf(request)));
    })
    .post(form, async (request, response) => {
      const open = await opened(request);
      if (!open) return refusePage(request, response, { name: 'key-handed-over' });
      const act = actOf(request, () => players.ensure(request, response));
      if (act === null) return refusePage(request, response, { name: 'founding-refused' });
      const done = await actAsFounder(deps, open.key, act);
      if (!done.ok && done.error.kind === 'notYours') return refusePage(request, response, { name: 'key-handed-over' });
      // Changed elsewhere meanwhile: the page shows how it stands now.
      const key = done.ok ? done.value : open.key;
      const handed = act.kind === 'handOver' && done.ok ? '?handed' : '';
      response.redirect(303, `/founder/${keys.sign(key)}${handed}`);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));

  router
    .route('/api/villages/:village/links')
    .post(async (request, response) => {
      const slug = addressPart(VillageSlug, request.params.village);
      if (slug === null || !(await read.village(slug))) return refuse(request, response, { name: 'not-found' });
      const spent = await spend('linkByAddress', request);
      if (spent) return refuse(request, response, spent);
      const { code } = await ownLink(deps, players.ensure(request, response), slug);
      const reply: ShareLinkReply = { code, url: `${publicUrl}/v/${slug}?via=${code}` };
      response.status(201).set('Cache-Control', 'no-store').json(reply);
    })
    .all(methodNotAllowed('POST'));
  return router;
}

function foundProblem(refusal: FoundRefusal): Refusal {
  switch (refusal.kind) {
    case 'unknownProject':
      return { name: 'not-found' };
    case 'archived':
      return { name: 'project-archived' };
    case 'notAdmitted':
      return { name: 'association-not-approved' };
    case 'tooMany':
      return { name: 'too-many-villages' };
    case 'seatTaken':
      return { name: 'founding-refused' };
    default:
      return assertNever(refusal);
  }
}

/** What a form of the founder's page asks for; null for anything else. */
function actOf(request: Request, player: () => PlayerId): FounderAct | null {
  const body: Readonly<Record<string, unknown>> = request.body ?? {};
  switch (body.act) {
    case 'rename': {
      const words = FoundingWords.safeParse(body);
      return words.success ? { kind: 'rename', words: words.data } : null;
    }
    case 'thank': {
      const words = typeof body.thanks === 'string' ? body.thanks.trim() : '';
      return words.length > MOST_WORDS ? null : { kind: 'thank', words: words === '' ? null : words };
    }
    case 'close':
    case 'open':
    case 'handOver':
      return { kind: body.act };
    case 'keep':
      return { kind: 'keep', player: player() };
    default:
      return null;
  }
}
