import type { NewsId, PlacementId, ProjectSlug } from '#shared/ids.ts';
import type { EitherWords } from '#shared/news/news.ts';
import type { StoreReads } from '../ports/store.ts';

/** What an association told of a gift, where everybody may read it. */
export interface GiftNews {
  readonly id: NewsId;
  readonly project: ProjectSlug;
  readonly title: EitherWords;
}

async function newsOnGift(read: StoreReads, placement: PlacementId): Promise<GiftNews | null> {
  const news = await read.newsOn(placement);
  return news && { id: news.id, project: news.project, title: news.body.title };
}

/** The same for several gifts, each piece of news once. */
export async function newsOnGifts(read: StoreReads, placements: readonly PlacementId[]): Promise<readonly GiftNews[]> {
  const found = new Map<NewsId, GiftNews>();
  for (const placement of placements) {
    const news = await newsOnGift(read, placement);
    if (news !== null) found.set(news.id, news);
  }
  return [...found.values()];
}
