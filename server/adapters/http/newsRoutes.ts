import { type Request, type Response, Router } from 'express';
import { type Guesses, guessesIn } from '#server/domain/news/guesses.ts';
import type { NewsPhoto, PublicNews, ToldGift } from '#server/domain/ports/news.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { photoAddress, smallPhotoAddress } from '#shared/catalogue/photo.ts';
import { NewsId, ProjectSlug } from '#shared/ids.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import type { NewsTold, OneNews, ProjectNews, ToldPhoto } from '#shared/protocol/news.ts';
import type { PageContext, Pages } from './doors.ts';
import { languageOf, rememberLanguage } from './language.ts';
import type { PlayerCookies } from './player.ts';
import type { Refusal } from './problem.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

export interface NewsRoutesParts {
  readonly store: StoreReads;
  readonly pages: Pick<Pages, 'news'>;
  readonly players: Pick<PlayerCookies, 'of'>;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

interface Told {
  readonly news: PublicNews;
  readonly photos: readonly NewsPhoto[];
  readonly told: readonly ToldGift[];
  readonly question: QuestionTold | null;
  readonly answers: readonly QuestionTold[];
}

/** A reader's own pebbles are marked: nobody on the way keeps the answer for others. */
const OWN = 'private, no-cache';

/** [B1] News from the field, for everybody and for machines. */
export function newsRoutes({ store, pages, players, simulation, secure, refusePage }: NewsRoutesParts): Router {
  const router = Router();
  const projectOf = async (request: Request): Promise<ProjectRow | null> => {
    const slug = addressPart(ProjectSlug, request.params.project);
    return slug === null ? null : store.project(slug);
  };
  const toldOf = async (guesses: Guesses, news: PublicNews): Promise<Told> => {
    const known = new Map((await store.newsPhotos(news.id)).map((photo) => [photo.id, photo]));
    const photos = news.body.photos.flatMap((id) => known.get(id) ?? []);
    const asked = { question: guesses.questionOf(news.id), answers: guesses.answeredBy(news) };
    return { news, photos, told: await store.toldBy(news.id), ...asked };
  };
  const toldIn = async (request: Request, { slug }: ProjectRow, isWanted: (news: PublicNews) => boolean) => {
    const published = await store.publishedNews(slug);
    const guesses = await guessesIn(store, slug, published, players.of(request));
    return Promise.all(published.filter(isWanted).map((news) => toldOf(guesses, news)));
  };
  const send = async (
    request: Request,
    response: Response,
    project: ProjectRow,
    all: readonly Told[],
    isOne: boolean,
  ) => {
    const context: PageContext = { language: languageOf(request), simulation };
    const village = (await store.mainVillage(project.slug))?.slug ?? null;
    const model = { project, village, all, isOne };
    rememberLanguage(request, response, secure);
    response.set({ 'Cache-Control': OWN, Vary: 'Accept-Language, Cookie, Accept-Encoding' });
    response.type('html').send(pages.news(model, context));
  };

  router
    .route('/p/:project/news')
    .get(async (request, response) => {
      const project = await projectOf(request);
      if (!project) return refusePage(request, response, { name: 'not-found' });
      await send(request, response, project, await toldIn(request, project, () => true), false);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/p/:project/news/:news')
    .get(async (request, response) => {
      const project = await projectOf(request);
      const id = addressPart(NewsId, request.params.news);
      const told = project ? await toldIn(request, project, (news) => news.id === id) : [];
      if (!project || told.length === 0) return refusePage(request, response, { name: 'not-found' });
      await send(request, response, project, told, true);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/projects/:project/news')
    .get(async (request, response) => {
      const project = await projectOf(request);
      if (!project) return refuse(request, response, { name: 'not-found' });
      const all = await toldIn(request, project, () => true);
      const reply: ProjectNews = { news: all.map(asTold) };
      response.set({ 'Cache-Control': OWN, Vary: 'Cookie, Accept-Encoding' }).json(reply);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

function asTold({ news, photos, told, question, answers }: Told): OneNews {
  const { photos: _, question: __, outcomes: ___, ...body } = news.body;
  const asked = { question, answers: [...answers] };
  return { id: news.id, ...body, photos: photos.map(toldPhoto), told: [...told], ...asked };
}

const toldPhoto = ({ id, alt, width, height }: NewsPhoto): ToldPhoto => ({
  address: photoAddress(id),
  small: smallPhotoAddress(id),
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
