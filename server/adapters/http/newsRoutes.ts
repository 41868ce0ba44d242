import { type Request, type Response, Router } from 'express';
import type { NewsPhoto, PublicNews, ToldGift } from '#server/domain/ports/news.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { photoAddress } from '#shared/catalogue/photo.ts';
import { NewsId, ProjectSlug } from '#shared/ids.ts';
import type { NewsTold, OneNews, ProjectNews, ToldPhoto } from '#shared/protocol/news.ts';
import type { PageContext, Pages } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { Refusal } from './problem.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

export interface NewsRoutesParts {
  readonly store: StoreReads;
  readonly pages: Pick<Pages, 'news'>;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

interface Told {
  readonly news: PublicNews;
  readonly photos: readonly NewsPhoto[];
  readonly told: readonly ToldGift[];
}

/** [B1] News from the field, for everybody and for machines. */
export function newsRoutes({ store, pages, simulation, secure, refusePage }: NewsRoutesParts): Router {
  const router = Router();
  const projectOf = async (request: Request): Promise<ProjectRow | null> => {
    const slug = addressPart(ProjectSlug, request.params.project);
    return slug === null ? null : store.project(slug);
  };
  const toldOf = async (news: PublicNews): Promise<Told> => {
    const known = new Map((await store.newsPhotos(news.id)).map((photo) => [photo.id, photo]));
    const photos = news.body.photos.flatMap((id) => known.get(id) ?? []);
    return { news, photos, told: await store.toldBy(news.id) };
  };
  const send = async (
    request: Request,
    response: Response,
    project: ProjectRow,
    all: readonly PublicNews[],
    isOne: boolean,
  ) => {
    const context: PageContext = { language: languageOf(request), simulation };
    const village = (await store.mainVillage(project.slug))?.slug ?? null;
    const model = { project, village, all: await Promise.all(all.map(toldOf)), isOne };
    rememberLanguage(request, response, secure);
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie, Accept-Encoding' });
    response.type('html').send(pages.news(model, context));
  };

  router
    .route('/p/:project/news')
    .get(async (request, response) => {
      const project = await projectOf(request);
      if (!project) return refusePage(request, response, { name: 'not-found' });
      await send(request, response, project, await store.publishedNews(project.slug), false);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/p/:project/news/:news')
    .get(async (request, response) => {
      const project = await projectOf(request);
      const id = addressPart(NewsId, request.params.news);
      const news = id === null ? null : await store.onePublished(id);
      if (!project || news?.project !== project.slug) return refusePage(request, response, { name: 'not-found' });
      await send(request, response, project, [news], true);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/projects/:project/news')
    .get(async (request, response) => {
      const project = await projectOf(request);
      if (!project) return refuse(request, response, { name: 'not-found' });
      const all = await Promise.all((await store.publishedNews(project.slug)).map(toldOf));
      const reply: ProjectNews = { news: all.map(asTold) };
      response.set('Cache-Control', 'no-cache').json(reply);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

function asTold({ news, photos, told }: Told): OneNews {
  const { photos: _, ...body } = news.body;
  return { id: news.id, ...body, photos: photos.map(toldPhoto), told: [...told] };
}

const toldPhoto = ({ id, alt, width, height }: NewsPhoto): ToldPhoto => ({
  address: photoAddress(id),
  alt,
  width,
  height,
});

/** [V2] In short, on what they tell of. */
export async function toldInShort(store: Pick<StoreReads, 'newsPhotos'>, { id, body }: PublicNews): Promise<NewsTold> {
  const [first] = body.photos;
  const photo = first && (await store.newsPhotos(id)).find((one) => one.id === first);
  const { title, words, happenedOn } = body;
  return { id, title, words, happenedOn, photo: photo ? toldPhoto(photo) : null };
}
