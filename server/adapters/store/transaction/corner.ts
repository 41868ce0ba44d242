import type { CornerTx } from '#server/domain/ports/corner.ts';
import { flowerOf } from '../corner-reads.ts';
import { markOf } from '../mark.ts';
import { changed } from '../queries/db.ts';
import { readerOf } from './letters.ts';
import type { Use } from './use.ts';

/** Letting people into their corner, and erasing a person. */
export function cornerTx(use: Use): CornerTx {
  return {
    async addCornerLink(row) {
      await use().addCornerLink.execute({ ...row });
    },
    useCornerLink: async (hash, now) => (await use().useCornerLink.execute({ hash, now }))[0]?.email ?? null,
    async addCornerSession(row) {
      await use().addCornerSession.execute({ ...row });
    },
    endCornerSession: async ({ id, email }) => changed(await use().endCornerSession.execute({ id, email })) > 0,
    async forgetCorner(now) {
      await use().forgetCornerLinks.execute({ now });
      await use().forgetCornerSessions.execute({ now });
    },
    lockPlayer: async (player) => changed(await use().lockPlayer.execute({ player })) > 0,
    donationsOf: async (player) => (await use().donationsOf.execute({ player })).map(({ id }) => id),
    donationsNaming: async (email) => (await use().donationsNaming.execute({ email })).map(({ donation }) => donation),
    consentsOf: (donation) => use().consents.execute({ donation }),
    async handDonation(donation, player, basketKey) {
      await use().handDonation.execute({ donation, player, basketKey });
      await use().handOrigins.execute({ donation, player });
      await use().handDeclines.execute({ donation, player });
    },
    async forgetConsents(donation, now) {
      await use().forgetConsents.execute({ donation, now });
    },
    async forgetFriendWords(donation) {
      await use().forgetFriendWords.execute({ donation });
    },
    async forgetReportWords(subject, id) {
      await use().forgetReportWords.execute({ subject, id });
    },
    flowersOf: async (player) => (await use().flowersOf.execute({ player })).map(flowerOf),
    async handFlower({ village, plot }, to) {
      await use().handFlower.execute({ village, ...plot, to });
    },
    async forgetGesturesOf(player) {
      await use().forgetGesturesOf.execute({ player });
    },
    async forgetShareLinks(player) {
      await use().forgetVia.execute({ player });
      await use().forgetOpenings.execute({ player });
      await use().forgetShareLinks.execute({ player });
    },
    async closeLetter(key) {
      await use().closeLetter.execute({ key });
    },
    async forgetAddress(email) {
      await use().forgetLinksOf.execute({ email });
      await use().forgetSessionsOf.execute({ email });
      await use().forgetLettersTo.execute({ reader: await readerOf(use, email) });
    },
    async removePlayer(player, day) {
      await use().markErased.execute({ mark: markOf(player), day });
      await use().removePlayer.execute({ player });
    },
  };
}
