import type { PlayTx } from '#server/domain/ports/play.ts';
import { NOTHING_ASKED } from '#shared/questions/question.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** Free gestures, and what a project asks. */
export function playTx(use: Use): PlayTx {
  return {
    markGesture: async (village, player, { key, isOfDay }, at) =>
      changed(await use().markGesture.execute({ village, player, key, isOfDay, at })) > 0,
    async forgetGestures(before) {
      await use().forgetGestures.execute({ before });
    },
    standingGift: async (village, placement) =>
      (await use().standingGift.execute({ village, placement }))[0]?.gift ?? null,
    async countWatering(village, placement, firstDay) {
      await use().countWatering.execute({ village, placement, firstDay });
    },
    async countGestures(village, { waterings, planted, answers }) {
      await use().countGestures.execute({ village, waterings, planted, answers });
    },
    async saveAsking(project, draft) {
      await use().saveAsking.execute({ project, draft, published: NOTHING_ASKED });
    },
    publishAsking: async (project) => changed(await use().publishAsking.execute({ project })) > 0,
  };
}
