import { z } from 'zod';
import type { Deps } from '#server/domain/deps.ts';
import type { ReportRow } from '#server/domain/ports/sharing.ts';
import { decideReport, REPORT_ACTS } from '#server/domain/reports/reports.ts';
import { reported } from '#server/domain/reports/subject.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { ReportShown } from '#server/domain/stewards/views.ts';
import { ReportId, VillageSlug } from '#shared/ids.ts';
import type { Handlers } from './consoleRoutes.ts';
import { badRequest, type ConsoleParts, notFound, page, savedAt, to } from './visit.ts';

const Decided = z.object({ report: ReportId, to: z.enum(REPORT_ACTS) });
const REPORTS_SHOWN = 200;

/** What visitors reported, the open ones first [S8]. */
export function reportHandlers({ deps, pages, nudgeOutbox }: ConsoleParts): Handlers<'reports' | 'decideReport'> {
  const { read } = deps.store;
  return {
    async reports({ association, acting, context }) {
      const reports = await shown(deps, await read.reportsOf(association.id, REPORTS_SHOWN));
      return page(pages.reports({ acting, reports }, context));
    },
    async decideReport({ steward, association, role, body }) {
      const asked = Decided.safeParse(body);
      if (!asked.success) return badRequest;
      const by = { id: steward.id, canEdit: may(role, 'edit') };
      const done = await decideReport(deps, by, association.id, asked.data.report, asked.data.to);
      nudgeOutbox();
      const path = `/console/a/${association.id}/reports`;
      if (done.ok) return savedAt(path);
      return done.error.kind === 'changed' ? to(path) : notFound;
    },
  };
}

/** Each with what it is about, as it stands now. */
export async function shown(deps: Deps, rows: readonly ReportRow[]): Promise<readonly ReportShown[]> {
  const reports: ReportShown[] = [];
  for (const row of rows) {
    const about = await reported(deps, row.subject, row.subjectId);
    const said = about ? await wordsOf(deps, row, about.donation) : [];
    // Of what is withdrawn the project is still named.
    const project = about?.project ?? (await deps.store.read.project(row.project));
    const news = about?.news?.body.title ?? null;
    reports.push({ ...row, path: about?.path ?? null, title: project?.title ?? null, news, said });
  }
  return reports;
}

/** The words that were reported; a project's own are read on its page. */
async function wordsOf(
  { store: { read } }: Deps,
  { subject, subjectId }: ReportRow,
  donation: Parameters<typeof read.consents>[0] | null,
): Promise<readonly string[]> {
  if (subject === 'village') {
    const row = await read.foundedVillage(VillageSlug.parse(subjectId));
    return row ? [row.name, row.words, row.thanks].filter((words) => words !== null) : [];
  }
  if (donation === null) return [];
  const consents = await read.consents(donation);
  return consents
    .filter(({ kind, revokedAt }) => revokedAt === null && (kind === 'publicName' || kind === 'message'))
    .map(({ value }) => value);
}
