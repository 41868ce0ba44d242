import type { NewsTx } from '#server/domain/ports/news.ts';
import type { NewsBody } from '#shared/news/news.ts';
import { newsRowOf } from '../news-rows.ts';
import { stillPromised } from '../promised-reads.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** Writing news, what they tell of, and which village has heard of it. */
export function newsTx(use: Use): NewsTx {
  return { ...writing(use), ...telling(use) };
}

type Writing =
  | 'addNews'
  | 'newsRow'
  | 'saveNews'
  | 'addNewsVersion'
  | 'addNewsPhoto'
  | 'removeNewsPhoto'
  | 'replaceInVersions';

function writing(use: Use): Pick<NewsTx, Writing> {
  return {
    async addNews(row) {
      await use().addNews.execute({ ...row });
    },
    newsRow: async (id) => (await use().newsRow.execute({ id })).map(newsRowOf)[0] ?? null,
    saveNews: async (row) => changed(await use().saveNews.execute({ ...row })) > 0,
    async addNewsVersion(version) {
      await use().addNewsVersion.execute({ ...version });
    },
    async addNewsPhoto(row) {
      await use().addNewsPhoto.execute({ ...row });
    },
    async removeNewsPhoto(id) {
      await use().removeNewsPhoto.execute({ id });
    },
    async replaceInVersions(news, was, now) {
      for (const { revision, body } of await use().versionsOf.execute({ news })) {
        const photos = body.photos.map((photo) => (photo === was ? now : photo));
        const rewritten: NewsBody = { ...body, photos };
        await use().rewriteVersion.execute({ news, revision, body: rewritten });
      }
    },
  };
}

function telling(use: Use): Omit<NewsTx, Writing> {
  return {
    ...stillPromised(use),
    async tell(placement, news, state) {
      await use().tell.execute({ placement, news, state });
    },
    async tellPart(placement, news, units) {
      await use().tellPart.execute({ placement, news, units });
    },
    async untell(news) {
      await use().untellPlacements.execute({ news });
      await use().untellParts.execute({ news });
      await use().untellSteps.execute({ news });
    },
    deliverStep: async (row) => changed(await use().deliverStep.execute({ ...row })) > 0,
    // By slug: engines know different alphabets.
    villageSlugs: async (project) => (await use().villageSlugs.execute({ project })).map(({ slug }) => slug).sort(),
    untold: async (village) => ({
      posted: (await use().untoldNews.execute({ village })).map(({ news }) => news),
      takenDown: (await use().newsTakenDown.execute({ village })).map(({ news }) => news),
      delivered: await use().untoldSteps.execute({ village }),
      takenBack: (await use().stepsTakenBack.execute({ village })).map(({ step }) => step),
      placements: (await use().untoldPlacements.execute({ village })).map(({ donation, unnamed, ...one }) => ({
        ...one,
        unpaid: unnamed ? donation : null,
      })),
    }),
    async markTold(village, { posted, takenDown, delivered, takenBack, placements }, at) {
      for (const news of posted) await use().addToldNews.execute({ village, news, at });
      for (const news of takenDown) await use().forgetToldNews.execute({ village, news });
      for (const { step } of delivered) await use().addToldStep.execute({ village, step, at });
      for (const step of takenBack) await use().forgetToldStep.execute({ village, step });
      if (placements.length > 0) await use().bringAbout.execute({ village });
    },
  };
}
