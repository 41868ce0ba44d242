import { allowSite, forbidSite } from '#server/domain/stewards/sites.ts';
import type { SitesView } from '#server/domain/stewards/views.ts';
import type { Handlers } from './consoleRoutes.ts';
import { projectsOf } from './overview.ts';
import { type ActingVisit, type Answer, type ConsoleParts, field, notFound, page, savedAt } from './visit.ts';

const LOOPBACK = ['localhost', '127.0.0.1'];
const VILLAGES_SHOWN = 100;
type Offered = SitesView['villages'][number];

/** Sites that may show the association's villages in a frame [S7]. */
export function siteHandlers({ deps, pages }: ConsoleParts): Handlers<'sites' | 'addSite' | 'removeSite'> {
  const { read } = deps.store;

  async function show(visit: ActingVisit, fault: SitesView['fault'], typed = '', status = 200): Promise<Answer> {
    const { association, acting, context } = visit;
    const own: Offered[] = [];
    const founded: Offered[] = [];
    for (const { slug, title } of await projectsOf(deps, association.id)) {
      for (const village of await read.villagesOf(slug)) {
        if (!village.founded) own.push({ village: village.slug, title });
        else if (village.listed) founded.push({ village: village.slug, title: { fr: village.name, en: village.name } });
      }
    }
    // A founded one is offered where it is on lists: the others are shown by those who were told of them.
    const villages = [...own, ...founded].slice(0, VILLAGES_SHOWN);
    const sites = await read.embedSites(association.id);
    return page(pages.sites({ acting, sites, villages, fault, typed }, context), status);
  }

  return {
    sites: (visit) => show(visit, null),
    async addSite(visit) {
      const { steward, association, body } = visit;
      const typed = field(body, 'origin').trim().slice(0, 300);
      // For rehearsals a site on the own machine will do.
      const origin = originIn(typed, !deps.settings.livemode);
      if (origin === null) return show(visit, 'notAnOrigin', typed, 422);
      const added = await allowSite(deps, steward, association.id, origin);
      return added.ok ? savedAt(`/console/a/${association.id}/sites`) : show(visit, 'tooMany', typed, 409);
    },
    async removeSite({ steward, association, body }) {
      const removed = await forbidSite(deps, steward, association.id, field(body, 'origin'));
      return removed ? savedAt(`/console/a/${association.id}/sites`) : notFound;
    },
  };
}

/** `https://example.org`, with a port where it has one; null for anything that is more, or less, than the address of a site. */
function originIn(text: string, loopbackToo: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return null;
  const isLoopback = loopbackToo && url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  // What stands in a header must be one word of it.
  return (url.protocol === 'https:' || isLoopback) && /^[a-z]+:\/\/[a-z0-9.:-]+$/.test(url.origin) ? url.origin : null;
}
