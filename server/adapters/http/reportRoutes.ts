import { type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { Deps } from '#server/domain/deps.ts';
import { fileReport } from '#server/domain/reports/reports.ts';
import { type Reported, reported } from '#server/domain/reports/subject.ts';
import { publicFace } from '#server/domain/villages/founded.ts';
import type { Language } from '#shared/i18n/language.ts';
import { VillageSlug } from '#shared/ids.ts';
import { either } from '#shared/news/news.ts';
import { ReportForm, ReportSubject } from '#shared/protocol/report.ts';
import type { AddressOf } from './address.ts';
import type { PageContext } from './doors.ts';
import type { FoundingPages } from './foundingRoutes.ts';
import { languageOf } from './language.ts';
import type { Limits } from './limits.ts';
import type { Refusal } from './problem.ts';
import { methodNotAllowed } from './reply.ts';

export interface ReportRoutesParts {
  readonly deps: Deps;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly pages: {
    readonly founding: Pick<FoundingPages, 'nameIn'>;
    report(
      model: {
        readonly subject: ReportSubject;
        readonly id: string;
        readonly name: string;
        readonly association: string;
        readonly path: string;
        readonly isSent: boolean;
      },
      context: PageContext,
    ): string;
  };
  readonly simulation: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

const Asked = z.object({ subject: ReportSubject, id: z.string().min(1).max(80) });

/** [S8] A report of a public text, name or picture: a page and a form without script, for anybody. */
export function reportRoutes(parts: ReportRoutesParts): Router {
  const { deps, limits, addressOf, pages, simulation, refusePage } = parts;
  const { read } = deps.store;
  const router = Router();

  async function show(request: Request, response: Response, about: Reported, isSent: boolean): Promise<void> {
    const language = languageOf(request);
    const { subject, id, path, project } = about;
    const association = (await read.association(project.association))?.name ?? '';
    const model = { subject, id, path, association, isSent, name: await nameOf(about, language) };
    // No cookie here, not even for the language: who reports something is asked for nothing and told apart by nothing.
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    response.type('html').send(pages.report(model, { language, simulation }));
  }

  /** What it is called where everybody reads it: a name that nobody let through is not said here either [P2]. */
  async function nameOf({ subject, id, gift, news, project }: Reported, language: Language): Promise<string> {
    if (news) return either(news.body.title, language);
    if (subject === 'gift') return gift?.[language] ?? project.title[language];
    const founded = subject === 'village' ? await read.foundedVillage(VillageSlug.parse(id)) : null;
    return founded ? pages.founding.nameIn(language, publicFace(founded).name, project) : project.title[language];
  }

  router
    .route('/report')
    .get(async (request, response) => {
      const asked = Asked.safeParse(request.query);
      const about = asked.success ? await reported(deps, asked.data.subject, asked.data.id) : null;
      if (!about) return refusePage(request, response, { name: 'not-found' });
      await show(request, response, about, false);
    })
    .post(urlencoded({ extended: false, limit: '16kb' }), async (request, response) => {
      const form = ReportForm.safeParse(request.body ?? {});
      if (!form.success) return refusePage(request, response, { name: 'bad-request' });
      const wait = await limits.spend('reportByAddress', addressOf(request));
      if (wait !== null) return refusePage(request, response, { name: 'too-many-requests', retryAfterSeconds: wait });
      const filed = await fileReport(deps, form.data);
      const about = filed.ok ? await reported(deps, form.data.subject, form.data.id) : null;
      if (!about) return refusePage(request, response, { name: 'not-found' });
      await show(request, response, about, true);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}
