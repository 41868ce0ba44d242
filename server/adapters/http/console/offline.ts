import { receivable } from '#server/domain/offline/dates.ts';
import {
  enterOfflineGift,
  type OfflineEntry,
  type OfflinePlace,
  type OfflineRefusal,
  offlinePlace,
  priced,
} from '#server/domain/offline/enter.ts';
import { takeBackOfflineGift } from '#server/domain/offline/take-back.ts';
import type {
  OfflineChoice,
  OfflineForm,
  OfflineFormFault,
  OfflinePlacesView,
} from '#server/domain/stewards/offlineViews.ts';
import { DonationId, VillageSlug } from '#shared/ids.ts';
import { assertNever } from '#shared/result.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { EntryKey, emptyFields, offlineFields, readOffline } from './offlineForm.ts';
import { projectsOf } from './overview.ts';
import { type ActingVisit, type Answer, badRequest, type ConsoleParts, field, notFound, page, to } from './visit.ts';

const CHOICES_SHOWN = 60;
const LONGEST_REASON = 200;

/** Gifts that were given by hand: entered, looked at again before they are, and taken back. */
export function offlineHandlers(parts: ConsoleParts): Handlers<'offline' | 'enterOffline' | 'takeBack'> {
  const { deps, pages } = parts;
  return {
    async offline(visit) {
      const asked = addressPart(VillageSlug, visit.request.query.village);
      const { choices, closed } = await choicesOf(parts, visit);
      const only = choices.length === 1 ? choices[0] : undefined;
      const choice = asked === null ? only : choices.find(({ village }) => village === asked);
      if (!choice) return page(pages.offlinePlaces({ acting: visit.acting, choices, closed }, visit.context));
      const place = await offlinePlace(deps, visit.association, choice.village);
      if (!place.ok) return notFound;
      const today = receivable(deps.surroundings.now()).last;
      const form: OfflineForm = {
        acting: visit.acting,
        place: choice,
        entryKey: deps.surroundings.newId('key'),
        catalogueVersion: place.value.project.catalogueVersion,
        fields: emptyFields(visit.context.language, today),
      };
      return showForm(parts, visit, place.value, form, { hasOthers: choices.length > 1 });
    },
    async enterOffline(visit) {
      const sent = await sentForm(parts, visit);
      if (sent.kind === 'answer') return sent.answer;
      const { place, form } = sent;
      const step = field(visit.body, 'step');
      if (step === 'change') return showForm(parts, visit, place, form);
      const read = readOffline(form.fields);
      if (!read.ok) return showForm(parts, visit, place, form, { faults: read.error });
      const entry: OfflineEntry = {
        ...read.value,
        entryKey: form.entryKey,
        catalogueVersion: form.catalogueVersion,
      };
      return step === 'enter' ? enter(parts, visit, place, form, entry) : review(parts, visit, place, form, entry);
    },
    async takeBack({ request, association, steward, body }) {
      const donation = addressPart(DonationId, request.params.donation);
      if (donation === null) return notFound;
      const reason = field(body, 'reason').trim().slice(0, LONGEST_REASON);
      const taken = await takeBackOfflineGift(deps, association.id, donation, steward.id, reason);
      const path = `/console/a/${association.id}/donations/${donation}`;
      if (taken.ok) return to(`${path}?notice=takenBack`);
      switch (taken.error.kind) {
        case 'unsaid':
          return to(`${path}?notice=unsaidBack`);
        case 'takenBackBefore':
          return to(`${path}?notice=takenBackBefore`);
        case 'unknownDonation':
        case 'notByHand':
          return notFound;
        default:
          return assertNever(taken.error.kind);
      }
    },
  };
}

