import { randomBytes } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { HostData } from '#server/domain/host.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import type { Log } from '#server/domain/ports/surroundings.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { DonationId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { Giving, PageMoment, Pages, PictureFormat, Pictures, ProjectCard } from './doors.ts';
import type { Entrance } from './entrance.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Limits } from './limits.ts';
import type { Refusal } from './problem.ts';
import { addressPart, isKnown, methodNotAllowed, refuse, wholeNumber } from './reply.ts';

export interface PageRoutesParts {
  readonly store: StoreReads;
  readonly pages: Pages;
  readonly entrance: Pick<Entrance, 'closedBecause'>;
  readonly pictures: Pictures | null;
  readonly giving: Pick<Giving, 'lookAgain'>;
  readonly limits: Limits;
  readonly log: Log;
  readonly simulation: boolean;
  readonly secure: boolean;
  /** address of the folder of the atlas */
  readonly hostData: HostData;
  readonly assetsOf: (project: Project) => string;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

// A map: an object also knows `__proto__`.
const FORMATS: ReadonlyMap<string, PictureFormat> = new Map([
  ['share', 'share'],
  ['phone', 'phone'],
  ['wide', 'wide'],
]);

/** Pages that a reader without script can use, and the picture of a village. */
export function pageRoutes(parts: PageRoutesParts): Router {
  const { store, pages, entrance, pictures, giving, limits, log, simulation, secure, assetsOf, hostData, refusePage } =
    parts;
  const router = Router();
  const missing = (request: Request, response: Response) => refusePage(request, response, { name: 'not-found' });
  const send = (request: Request, response: Response, page: string) => {
    rememberLanguage(request, response, secure);
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie, Accept-Encoding' });
    response.type('html').send(page);
  };

  async function cardOf(row: ProjectRow): Promise<ProjectCard> {
    const { association: id, ...project } = row;
    const villages = await store.villagesOf(row.slug);
    return {
      data: {
        project,
        association: (await store.association(id))?.name ?? '',
        progress: mutable(await store.progress(row.slug)),
      },
      villages: villages.filter((village) => village.listed).map(({ slug, name, seq }) => ({ slug, name, seq })),
    };
  }

  router
    .route('/')
    .get(async (request, response) => {
      const over = await store.archivedProjects();
      const current = (await store.projects()).filter(({ slug }) => !over.has(slug));
      const cards = await Promise.all(current.map(cardOf));
      send(request, response, pages.projects(cards, { language: languageOf(request), simulation }));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/p/:project')
    .get(async (request, response) => {
      const slug = addressPart(ProjectSlug, request.params.project);
      const row = slug === null ? null : await store.project(slug);
      if (!row) return missing(request, response);
      send(request, response, pages.project(await cardOf(row), { language: languageOf(request), simulation }));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/v/:village')
    .get(async (request, response) => {
      const slug = addressPart(VillageSlug, request.params.village);
      const village = slug === null ? null : await store.village(slug);
      const row = village === null ? null : await store.project(village.project);
      if (!village || !row) return missing(request, response);
      const moment = momentOf(request);
      const { data, villages } = await cardOf(row);
      const language = languageOf(request);
      // A project's first village bears the project's name, in the reader's language; founded ones bear their own.
      const isMain = villages[0]?.slug === village.slug;
      const page = pages.village({
        data: {
          ...data,
          given: Object.fromEntries(await store.given(row.slug)),
          village: village.slug,
          villageName: isMain ? row.title[language] : village.name,
          language,
          simulation,
          givingClosed: await entrance.closedBecause(village.slug),
          assets: assetsOf(row),
        },
        seq: village.seq,
        moment,
        basketKey: randomBytes(16).toString('base64url'),
        accounts: moment === 'given' ? await store.accountsHead(row.slug) : null,
      });
      send(request, response, page);
    })
    .all(methodNotAllowed('GET, HEAD'));

  /** The address of the return page is a hint that something happened; the page does not wait for the truth. */
  function momentOf(request: Request): PageMoment {
    const given = addressPart(DonationId, request.query.given);
    if (given === null) return request.query.back === undefined ? 'visit' : 'back';
    lookAgain(given).catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'return page: looking again failed');
    });
    return 'given';
  }

  async function lookAgain(given: DonationId): Promise<void> {
    if ((await limits.spend('lookAgainByDonation', given)) === null) await giving.lookAgain(given);
  }

  router
    .route('/legal')
    .get((request, response) => {
      rememberLanguage(request, response, secure);
      const page = pages.legal(hostData, { language: languageOf(request), simulation });
      response.set('Cache-Control', 'no-cache').type('html').send(page);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/v/:village/picture.png')
    .get(async (request, response) => {
      const slug = addressPart(VillageSlug, request.params.village);
      const wanted = request.query.format ?? 'share';
      const format = typeof wanted === 'string' ? FORMATS.get(wanted) : undefined;
      const village = slug === null ? null : await store.village(slug);
      if (!village || !pictures) return refuse(request, response, { name: 'not-found' });
      if (format === undefined) {
        const errors = [{ path: 'format', message: 'share, phone or wide' }];
        return refuse(request, response, { name: 'bad-request', errors });
      }
      const picture = await pictures(village.slug, format);
      if (!picture) return refuse(request, response, { name: 'not-found' });
      const etag = `"${picture.seq}-${format}"`;
      // Only the address of exactly this state may be kept; not for ever, for flowers bloom and steps grow without a new `seq`.
      const exact = wholeNumber(request.query.seq) === picture.seq;
      response.set({
        ETag: etag,
        'Cache-Control': exact ? 'public, max-age=86400' : 'public, max-age=30',
      });
      if (isKnown(request, etag)) return void response.status(304).end();
      response.type('image/png').send(picture.png);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

const mutable = <T extends { readonly reached: readonly unknown[] }>(progress: T) => ({
  ...progress,
  reached: [...progress.reached] as T['reached'][number][],
});
