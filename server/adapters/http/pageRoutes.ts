import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { HostData } from '#server/domain/host.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import { isLanguage } from '#shared/i18n/language.ts';
import { ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { PictureFormat, Pictures, ProjectCard, ProjectPageModel } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import { problemOf } from './problem.ts';
import { addressPart, isKnown, methodNotAllowed, refuse, refuseHeaders, wholeNumber } from './reply.ts';
import { type VillagePageParts, villagePageRoute } from './villagePageRoute.ts';
import { visitors } from './visitors.ts';

export interface PageRoutesParts extends Omit<VillagePageParts, 'missing'> {
  readonly pictures: Pictures | null;
  readonly hostData: HostData;
}

/** On one page: more are found by their own links. */
const VILLAGES_SHOWN = 60;

// A map: an object also knows `__proto__`.
const FORMATS: ReadonlyMap<string, PictureFormat> = new Map([
  ['share', 'share'],
  ['square', 'square'],
  ['tall', 'tall'],
  ['phone', 'phone'],
  ['wide', 'wide'],
]);

/** Pages that a reader without script can use, and the picture of a village. */
export function pageRoutes(parts: PageRoutesParts): Router {
  const { pages, pictures, simulation, secure, hostData, limits, addressOf, visits } = parts;
  const visited = visitors(limits, addressOf);
  const store = parts.deps.store.read;
  const router = Router();
  /** Nothing is there: what else there is to see. */
  const missing = async (request: Request, response: Response): Promise<void> => {
    refuseHeaders(response, { name: 'not-found' });
    const language = languageOf(request);
    const cards = await currentCards();
    response
      .type('html')
      .send(pages.missing(problemOf({ name: 'not-found' }, language), cards, { language, simulation }));
  };
  const send = (request: Request, response: Response, page: string) => {
    rememberLanguage(request, response, secure);
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie, Accept-Encoding' });
    response.type('html').send(page);
  };

  async function currentCards(): Promise<ProjectCard[]> {
    const over = await store.archivedProjects();
    const current = (await store.projects()).filter(({ slug }) => !over.has(slug));
    return Promise.all(current.map(cardOf));
  }

  async function cardOf(row: ProjectRow): Promise<ProjectCard> {
    const { association: id, ...project } = row;
    return {
      data: {
        project,
        association: (await store.association(id))?.name ?? '',
        progress: mutable(await store.progress(row.slug)),
      },
      main: await store.mainVillage(row.slug),
    };
  }

  /** The project's villages as its page shows them: by name, never by what was given. */
  async function neighbourhood(
    row: ProjectRow,
  ): Promise<Pick<ProjectPageModel, 'isOver' | 'founded' | 'unlisted' | 'gifts'>> {
    const [main, ...rest] = await store.villagesOf(row.slug);
    const villages = rest.filter(({ founded }) => founded);
    const gifts = await store.giftsIn(row.slug);
    const listed = villages.filter((village) => village.listed).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
    return {
      isOver: (await store.archivedProjects()).has(row.slug),
      founded: listed.slice(0, VILLAGES_SHOWN).map(({ slug, name }) => ({ slug, name, gifts: gifts.get(slug) ?? 0 })),
      unlisted: villages.length - listed.length,
      gifts: (main && gifts.get(main.slug)) ?? 0,
    };
  }

  router
    .route('/')
    .get(async (request, response) => {
      send(request, response, pages.projects(await currentCards(), { language: languageOf(request), simulation }));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/p/:project')
    .get(async (request, response) => {
      const slug = addressPart(ProjectSlug, request.params.project);
      const row = slug === null ? null : await store.project(slug);
      if (!row) return missing(request, response);
      await visited(request, (language) => visits.note(row.slug, language));
      const card = { ...(await cardOf(row)), ...(await neighbourhood(row)) };
      send(request, response, pages.project(card, { language: languageOf(request), simulation }));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router.use(villagePageRoute({ ...parts, missing }));

  router
    .route('/legal')
    .get((request, response) => {
      rememberLanguage(request, response, secure);
      const page = pages.legal(hostData, { language: languageOf(request), simulation });
      response.set('Cache-Control', 'no-cache').type('html').send(page);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/privacy')
    .get((request, response) => {
      rememberLanguage(request, response, secure);
      const page = pages.privacy(hostData, { language: languageOf(request), simulation });
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
        const errors = [{ path: 'format', message: 'share, square, tall, phone or wide' }];
        return refuse(request, response, { name: 'bad-request', errors });
      }
      // The address alone decides what is shown: what is kept on the way is for everybody.
      const language = isLanguage(request.query.lang) ? request.query.lang : 'fr';
      const picture = await pictures(village.slug, format, language);
      if (!picture) return refuse(request, response, { name: 'not-found' });
      // By its content: what was raised elsewhere changes the words without a new `seq`.
      const etag = `"${createHash('sha256').update(picture.png).digest('base64url').slice(0, 22)}"`;
      // Only the address of exactly this state may be kept; not for ever, for flowers bloom and steps grow without a new `seq`.
      const exact = wholeNumber(request.query.seq) === picture.seq;
      response.set({
        ETag: etag,
        // Networks and frames on other sites show it.
        'Cross-Origin-Resource-Policy': 'cross-origin',
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
