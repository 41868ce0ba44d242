import type { Words } from '#shared/catalogue/catalogue.ts';
import { type DonationId, NewsId, PlacementId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { ReportSubject } from '#shared/protocol/report.ts';
import type { Deps } from '../deps.ts';
import type { PublicNews } from '../ports/news.ts';
import type { ProjectRow } from '../ports/rows.ts';

/** What a report is about. */
export interface Reported {
  readonly project: ProjectRow;
  readonly subject: ReportSubject;
  readonly id: string;
  /** where it is seen */
  readonly path: string;
  /** the gift's name, for a gift */
  readonly gift: Words | null;
  /** whose words stand on it, for a gift */
  readonly donation: DonationId | null;
  /** as everybody reads them, for news */
  readonly news: PublicNews | null;
}

/** Null for what is not there, or never was. */
export async function reported(
  { store: { read } }: Pick<Deps, 'store'>,
  subject: ReportSubject,
  id: string,
): Promise<Reported | null> {
  const none = { subject, id, gift: null, donation: null, news: null };
  if (subject === 'project') {
    const slug = ProjectSlug.safeParse(id);
    const project = slug.success ? await read.project(slug.data) : null;
    return project && { ...none, project, path: `/p/${project.slug}` };
  }
  if (subject === 'village') {
    const slug = VillageSlug.safeParse(id);
    const village = slug.success ? await read.village(slug.data) : null;
    const project = village && (await read.project(village.project));
    if (!village || !project) return null;
    const path = `/v/${village.slug}`;
    // What a project's own village says is what its association says.
    return village.founded
      ? { ...none, project, path }
      : { ...none, subject: 'project', id: project.slug, project, path };
  }
  if (subject === 'news') {
    const known = NewsId.safeParse(id);
    const news = known.success ? await read.onePublished(known.data) : null;
    const project = news && (await read.project(news.project));
    return project && { ...none, news, project, path: `/p/${project.slug}/news/${news.id}` };
  }
  const placement = PlacementId.safeParse(id);
  const behind = placement.success ? await read.giftBehind(placement.data) : null;
  const given = behind && (await read.donation(behind.donation));
  const project = behind && (await read.project(behind.project));
  if (!given || !project) return null;
  const slug = given.lines.find(({ line }) => line === behind.line)?.gift;
  const gift = [...project.gifts, ...project.retiredGifts].find((one) => one.slug === slug)?.name ?? null;
  return { ...none, project, path: `/v/${given.donation.village}`, gift, donation: behind.donation };
}
