import { chargedAccount } from '#server/domain/associations/charged-account.ts';
import { accountOf } from '#server/domain/associations/connect.ts';
import type { Deps } from '#server/domain/deps.ts';
import type { AssociationRow } from '#server/domain/ports/rows.ts';
import { linksTo } from '#server/domain/sharing/links.ts';
import { visitsSince } from '#server/domain/sharing/visits.ts';
import { beginProject } from '#server/domain/stewards/associations.ts';
import { may, type Role } from '#server/domain/stewards/rights.ts';
import type { OverviewView, ProjectLine } from '#server/domain/stewards/views.ts';
import { type AssociationId, DraftId } from '#shared/ids.ts';
import { ZERO } from '#shared/money.ts';
import type { Handlers } from './consoleRoutes.ts';
import { badRequest, type ConsoleParts, field, page, to } from './visit.ts';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 14;
/** More than this is "many" all the same. */
const WORDS_COUNTED = 200;
const LONGEST_TITLE = 120;
const LINKS_SHOWN = 5;

export function overviewHandlers({ deps, pages }: ConsoleParts): Handlers<'overview' | 'newProject' | 'beginProject'> {
  const { read } = deps.store;
  return {
    async overview({ association, role, acting, context }) {
      const view: OverviewView = {
        acting,
        admission: await read.admission(association.id),
        demonstration: association.demonstration,
        needs: await needsOf(deps, association, role),
        ...(await figuresOf(deps, association.id, role)),
        visits: await visitsOf(deps, association.id),
        projects: await projectLines(deps, association.id),
      };
      return page(pages.overview(view, context));
    },
    async newProject({ acting, context }) {
      const id = DraftId.parse(deps.surroundings.newId('drf'));
      return page(pages.newProject({ acting, id, title: '', isMissing: false }, context));
    },
    async beginProject({ steward, association, acting, body, context }) {
      const id = DraftId.safeParse(body.id);
      if (!id.success) return badRequest;
      const title = field(body, 'title').trim();
      if (title === '' || title.length > LONGEST_TITLE) {
        return page(pages.newProject({ acting, id: id.data, title, isMissing: true }, context), 422);
      }
      const slug = await beginProject(deps, steward, {
        association: association.id,
        id: id.data,
        title,
        language: context.language,
        chance: Math.random(),
      });
      return to(`/console/a/${association.id}/projects/${slug}`);
    },
  };
}

async function needsOf(deps: Deps, association: AssociationRow, role: Role): Promise<OverviewView['needs']> {
  const { read } = deps.store;
  const words = may(role, 'words') ? await read.wordsOf(association.id, WORDS_COUNTED) : [];
  const reports = may(role, 'words') ? await read.reportsOf(association.id, WORDS_COUNTED) : [];
  const villages = may(role, 'words') ? await read.foundedIn(association.id, WORDS_COUNTED) : [];
  const seesMoney = may(role, 'money');
  const own = new Set((await projectsOf(deps, association.id)).map(({ slug }) => slug));
  let evidence = 0;
  for (const { donation, state } of seesMoney ? await read.disputes() : []) {
    if (state !== 'open' && state !== 'inquiry') continue;
    const given = await read.donation(donation);
    if (given && own.has(given.donation.project)) evidence += 1;
  }
  return {
    words: words.filter(({ moderation }) => moderation === 'held').length,
    reports: reports.filter(({ state }) => state === 'open').length,
    villages: villages.filter((one) => one.moderation === 'held' || one.thanksModeration === 'held').length,
    evidence,
    stripe: seesMoney && !(await canBePaid(deps, association)),
  };
}

async function canBePaid(deps: Deps, association: AssociationRow): Promise<boolean> {
  const charged = await chargedAccount(deps, association);
  return charged.ok && (charged.value === '' || (await accountOf(deps, association))?.state === 'active');
}

async function figuresOf(
  { store: { read }, surroundings }: Deps,
  association: AssociationId,
  role: Role,
): Promise<Pick<OverviewView, 'figures' | 'days'>> {
  if (!may(role, 'money')) return { figures: null, days: [] };
  const today = Math.floor(surroundings.now() / DAY_MS);
  const since = (days: number) => read.figures(association, (today - days + 1) * DAY_MS);
  const first = today - DAYS_SHOWN + 1;
  const given = new Map(
    (await read.givenByDay(association, first * DAY_MS)).map(({ day, givenCents }) => [day, givenCents]),
  );
  return {
    figures: { today: await since(1), week: await since(7), ever: await read.figures(association, 0) },
    days: Array.from({ length: DAYS_SHOWN }, (_, i) => first + i).map((day) => ({
      at: day * DAY_MS,
      givenCents: given.get(day) ?? ZERO,
    })),
  };
}

async function visitsOf(deps: Deps, association: AssociationId): Promise<OverviewView['visits']> {
  const now = deps.surroundings.now();
  return {
    today: await visitsSince(deps, association, now),
    week: await visitsSince(deps, association, now - 6 * DAY_MS),
    ever: await visitsSince(deps, association, 0),
    links: await linksTo(deps, association, LINKS_SHOWN),
  };
}

export const projectsOf = async ({ store: { read } }: Deps, association: AssociationId) =>
  (await read.projects()).filter((project) => project.association === association);

/** Drafts, and projects that came by a file and were never written on here. */
export async function projectLines(deps: Deps, association: AssociationId): Promise<readonly ProjectLine[]> {
  const { read } = deps.store;
  const lines: ProjectLine[] = [];
  const published = await projectsOf(deps, association);
  const over = await read.archivedProjects();
  for (const { slug, title, goalCents, steps } of published) {
    const village = await read.mainVillage(slug);
    const { raisedCents, reached } = await read.progress(slug);
    const told = steps.map(({ slug: step, name, atCents, expectedMonth }) => {
      return { name, atCents, expectedMonth, isReached: reached.includes(step) };
    });
    const about = { raisedCents, goalCents, isArchived: over.has(slug), steps: told };
    lines.push({ slug, title, published: village ? { ...about, village: village.slug } : null });
  }
  for (const { slug, body } of await read.draftsOf(association)) {
    if (published.some((project) => project.slug === slug)) continue;
    const { fr, en } = body.title;
    lines.push({ slug, title: { fr: fr || en, en: en || fr }, published: null });
  }
  return lines;
}
