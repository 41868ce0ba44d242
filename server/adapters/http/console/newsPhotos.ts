import { addNewsPhoto, removeNewsPhoto, replaceBlurred } from '#server/domain/news/write.ts';
import type { NewsPhotoRow } from '#server/domain/ports/news.ts';
import { may } from '#server/domain/stewards/rights.ts';
import { MOST_PHOTO_BYTES, type PhotoFault } from '#shared/catalogue/photo.ts';
import { PhotoId } from '#shared/ids.ts';
import { isUnsaid } from '#shared/news/news.ts';
import { squareOf } from '#shared/news/squares.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { sentFile } from './forms.ts';
import { type NewsHere, newsAt, newsPath, showNews } from './news.ts';
import { type ActingVisit, badRequest, type ConsoleParts, field, notFound, page, savedAt } from './visit.ts';

type Names = 'addNewsPhoto' | 'newsPhoto' | 'newsPhotoFile' | 'coverNewsPhoto' | 'removeNewsPhoto';

/** The photos of news: drawn anew, seen by nobody else before they are published, and with faces made unknowable [P3]. */
export function newsPhotoHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, drafting, pages } = parts;
  const { read } = deps.store;

  async function photoAt(visit: ActingVisit): Promise<{ here: NewsHere; photo: NewsPhotoRow } | null> {
    const here = await newsAt(parts, visit);
    const id = addressPart(PhotoId, visit.request.params.photo);
    const photo = id === null || here === null ? null : await read.newsPhoto(id);
    return here && photo?.news === here.row.id ? { here, photo } : null;
  }

  return {
    async addNewsPhoto(visit) {
      const here = await newsAt(parts, visit);
      if (!here) return notFound;
      const wait = await parts.limits.spend('pictureBySteward', visit.steward.id);
      if (wait !== null) return { kind: 'tooMany', retryAfterSeconds: wait };
      const sent = await sentFile(visit.request, MOST_PHOTO_BYTES);
      if (sent === null) return badRequest;
      const { file, fields } = sent;
      const alt = { fr: field(fields, 'alt.fr').slice(0, 500), en: field(fields, 'alt.en').slice(0, 500) };
      const refused = (photoFault: PhotoFault | 'tooMany') =>
        showNews(parts, visit, here, { photoFault, alt, status: photoFault === 'tooLarge' ? 413 : 422 });
      if (file === null) return refused('tooLarge');
      if (file.length === 0) return refused('noFile');
      if (isUnsaid(alt)) return refused('noWords');
      if (field(fields, 'agreed') !== 'yes') return refused('notAgreed');
      const drawn = await drafting.photo(file);
      if (!drawn.ok) return refused(drawn.error);
      const added = await addNewsPhoto(deps, visit.steward, here.row, drawn.value, alt);
      if (!added.ok) return added.error === 'tooMany' ? refused('tooMany') : notFound;
      return savedAt(newsPath(visit, here));
    },
    async newsPhoto(visit) {
      const found = await photoAt(visit);
      if (!found) return notFound;
      const { webp: _, ...photo } = found.photo;
      const { acting, role, context } = visit;
      const { row: news, project } = found.here;
      return page(pages.newsPhoto({ acting, project, news, photo, canEdit: may(role, 'edit') }, context));
    },
    async newsPhotoFile(visit) {
      const found = await photoAt(visit);
      if (!found) return notFound;
      return { kind: 'file', type: 'webp', name: null, content: Buffer.from(found.photo.webp, 'base64') };
    },
    async coverNewsPhoto(visit) {
      const found = await photoAt(visit);
      if (!found) return notFound;
      const squares = [visit.body.square ?? []]
        .flat()
        .map((name) => (typeof name === 'string' ? squareOf(name) : null));
      const chosen = squares.filter((square) => square !== null);
      if (chosen.length < squares.length) return badRequest;
      const path = (id: PhotoId) => savedAt(`${newsPath(visit, found.here)}/photos/${id}`);
      if (chosen.length === 0) return path(found.photo.id);
      const wait = await parts.limits.spend('pictureBySteward', visit.steward.id);
      if (wait !== null) return { kind: 'tooMany', retryAfterSeconds: wait };
      const covered = await drafting.cover(Buffer.from(found.photo.webp, 'base64'), chosen);
      const id = await replaceBlurred(deps, visit.steward, found.photo, covered);
      return id === null ? notFound : path(id);
    },
    async removeNewsPhoto(visit) {
      const found = await photoAt(visit);
      if (!found) return notFound;
      const shown = await read.onePublished(found.here.row.id);
      const isShown = shown?.body.photos.includes(found.photo.id) === true;
      await removeNewsPhoto(deps, visit.steward, found.here.row, found.photo.id, isShown);
      return savedAt(newsPath(visit, found.here));
    },
  };
}
