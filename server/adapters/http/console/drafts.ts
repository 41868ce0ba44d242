import { draftOf } from '#server/domain/drafts/begin.ts';
import { type FormSection, sectionFields, withSection } from '#server/domain/drafts/fields.ts';
import { draftedNow } from '#server/domain/drafts/now.ts';
import { changesBetween, publish } from '#server/domain/drafts/publish.ts';
import { type Fields, writeDraft } from '#server/domain/drafts/write.ts';
import type { DraftRow } from '#server/domain/ports/stewards.ts';
import { discardDraft, setArchived } from '#server/domain/stewards/archive.ts';
import { draftFor } from '#server/domain/stewards/associations.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { FormView, ProjectView, PublishTrouble } from '#server/domain/stewards/views.ts';
import type { Draft } from '#shared/drafts/draft.ts';
import { ProjectSlug } from '#shared/ids.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { cleanForm } from './forms.ts';
import { saveForm } from './saving.ts';
import { type ActingVisit, type Answer, type ConsoleParts, field, notFound, page, savedAt, to } from './visit.ts';

type Names =
  | 'archive'
  | 'reopen'
  | 'discard'
  | 'project'
  | 'preview'
  | 'publish'
  | 'file'
  | 'downloadFile'
  | 'readFile'
  | 'section'
  | 'saveSection';

const SECTIONS: readonly FormSection[] = ['about', 'land', 'goal', 'steps'];

/** The draft that the address names, when it is this association's. */
export async function draftAt(
  { deps }: ConsoleParts,
  { request, steward, association }: ActingVisit,
): Promise<DraftRow | null> {
  const slug = addressPart(ProjectSlug, request.params.project);
  return slug === null ? null : draftFor(deps, steward, association.id, slug);
}

export const pathOf = ({ association }: ActingVisit, { slug }: Pick<DraftRow, 'slug'>): string =>
  `/console/a/${association.id}/projects/${slug}`;

