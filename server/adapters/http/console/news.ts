import { mergeFields } from '#server/domain/drafts/write.ts';
import { lossOf, openQuestions } from '#server/domain/news/asking.ts';
import { newsFields, withNewsFields } from '#server/domain/news/fields.ts';
import { foresee } from '#server/domain/news/foresee.ts';
import { publishNews, scheduleNews, withdrawNews } from '#server/domain/news/publish.ts';
import { readNews } from '#server/domain/news/read.ts';
import { beginNews, writeNews } from '#server/domain/news/write.ts';
import type { NewsRow } from '#server/domain/ports/news.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { FormView, NewsTrouble } from '#server/domain/stewards/views.ts';
import { chooseZone, zoneOf } from '#server/domain/stewards/zone.ts';
import type { PhotoFault } from '#shared/catalogue/photo.ts';
import { NewsId, ProjectSlug } from '#shared/ids.ts';
import type { EitherWords } from '#shared/news/news.ts';
import { dayIn, instantAt, zoneNamed } from '#shared/time/zone.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { cleanForm, sentFields } from './forms.ts';
import {
  type ActingVisit,
  type Answer,
  badRequest,
  type ConsoleParts,
  field,
  notFound,
  page,
  savedAt,
  to,
} from './visit.ts';

type Names = 'news' | 'chooseZone' | 'beginNews' | 'oneNews' | 'saveNews' | 'publishNews' | 'withdrawNews';

export interface NewsHere {
  readonly project: ProjectRow;
  readonly row: NewsRow;
}

/** The published project that the address names, when it is this association's. */
async function projectAt({ deps }: ConsoleParts, { request, association }: ActingVisit): Promise<ProjectRow | null> {
  const slug = addressPart(ProjectSlug, request.params.project);
  const project = slug === null ? null : await deps.store.read.project(slug);
  return project?.association === association.id ? project : null;
}

/** The news that the address names, of that project. */
export async function newsAt(parts: ConsoleParts, visit: ActingVisit): Promise<NewsHere | null> {
  const project = await projectAt(parts, visit);
  const id = addressPart(NewsId, visit.request.params.news);
  const row = id === null || project === null ? null : await parts.deps.store.read.newsRow(id);
  return project && row?.project === project.slug ? { project, row } : null;
}

export const newsPath = ({ association }: ActingVisit, { project, row }: NewsHere): string =>
  `/console/a/${association.id}/projects/${project.slug}/news/${row.id}`;

export interface NewsShown {
  readonly form?: FormView;
  readonly trouble?: NewsTrouble | null;
  readonly photoFault?: PhotoFault | 'tooMany' | null;
  readonly alt?: EitherWords;
  readonly status?: number;
}

/** The page on which one piece of news is written, looked at and published. */
export async function showNews(
  parts: ConsoleParts,
  visit: ActingVisit,
  here: NewsHere,
  shown: NewsShown = {},
): Promise<Answer> {
  const { deps, pages } = parts;
  const { project, row } = here;
  const { read } = deps.store;
  const canEdit = may(visit.role, 'edit') && row.state !== 'withdrawn';
  const now = deps.surroundings.now();
  const open = await openQuestions(read, row);
  const zone = await zoneOf(deps, visit.association.id);
  const today = dayIn(zone, now);
  const faults = readNews(row.body, project, today, open);
  const photos = new Map((await read.newsPhotos(row.id)).map((photo) => [photo.id, photo]));
  const body = faults.ok ? faults.value : null;
  const view = {
    acting: visit.acting,
    project,
    news: row,
    photos: row.body.photos.flatMap((id) => photos.get(id) ?? []),
    form: shown.form ?? cleanForm(newsFields(row.body, project, open), canEdit),
    open,
    loss: row.state === 'published' ? await lossOf(read, row, row.body) : null,
    faults: faults.ok ? [] : faults.error,
    body,
    foreseen: await foresee(read, project, row, body, now),
    canPublish: canEdit && (await read.admission(visit.association.id)) === 'admitted',
    trouble: shown.trouble ?? null,
    photoFault: shown.photoFault ?? null,
    alt: shown.alt ?? { fr: '', en: '' },
    today,
    zone,
    now,
  };
  return page(pages.oneNews(view, visit.context), shown.status ?? 200);
}

