import compression from 'compression';
import express, { type Request, type Response, Router } from 'express';
import type { NewsPhotoRow } from '#server/domain/ports/news.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { OwnPictureId, PhotoId, ProjectSlug } from '#shared/ids.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

/** The atlas of a project whose association drew pictures of its own. */
export type OwnSheets = (project: Project) => Promise<{ readonly png: Buffer; readonly json: string }>;

export interface OwnRoutesParts {
  readonly store: Pick<StoreReads, 'project' | 'ownPicture' | 'publicPhoto' | 'newsPhoto' | 'onePublished'>;
  readonly sheets: OwnSheets;
  /** the same photo, small */
  readonly small: (photo: NewsPhotoRow) => Promise<Buffer>;
  /** the address of a project's atlas, changing with its content */
  readonly assetsOf: (project: Project) => string;
  /** the folder of everybody's pictures */
  readonly folder: string;
}

const SOON = 'public, max-age=60';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Pictures that associations drew, and photos that they show: each by itself, and among everybody's in the atlas of their project. */
export function ownRoutes({ store, sheets, small, assetsOf, folder }: OwnRoutesParts): Router {
  const router = Router();
  const photoOfNews = async (id: PhotoId) => {
    const photo = await store.newsPhoto(id);
    const news = photo && (await store.onePublished(photo.news));
    return news?.body.photos.includes(id) ? photo : null;
  };
  router
    .route('/own-pictures/:picture.png')
    .get(async (request, response) => {
      const id = addressPart(OwnPictureId, request.params.picture);
      const row = id === null ? null : await store.ownPicture(id);
      if (!row) return refuse(request, response, { name: 'not-found' });
      response.set('Cache-Control', FOR_EVER).type('png').send(Buffer.from(row.png, 'base64'));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/photos/:photo.webp')
    .get(async (request, response) => {
      const id = addressPart(PhotoId, request.params.photo);
      const row = id === null ? null : await store.publicPhoto(id);
      const told = id === null || row ? null : await photoOfNews(id);
      // Faces may be covered and news withdrawn: what was kept on the way is asked for again soon.
      if (told) return void response.set('Cache-Control', SOON).type('webp').send(Buffer.from(told.webp, 'base64'));
      if (!row) return refuse(request, response, { name: 'not-found' });
      response.set('Cache-Control', FOR_EVER).type('webp').send(Buffer.from(row.webp, 'base64'));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/photos/:photo/small.webp')
    .get(async (request, response) => {
      const id = addressPart(PhotoId, request.params.photo);
      // Looked for each time: what was covered or withdrawn is not had in small either.
      const told = id === null ? null : await photoOfNews(id);
      if (!told) return refuse(request, response, { name: 'not-found' });
      response
        .set('Cache-Control', SOON)
        .type('webp')
        .send(await small(told));
    })
    .all(methodNotAllowed('GET, HEAD'));

  const atlas = (type: 'png' | 'json') => async (request: Request, response: Response) => {
    const slug = addressPart(ProjectSlug, request.params.project);
    const project = slug === null ? null : await store.project(slug);
    if (!project) return refuse(request, response, { name: 'not-found' });
    // A page that was opened before the catalogue changed gets the atlas of today, which has its pictures too.
    const isNewest = assetsOf(project) === `/own/${project.slug}/${String(request.params.key)}`;
    response.set('Cache-Control', isNewest ? FOR_EVER : 'no-cache').type(type);
    response.send((await sheets(project))[type]);
  };
  router.get('/own/:project/:key/atlas.png', atlas('png'));
  router.get('/own/:project/:key/atlas.json', compression(), atlas('json'));
  router.use(
    '/own/:project/:key',
    express.static(folder, { immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: true }),
  );
  return router;
}
