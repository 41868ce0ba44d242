import type { FoundingTx } from '#server/domain/ports/founding.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** Villages that players founded, and gifts that wait for a friend. */
export function foundingTx(use: Use): FoundingTx {
  return {
    async addFoundedVillage(row) {
      await use().addFoundedVillage.execute({ ...row });
    },
    foundedVillage: async (village) => (await use().foundedVillage.execute({ village }))[0] ?? null,
    foundedBy: (player) => use().foundedBy.execute({ player }),
    saveFounded: async (row) => changed(await use().saveFounded.execute({ ...row })) > 0,
    async showVillage(village, { name, listed }) {
      await use().showVillage.execute({ village, name, listed });
    },
    async addFriendGift(row) {
      await use().addFriendGift.execute({ ...row });
    },
    friendGift: async (donation) => (await use().friendGift.execute({ donation }))[0] ?? null,
    async startFriendGift(donation, placesAt) {
      await use().startFriendGift.execute({ donation, placesAt });
    },
    endFriendGift: async (donation, state, now) =>
      changed(await use().endFriendGift.execute({ donation, state, now })) > 0,
    addFriendLine: async (row) => changed(await use().addFriendLine.execute({ ...row })) > 0,
    friendLines: (donation) => use().friendLines.execute({ donation }),
    moveFriendLine: async ({ donation, line }, from, to, beyondNeed) =>
      changed(await use().moveFriendLine.execute({ donation, line, from, to, beyondNeed })) > 0,
  };
}
