import { z } from 'zod';
import { linksTo } from '#server/domain/sharing/links.ts';
import type { VillagesView } from '#server/domain/stewards/views.ts';
import { moderateVillage } from '#server/domain/stewards/villages.ts';
import { VillageSlug } from '#shared/ids.ts';
import type { Handlers } from './consoleRoutes.ts';
import { type ActingVisit, type Answer, badRequest, type ConsoleParts, notFound, page, savedAt } from './visit.ts';

const Decided = z.object({
  village: VillageSlug,
  revision: z.coerce.number<string>().int().nonnegative(),
  what: z.enum(['name', 'thanks']),
  to: z.enum(['shown', 'takenDown']),
});

const VILLAGES_SHOWN = 200;
const LINKS_SHOWN = 50;

/** Villages that players founded for the association's projects, and what shared links brought to them [S4] [S6]. */
export function villageHandlers({ deps, pages }: ConsoleParts): Handlers<'villages' | 'moderateVillage'> {
  const { read } = deps.store;

  async function show({ association, acting, context }: ActingVisit, isChanged: boolean): Promise<Answer> {
    const titles = new Map((await read.projects()).map(({ slug, title }) => [slug, title]));
    const founded = (await read.foundedIn(association.id, VILLAGES_SHOWN)).flatMap((one) => {
      const title = titles.get(one.project);
      return title ? [{ ...one, title }] : [];
    });
    const view: VillagesView = { acting, founded, links: await linksTo(deps, association.id, LINKS_SHOWN), isChanged };
    return page(pages.villages(view, context), isChanged ? 409 : 200);
  }

  return {
    villages: (visit) => show(visit, false),
    async moderateVillage(visit) {
      const { steward, association, body } = visit;
      const asked = Decided.safeParse(body);
      if (!asked.success) return badRequest;
      const done = await moderateVillage(deps, steward, association.id, asked.data);
      if (done.ok) return savedAt(`/console/a/${association.id}/villages`);
      return done.error.kind === 'changed' ? show(visit, true) : notFound;
    },
  };
}
