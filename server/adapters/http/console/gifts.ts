import { z } from 'zod';
import { draftOf } from '#server/domain/drafts/begin.ts';
import { giftFields, withGiftFields } from '#server/domain/drafts/fields.ts';
import { draftedNow } from '#server/domain/drafts/now.ts';
import { keepPicture } from '#server/domain/drafts/pictures.ts';
import { formerGifts } from '#server/domain/drafts/publish.ts';
import { withStarter } from '#server/domain/drafts/starter.ts';
import { movedGift, newGift, withoutGift, writeDraft } from '#server/domain/drafts/write.ts';
import type { DraftRow } from '#server/domain/ports/stewards.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { FormView } from '#server/domain/stewards/views.ts';
import { MOST_PICTURE_BYTES, type PictureFault } from '#shared/catalogue/own-picture.ts';
import { type Draft, MOST_GIFTS } from '#shared/drafts/draft.ts';
import { GiftSlug } from '#shared/ids.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { draftAt, pathOf } from './drafts.ts';
import { cleanForm, sentFields, sentFile } from './forms.ts';
import { type DraftPart, saveForm } from './saving.ts';
import { type ActingVisit, type Answer, badRequest, type ConsoleParts, notFound, page, savedAt } from './visit.ts';

type Names =
  | 'gifts'
  | 'starter'
  | 'offerAgain'
  | 'newGift'
  | 'addGift'
  | 'gift'
  | 'saveGift'
  | 'drawGift'
  | 'retireGift'
  | 'giftUp'
  | 'giftDown';

/** The catalogue of a draft: gifts added, changed, put in order, taken out and offered again. */
export function giftHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, pages } = parts;

  const faultsOf = async (row: DraftRow) => {
    const drafted = await draftedNow(deps.store.read, row);
    return drafted.ok ? [] : drafted.error;
  };
  const showGift: ShowGift = async (visit, row, gift, form, { status = 200, pictureFault = null } = {}) => {
    const own = await deps.store.read.ownFootprints(visit.association.id);
    const { acting, context } = visit;
    const faults = await faultsOf(row);
    const view = { acting, draft: row.body, gift, own, pictureFault, form, faults };
    return page(pages.gift(view, context), status);
  };
  async function giftAt(visit: ActingVisit) {
    const row = await draftAt(parts, visit);
    const slug = addressPart(GiftSlug, visit.request.params.gift);
    const gift = row?.body.gifts.find((one) => one.slug === slug);
    return row && gift ? { row, gift } : null;
  }
  /** the list again, after one act on one gift */
  async function changed(
    visit: ActingVisit,
    change: (draft: DraftRow['body'], gift: GiftSlug) => DraftRow['body'],
  ): Promise<Answer> {
    const found = await giftAt(visit);
    if (!found) return notFound;
    const { row, gift } = found;
    const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) => change(draft, gift.slug));
    return written.ok ? savedAt(`${pathOf(visit, row)}/gifts`) : notFound;
  }

  return {
    async gifts(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const published = await deps.store.read.project(row.slug);
      const isHere = (slug: GiftSlug) => row.body.gifts.some((gift) => gift.slug === slug);
      const former = published
        ? [...published.gifts, ...formerGifts(published)].filter(({ slug }) => !isHere(slug))
        : [];
      const { acting, role, context } = visit;
      const view = {
        acting,
        draft: row.body,
        revision: row.revision,
        faults: await faultsOf(row),
        former,
        canEdit: may(role, 'edit'),
      };
      return page(pages.gifts(view, context));
    },
    async starter(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const now = deps.surroundings.now();
      const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) => withStarter(draft, now));
      return written.ok ? savedAt(`${pathOf(visit, row)}/gifts`) : notFound;
    },
    async offerAgain(visit) {
      const row = await draftAt(parts, visit);
      const slug = addressPart(GiftSlug, visit.body.gift);
      const published = row && (await deps.store.read.project(row.slug));
      if (!row || !published) return notFound;
      const all = [...published.gifts, ...formerGifts(published)].filter((gift) => gift.slug === slug);
      const [known] = draftOf({ ...published, gifts: all }, row.body.village, null).gifts;
      if (!known) return notFound;
      const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) =>
        draft.gifts.some((gift) => gift.slug === known.slug) ? null : { ...draft, gifts: [...draft.gifts, known] },
      );
      return written.ok ? savedAt(`${pathOf(visit, row)}/gifts`) : notFound;
    },
    async newGift(visit) {
      const row = await draftAt(parts, visit);
      return row === null ? notFound : showGift(visit, row, null, cleanForm(giftFields(newGift(row.body, '')), true));
    },
    async addGift(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const sent = sentFields(visit.body, giftFields(newGift(row.body, '')));
      if (sent === null) return badRequest;
      let added: GiftSlug | null = null;
      const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) => {
        const fresh = newGift(draft, sent.mine['name.fr'] || sent.mine['name.en'] || '');
        const gift = withGiftFields(fresh, sent.mine);
        added = gift && draft.gifts.length < MOST_GIFTS ? gift.slug : null;
        return gift && added !== null ? { ...draft, gifts: [...draft.gifts, gift] } : null;
      });
      if (!written.ok) return notFound;
      return added === null ? badRequest : savedAt(`${pathOf(visit, row)}/gifts`);
    },
    async gift(visit) {
      const found = await giftAt(visit);
      if (!found) return notFound;
      const { row, gift } = found;
      return showGift(visit, row, gift.slug, cleanForm(giftFields(gift), may(visit.role, 'edit')));
    },
    saveGift: (visit) => saveGift(parts, visit, giftAt, showGift),
    drawGift: (visit) => drawGift(parts, visit, giftAt, showGift),
    retireGift: (visit) => changed(visit, withoutGift),
    giftUp: (visit) => changed(visit, (draft, gift) => movedGift(draft, gift, -1)),
    giftDown: (visit) => changed(visit, (draft, gift) => movedGift(draft, gift, 1)),
  };
}