/** Writing a project: its parts one by one, how it would look, as a file, and publishing it. */
export function draftHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, drafting, pages } = parts;
  const { read } = deps.store;

  async function projectView(visit: ActingVisit, row: DraftRow, refusal: PublishTrouble | null): Promise<ProjectView> {
    const { association, role, acting } = visit;
    const drafted = await draftedNow(read, row);
    const published = await read.project(row.slug);
    const admission = await read.admission(association.id);
    return {
      acting,
      draft: row.body,
      revision: row.revision,
      faults: drafted.ok ? [] : drafted.error,
      changes: published && drafted.ok ? changesBetween(published, drafted.value, row.body.photo) : null,
      village: published ? row.body.village.slug : null,
      isJustPublished: visit.request.query.published === '1',
      isArchived: (await read.archivedProjects()).has(row.slug),
      canEdit: may(role, 'edit'),
      canPublish: may(role, 'edit') && admission === 'admitted',
      photo: row.body.photo && (await read.photo(row.body.photo)),
      refusal,
    };
  }
  async function showSection(visit: ActingVisit, row: DraftRow, section: FormSection, form: FormView, status = 200) {
    const { acting, context } = visit;
    const drafted = await draftedNow(read, row);
    const isPublished = (await read.project(row.slug)) !== null;
    const faults = drafted.ok ? [] : drafted.error;
    return page(pages.section({ acting, draft: row.body, section, form, faults, isPublished }, context), status);
  }
  async function moved(visit: ActingVisit, isOver: boolean): Promise<Answer> {
    const row = await draftAt(parts, visit);
    if (row === null || (await read.project(row.slug)) === null) return notFound;
    await setArchived(deps, visit.steward, row.slug, isOver);
    return savedAt(pathOf(visit, row));
  }
  const sectionOf = ({ request }: ActingVisit) => SECTIONS.find((one) => one === request.params.section);

  return {
    async project(visit) {
      const row = await draftAt(parts, visit);
      return row === null ? notFound : page(pages.project(await projectView(visit, row, null), visit.context));
    },
    async preview(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const own = await read.ownFootprints(visit.association.id);
      return { kind: 'file', type: 'png', name: null, content: await drafting.preview(row.body, row.revision, own) };
    },
    async publish(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const order = { association: visit.association.id, slug: row.slug, by: visit.steward.id };
      const published = await publish(deps, order, drafting.versionOf);
      if (published.ok) return to(`${pathOf(visit, row)}?published=1`);
      const trouble = troubleOf(published.error);
      return trouble === 'gone'
        ? notFound
        : page(pages.project(await projectView(visit, row, trouble), visit.context), 409);
    },
    archive: (visit) => moved(visit, true),
    reopen: (visit) => moved(visit, false),
    async discard(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const discarded = await discardDraft(deps, visit.steward, row);
      return discarded.ok ? to(`/console/a/${visit.association.id}`) : notFound;
    },
    async file(visit) {
      const row = await draftAt(parts, visit);
      return row === null ? notFound : page(pages.file(fileView(visit, row), visit.context));
    },
    async downloadFile(visit) {
      const row = await draftAt(parts, visit);
      if (row === null) return notFound;
      const drafted = await draftedNow(read, row);
      if (!drafted.ok) return notFound;
      const content = drafting.write(visit.association, row.body.village, drafted.value);
      return { kind: 'file', type: 'text/yaml', name: `${row.slug}.yaml`, content };
    },
    readFile: (visit) => readFile(parts, visit),
    async section(visit) {
      const [row, section] = [await draftAt(parts, visit), sectionOf(visit)];
      if (row === null || section === undefined) return notFound;
      return showSection(visit, row, section, cleanForm(sectionFields(row.body, section), may(visit.role, 'edit')));
    },
    async saveSection(visit) {
      const [row, section] = [await draftAt(parts, visit), sectionOf(visit)];
      if (row === null || section === undefined) return notFound;
      const part = {
        of: (draft: Draft) => sectionFields(draft, section),
        with: (draft: Draft, fields: Fields) => withSection(draft, section, fields),
      };
      return saveForm(parts, visit, row, part, {
        path: `${pathOf(visit, row)}/${section}`,
        shown: (now, form) => showSection(visit, now, section, form, 409),
      });
    },
  };
}

/** What stands in the way, as the project's page says it; what is unfinished is said there anyway. */
function troubleOf(
  refusal: { readonly kind: string } & Partial<Pick<Extract<PublishTrouble, { gift: unknown }>, 'gift'>>,
): PublishTrouble | null | 'gone' {
  switch (refusal.kind) {
    case 'notAdmitted':
    case 'landChanged':
      return { kind: refusal.kind };
    case 'footprintChanged':
      return refusal.gift === undefined ? null : { kind: 'footprintChanged', gift: refusal.gift };
    case 'foreignVillage':
    case 'foreignProject':
      return { kind: 'foreign' };
    case 'noDraft':
      return 'gone';
    default:
      return null;
  }
}

const fileView = ({ acting, role }: ActingVisit, { body: draft }: DraftRow) => ({
  acting,
  draft,
  text: '',
  faults: null,
  canEdit: may(role, 'edit'),
});

/** A pasted file becomes the draft, whole or not at all; nothing of it is public before it is published. */
async function readFile(parts: ConsoleParts, visit: ActingVisit): Promise<Answer> {
  const { deps, drafting, pages } = parts;
  const row = await draftAt(parts, visit);
  if (row === null) return notFound;
  const text = field(visit.body, 'file');
  const parsed = drafting.read(text, await deps.store.read.ownFootprints(visit.association.id));
  const refused = (faults: Parameters<typeof pages.file>[0]['faults']) =>
    page(pages.file({ ...fileView(visit, row), text, faults }, visit.context), 422);
  if (!parsed.ok) return refused(parsed.error);
  const { project, village } = parsed.value;
  if (project.slug !== row.slug || village.slug !== row.body.village.slug) return refused('otherProject');
  const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) => draftOf(project, village, draft.photo));
  return written.ok ? savedAt(pathOf(visit, row)) : notFound;
}
