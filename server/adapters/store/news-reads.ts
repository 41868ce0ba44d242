import type { NewsReads, PublicNews } from '#server/domain/ports/news.ts';
import { newsBodyOf, newsRowOf } from './news-rows.ts';
import type { ReadQueries } from './queries/queries.ts';

type Shown = Omit<PublicNews, 'publishedAt'> & { readonly publishedAt: number | null };

const publicNewsOf = ({ publishedAt, body, ...rest }: Shown): PublicNews => ({
  ...rest,
  body: newsBodyOf(body),
  publishedAt: publishedAt ?? rest.at,
});

/** The newest day first; of one day, what was published last. */
const newestFirst = (a: PublicNews, b: PublicNews): number =>
  a.body.happenedOn === b.body.happenedOn
    ? b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1)
    : a.body.happenedOn < b.body.happenedOn
      ? 1
      : -1;

/** News from the field, as stewards and as everybody see them. */
export function newsReads(q: ReadQueries): NewsReads {
  const first = (rows: readonly Shown[]): PublicNews | null => rows.map(publicNewsOf)[0] ?? null;
  return {
    newsRow: async (id) => (await q.newsRow.execute({ id })).map(newsRowOf)[0] ?? null,
    newsOf: async (project) => (await q.newsOf.execute({ project })).map(newsRowOf),
    publishedNews: async (project) => (await q.publishedNews.execute({ project })).map(publicNewsOf).sort(newestFirst),
    onePublished: async (id) => first(await q.onePublished.execute({ id })),
    newsOn: async (placement) => first(await q.newsOn.execute({ placement })),
    toldBy: async (news) =>
      (await q.toldBy.execute({ news })).sort((a, b) => (`${a.gift} ${a.state}` < `${b.gift} ${b.state}` ? -1 : 1)),
    newsPhotos: (news) => q.newsPhotos.execute({ news }),
    newsPhoto: async (id) => (await q.newsPhoto.execute({ id }))[0] ?? null,
    dueNews: async (now) => (await q.dueNews.execute({ now })).map(newsRowOf),
    firstPlaced: async (project) => (await q.firstPlaced.execute({ project }))[0]?.placedAt ?? null,
  };
}