/** Posting news from the field: written in parts, on a telephone as well, and published whole. */
export function newsHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, pages } = parts;
  return {
    async news(visit) {
      const slug = addressPart(ProjectSlug, visit.request.params.project);
      const project = await projectAt(parts, visit);
      // Not published yet, or not ours: told apart by the draft, which only its own stewards see.
      const draft = slug === null ? null : await deps.store.read.draft(slug);
      if (slug === null || (project === null && draft?.association !== visit.association.id)) return notFound;
      const news = project ? await deps.store.read.newsOf(slug) : [];
      const zone = await zoneOf(deps, visit.association.id);
      const lettersLost = await deps.store.read.newsLettersLost(slug);
      const { acting, context, role } = visit;
      return page(pages.news({ acting, slug, project, news, lettersLost, zone, canEdit: may(role, 'edit') }, context));
    },
    async chooseZone(visit) {
      const project = await projectAt(parts, visit);
      const zone = zoneNamed(field(visit.body, 'zone'));
      if (!project) return notFound;
      if (zone === null) return badRequest;
      await chooseZone(deps, visit.steward, visit.association.id, zone);
      return savedAt(`/console/a/${visit.association.id}/projects/${project.slug}/news`);
    },
    async beginNews(visit) {
      const project = await projectAt(parts, visit);
      if (!project) return notFound;
      const id = await beginNews(deps, visit.steward, project);
      return to(`/console/a/${visit.association.id}/projects/${project.slug}/news/${id}`);
    },
    async oneNews(visit) {
      const here = await newsAt(parts, visit);
      return here ? showNews(parts, visit, here) : notFound;
    },
    saveNews: (visit) => saveNews(parts, visit),
    publishNews: (visit) => published(parts, visit),
    async withdrawNews(visit) {
      const here = await newsAt(parts, visit);
      if (!here) return notFound;
      const { project, row } = here;
      if (String(row.revision) === field(visit.body, 'revision')) {
        await withdrawNews(deps, row, visit.steward.id);
        parts.nudgeOutbox();
      }
      // What villages are to take back is seen on its own page.
      const list = `/console/a/${visit.association.id}/projects/${project.slug}/news`;
      return savedAt(row.shown === null ? list : newsPath(visit, here));
    },
  };
}

async function saveNews(parts: ConsoleParts, visit: ActingVisit): Promise<Answer> {
  const here = await newsAt(parts, visit);
  if (!here) return notFound;
  const { project, row } = here;
  const open = await openQuestions(parts.deps.store.read, row);
  const sent = sentFields(visit.body, newsFields(row.body, project, open));
  if (sent === null) return badRequest;
  let clashed: FormView | null = null;
  let isOdd = false;
  const written = await writeNews(parts.deps, row.id, (body) => {
    const now = newsFields(body, project, open);
    const merged = mergeFields(sent.was, now, sent.mine);
    clashed = merged.clashes.length > 0 ? { ...merged, was: now, canEdit: true } : null;
    const next = clashed === null ? withNewsFields(body, project, open, merged.fields) : null;
    isOdd = clashed === null && next === null;
    return next;
  });
  if (!written.ok) return notFound;
  if (clashed !== null) return showNews(parts, visit, { project, row: written.value }, { form: clashed, status: 409 });
  return isOdd ? badRequest : savedAt(newsPath(visit, here));
}

/** Now, or at a moment to come. A second click finds that it was done, and says so. */
async function published(parts: ConsoleParts, visit: ActingVisit): Promise<Answer> {
  const { deps } = parts;
  const here = await newsAt(parts, visit);
  if (!here) return notFound;
  const { row } = here;
  const refused = (trouble: NewsTrouble) => showNews(parts, visit, here, { trouble, status: 409 });
  if (String(row.revision) !== field(visit.body, 'revision')) return refused('changedMeanwhile');
  const typed = field(visit.body, 'at');
  const at = typed === '' ? null : instantAt(await zoneOf(deps, visit.association.id), typed);
  if (typed !== '' && (at === null || at <= deps.surroundings.now())) return refused('notAMoment');
  const done = at === null ? await publishNews(deps, row, visit.steward.id) : await scheduleNews(deps, row, at);
  if (!done.ok) return done.error.kind === 'noNews' ? notFound : refused(done.error.kind);
  parts.nudgeOutbox();
  return savedAt(newsPath(visit, here));
}
