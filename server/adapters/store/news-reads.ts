import type { NewsReads, PublicNews, ToldGift } from '#server/domain/ports/news.ts';
import { newsBodyOf, newsRowOf } from './news-rows.ts';
import { promisedReads } from './promised-reads.ts';
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

/** By gift and state. */
function addedUp(told: readonly ToldGift[]): readonly ToldGift[] {
  const sums = new Map<string, ToldGift>();
  for (const { gift, state, quantity } of told) {
    const key = `${gift} ${state}`;
    sums.set(key, { gift, state, quantity: (sums.get(key)?.quantity ?? 0) + quantity });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** News from the field, as stewards and as everybody see them. */
export function newsReads(q: ReadQueries): NewsReads {
  const first = (rows: readonly Shown[]): PublicNews | null => rows.map(publicNewsOf)[0] ?? null;
  return {
    newsRow: async (id) => (await q.newsRow.execute({ id })).map(newsRowOf)[0] ?? null,
    newsOf: async (project) => (await q.newsOf.execute({ project })).map(newsRowOf),
    publishedNews: async (project) => (await q.publishedNews.execute({ project })).map(publicNewsOf).sort(newestFirst),
    onePublished: async (id) => first(await q.onePublished.execute({ id })),
    async newsOn(placement) {
      const whole = first(await q.newsOn.execute({ placement }));
      const parts = (await q.newsOnParts.execute({ placement })).map(publicNewsOf).sort(newestFirst);
      return whole ?? parts[0] ?? null;
    },
    async toldBy(news) {
      const [whole, parts] = await Promise.all([q.toldBy.execute({ news }), q.toldInPartBy.execute({ news })]);
      return addedUp([...whole, ...parts.map((part) => ({ ...part, state: 'delivered' as const }))]);
    },
    newsPhotos: (news) => q.newsPhotos.execute({ news }),
    newsPhoto: async (id) => (await q.newsPhoto.execute({ id }))[0] ?? null,
    ...promisedReads(q),
    dueNews: async (now) => (await q.dueNews.execute({ now })).map(newsRowOf),
    firstPlaced: async (project) => (await q.firstPlaced.execute({ project }))[0]?.placedAt ?? null,
  };
}
