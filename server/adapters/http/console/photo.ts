import { keepPhoto, reworded, withoutPhoto } from '#server/domain/drafts/photos.ts';
import type { DraftRow } from '#server/domain/ports/stewards.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { PhotoView } from '#server/domain/stewards/views.ts';
import { Words } from '#shared/catalogue/catalogue.ts';
import { MOST_PHOTO_BYTES, type PhotoFault } from '#shared/catalogue/photo.ts';
import { NO_WORDS } from '#shared/drafts/draft.ts';
import type { Handlers } from './consoleRoutes.ts';
import { draftAt, pathOf } from './drafts.ts';
import { type SentFile, sentFile } from './forms.ts';
import {
  type ActingVisit,
  type Answer,
  badRequest,
  type ConsoleParts,
  field,
  notFound,
  page,
  savedAt,
} from './visit.ts';

type Names = 'photo' | 'sendPhoto' | 'removePhoto' | 'draftPhoto';
type Typed = Pick<PhotoView, 'alt' | 'hasAgreed'>;

const STATUS: Partial<Readonly<Record<PhotoFault, number>>> = { tooLarge: 413, busy: 503 };

/** The photo of a project: one, of the draft until it is published. */
export function photoHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, drafting, pages } = parts;
  const { read } = deps.store;

  const photoOf = async ({ body }: DraftRow) => (body.photo === null ? null : read.photo(body.photo));

  async function show(visit: ActingVisit, row: DraftRow, fault: PhotoFault | null, typed?: Typed): Promise<Answer> {
    const photo = await photoOf(row);
    const isPublic = photo !== null && (await read.publicPhoto(photo.id)) !== null;
    const words = typed ?? { alt: photo?.alt ?? NO_WORDS, hasAgreed: false };
    const { acting, role, context } = visit;
    const view = { acting, draft: row.body, photo, isPublic, ...words, fault, canEdit: may(role, 'edit') };
    return page(pages.photo(view, context), fault === null ? 200 : (STATUS[fault] ?? 422));
  }

  /** What was sent becomes the draft's photo, or the reason why not. */
  async function take(visit: ActingVisit, row: DraftRow, { file }: SentFile, typed: Typed): Promise<PhotoFault | null> {
    if (file === null) return 'tooLarge';
    const before = await photoOf(row);
    const alt = Words.safeParse(typed.alt);
    if (file.length === 0 && before === null) return 'noFile';
    if (!alt.success) return 'noWords';
    if (file.length === 0 && before) {
      await reworded(deps, visit.steward, row, before, alt.data);
      return null;
    }
    if (!typed.hasAgreed) return 'notAgreed';
    const read = await drafting.photo(file);
    if (!read.ok) return read.error;
    await keepPhoto(deps, visit.steward, row, read.value, alt.data);
    return null;
  }

  return {
    async photo(visit) {
      const row = await draftAt(parts, visit);
      return row === null ? notFound : show(visit, row, null);
    },
    async sendPhoto(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const wait = await parts.limits.spend('pictureBySteward', visit.steward.id);
      if (wait !== null) return { kind: 'tooMany', retryAfterSeconds: wait };
      const sent = await sentFile(visit.request, MOST_PHOTO_BYTES);
      if (sent === null) return badRequest;
      const { fields } = sent;
      const typed = {
        alt: { fr: field(fields, 'alt.fr'), en: field(fields, 'alt.en') },
        hasAgreed: field(fields, 'agreed') === 'yes',
      };
      const fault = await take(visit, row, sent, typed);
      return fault === null ? savedAt(`${pathOf(visit, row)}/photo`) : show(visit, row, fault, typed);
    },
    async removePhoto(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      await withoutPhoto(deps, visit.steward, row);
      return savedAt(`${pathOf(visit, row)}/photo`);
    },
    async draftPhoto(visit) {
      const row = await draftAt(parts, visit);
      const photo = row && (await photoOf(row));
      if (!photo) return notFound;
      return { kind: 'file', type: 'webp', name: null, content: Buffer.from(photo.webp, 'base64') };
    },
  };
}
