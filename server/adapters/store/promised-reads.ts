import type { NewsReads, StillPromised } from '#server/domain/ports/news.ts';
import type { ReadQueries } from './queries/queries.ts';

/** On a connection of its own, or on the one that a transaction runs on. */
export function stillPromised(use: () => ReadQueries): StillPromised {
  return {
    promised: (project, gift, until, news) => use().promised.execute({ project, gift, until, news }),
    stepDeliveredBy: async (project, step) => (await use().stepDeliveredBy.execute({ project, step }))[0]?.news ?? null,
    reachedAt: async (project, step) => (await use().reachedAt.execute({ project, step }))[0]?.reachedAt ?? null,
  };
}

type Counts = 'promisedUnits' | 'spreading';

export function promisedReads(q: ReadQueries): StillPromised & Pick<NewsReads, Counts> {
  return {
    ...stillPromised(() => q),
    // No news have an empty id.
    promisedUnits: (project, until, news) => q.promisedUnits.execute({ project, until, news: news ?? '' }),
    async spreading(project, news) {
      const [[known], [late]] = await Promise.all([
        q.villageCount.execute({ project }),
        // A key of the outbox: which news, which of their revisions, which village.
        q.waitingVillages.execute({ pattern: `${news}:%` }),
      ]);
      return { villages: known?.villages ?? 0, waiting: late?.waiting ?? 0 };
    },
  };
}