type GiftAt = (
  visit: ActingVisit,
) => Promise<{ readonly row: DraftRow; readonly gift: DraftRow['body']['gifts'][number] } | null>;
type ShowGift = (
  visit: ActingVisit,
  row: DraftRow,
  gift: GiftSlug | null,
  form: FormView,
  said?: { readonly status?: number; readonly pictureFault?: PictureFault | null },
) => Promise<Answer>;

async function saveGift(parts: ConsoleParts, visit: ActingVisit, giftAt: GiftAt, showGift: ShowGift): Promise<Answer> {
  const found = await giftAt(visit);
  if (!found) return notFound;
  const { row, gift } = found;
  return saveForm(parts, visit, row, partOf(gift.slug), {
    path: `${pathOf(visit, row)}/gifts/${gift.slug}`,
    shown: (now, form) => showGift(visit, now, gift.slug, form, { status: 409 }),
  });
}

function partOf(slug: GiftSlug): DraftPart {
  const giftIn = ({ gifts }: Draft) => gifts.find((gift) => gift.slug === slug);
  return {
    of(draft) {
      const gift = giftIn(draft);
      return gift ? giftFields(gift) : null;
    },
    with(draft, fields) {
      const gift = giftIn(draft);
      const next = gift && withGiftFields(gift, fields);
      return next ? { ...draft, gifts: draft.gifts.map((one) => (one.slug === slug ? next : one)) } : null;
    },
  };
}

/** Plots that a picture may cover, as its form sends them. */
const Plots = z.object({
  w: z
    .string()
    .regex(/^[1-4]$/)
    .transform(Number),
  d: z
    .string()
    .regex(/^[1-4]$/)
    .transform(Number),
});

/** A file that was sent becomes the gift's picture, when it is one that can stand in a village. */
async function drawGift(parts: ConsoleParts, visit: ActingVisit, giftAt: GiftAt, showGift: ShowGift): Promise<Answer> {
  const { deps, drafting } = parts;
  const found = await giftAt(visit);
  if (!found) return notFound;
  const { row, gift } = found;
  const wait = await parts.limits.spend('pictureBySteward', visit.steward.id);
  if (wait !== null) return { kind: 'tooMany', retryAfterSeconds: wait };
  const form = cleanForm(giftFields(gift), true);
  const sent = await sentFile(visit.request, MOST_PICTURE_BYTES);
  if (sent?.file === null) {
    const pictureFault = { kind: 'tooLarge', bytes: MOST_PICTURE_BYTES, mostBytes: MOST_PICTURE_BYTES } as const;
    return showGift(visit, row, gift.slug, form, { status: 413, pictureFault });
  }
  const plots = Plots.safeParse(sent?.fields);
  if (!sent || !plots.success) return badRequest;
  const read = drafting.picture(sent.file, plots.data);
  if (!read.ok) return showGift(visit, row, gift.slug, form, { status: 422, pictureFault: read.error });
  const id = await keepPicture(deps, visit.steward, visit.association.id, plots.data, read.value);
  if (id === null) return badRequest;
  const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) => ({
    ...draft,
    gifts: draft.gifts.map((one) => (one.slug === gift.slug ? { ...one, sprite: id } : one)),
  }));
  return written.ok ? savedAt(`${pathOf(visit, row)}/gifts/${gift.slug}`) : notFound;
}