/** Own villages first, as far as gifts may be entered there; why not, where there is none. */
async function choicesOf(
  { deps }: ConsoleParts,
  { association }: ActingVisit,
): Promise<{ readonly choices: readonly OfflineChoice[]; readonly closed: OfflinePlacesView['closed'] }> {
  const all: OfflineChoice[] = [];
  for (const { slug, title } of await projectsOf(deps, association.id)) {
    for (const { slug: village, name, founded } of await deps.store.read.villagesOf(slug)) {
      all.push({ village, name: founded ? name : null, title });
    }
  }
  const choices: OfflineChoice[] = [];
  let closed: OfflinePlacesView['closed'] = null;
  for (const choice of all.sort((a, b) => Number(a.name !== null) - Number(b.name !== null))) {
    if (choices.length === CHOICES_SHOWN) break;
    const place = await offlinePlace(deps, association, choice.village);
    if (place.ok) choices.push(choice);
    else closed ??= place.error.kind;
  }
  return { choices, closed: choices.length > 0 ? null : (closed ?? 'noProject') };
}

type Sent =
  | { readonly kind: 'form'; readonly place: OfflinePlace; readonly form: OfflineForm }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** A form of ours for a village of theirs. One that was entered before leads to its donation, whatever has changed since. */
async function sentForm(
  { deps, pages }: ConsoleParts,
  { association, acting, body, context }: ActingVisit,
): Promise<Sent> {
  const village = VillageSlug.safeParse(body.village);
  const entryKey = EntryKey.safeParse(body.entryKey);
  if (!village.success || !entryKey.success) return { kind: 'answer', answer: badRequest };
  const known = await deps.store.read.offlineGiftByKey(association.id, entryKey.data);
  if (known) return { kind: 'answer', answer: entered(association.id, known.donation) };
  const place = await offlinePlace(deps, association, village.data);
  if (!place.ok) {
    const closed = place.error.kind;
    if (closed === 'notOwn') return { kind: 'answer', answer: notFound };
    return { kind: 'answer', answer: page(pages.offlinePlaces({ acting, choices: [], closed }, context), 409) };
  }
  const { project } = place.value;
  const { slug, name, founded } = place.value.village;
  const form: OfflineForm = {
    acting,
    place: { village: slug, name: founded ? name : null, title: project.title },
    entryKey: entryKey.data,
    catalogueVersion: field(body, 'catalogueVersion'),
    fields: offlineFields(
      body,
      project.gifts.map((gift) => gift.slug),
    ),
  };
  return { kind: 'form', place: place.value, form };
}

const entered = (association: string, donation: DonationId): Answer =>
  to(`/console/a/${association}/donations/${donation}?notice=entered`);

/** What a form is shown with, beside what is in it. */
interface Beside {
  readonly hasOthers?: boolean;
  readonly faults?: ReadonlyMap<string, OfflineFormFault>;
  readonly refusal?: OfflineRefusal;
}

function showForm(
  { deps, pages }: ConsoleParts,
  { context }: ActingVisit,
  { project }: OfflinePlace,
  form: OfflineForm,
  { faults = new Map(), refusal, hasOthers = false }: Beside = {},
): Answer {
  const view = {
    ...form,
    // Who has read the new prices sends them with the next form.
    catalogueVersion: project.catalogueVersion,
    gifts: project.gifts,
    faults,
    hasOthers,
    refusal: refusal ?? null,
    days: receivable(deps.surroundings.now()),
  };
  return page(pages.offlineForm(view, context), faults.size > 0 || refusal ? 422 : 200);
}

function review(
  parts: ConsoleParts,
  visit: ActingVisit,
  place: OfflinePlace,
  form: OfflineForm,
  entry: OfflineEntry,
): Answer {
  const basket = priced(parts.deps, place, entry);
  if (!basket.ok) return showForm(parts, visit, place, form, { refusal: basket.error });
  const wordsWait = visit.association.wordsPolicy === 'held';
  return page(parts.pages.offlineReview({ ...form, basket: basket.value, wordsWait }, visit.context));
}

async function enter(
  parts: ConsoleParts,
  visit: ActingVisit,
  place: OfflinePlace,
  form: OfflineForm,
  entry: OfflineEntry,
): Promise<Answer> {
  const { association, steward } = visit;
  const made = await enterOfflineGift(parts.deps, association, steward.id, place.village.slug, entry);
  return made.ok ? entered(association.id, made.value) : showForm(parts, visit, place, form, { refusal: made.error });
}
