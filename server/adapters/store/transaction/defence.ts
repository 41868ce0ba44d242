import type { DefenceTx } from '#server/domain/ports/defence.ts';
import type { Use } from './use.ts';

/** What keeps the door: passages spent once, and what is known of who came through. */
export function defenceTx(use: Use): DefenceTx {
  return {
    async spendPassage(key, expiresAt) {
      return (await use().spendPassage.execute({ key, expiresAt })).length > 0;
    },
    async hasOpenSession(player) {
      return (await use().openSessionsOf.execute({ player })).length > 0;
    },
    async noteOrigin(row) {
      await use().noteOrigin.execute({ ...row });
    },
    async origin(attempt) {
      const [row] = await use().origin.execute({ attempt });
      return row ?? null;
    },
    async recordDecline(row) {
      return (await use().recordDecline.execute({ ...row })).length > 0;
    },
    async moveGuard(association, from, to, signAt) {
      await use().calmGuard.execute({ association });
      return (await use().moveGuard.execute({ association, from, to, signAt })).length > 0;
    },
    async setPaused(association, pausedAt) {
      await use().calmGuard.execute({ association });
      const changed =
        pausedAt === null
          ? await use().resume.execute({ association })
          : await use().pause.execute({ association, pausedAt });
      return changed.length > 0;
    },
    async forgetOrigins(before) {
      await use().forgetOrigins.execute({ before });
      await use().forgetDeclines.execute({ before });
      await use().forgetPassages.execute({ before });
    },
  };
}
