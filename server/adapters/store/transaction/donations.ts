import { markOf } from '../mark.ts';
import { changed } from '../queries/db.ts';
import { inOrderOf } from '../queries/several.ts';
import { basketsOf, lineOf, storedLine } from '../rows.ts';
import { readerOf } from './letters.ts';
import type { Part, Use } from './use.ts';

type Donations = Part<
  | 'touchPlayer'
  | 'createDonation'
  | 'donationByBasket'
  | 'donation'
  | 'lines'
  | 'paidBaskets'
  | 'addConsent'
  | 'revokeConsents'
  | 'eraseConsents'
>;

/** Who gives what, and what they agreed to. */
export function donationsTx(use: Use): Donations {
  return {
    async touchPlayer(player, now) {
      await use().touchPlayer.execute({ player, now });
      // After the row is ours: whoever erases this player meanwhile has committed by now, or waits for us.
      const erased = await use().erasedPlayer.execute({ mark: markOf(player) });
      if (erased.length > 0) throw new Error('this player was erased');
    },
    async createDonation(row, lines) {
      if (changed(await use().createDonation.execute({ ...row })) === 0) return false;
      for (const line of lines) await use().createLine.execute(storedLine(line));
      return true;
    },
    async donationByBasket(player, basketKey) {
      const [row] = await use().donationByBasket.execute({ player, basketKey });
      return row ?? null;
    },
    async donation(id) {
      const [row] = await use().donation.execute({ id });
      return row ?? null;
    },
    async paidBaskets(donations) {
      const rows = await use().paidBaskets.execute(donations);
      return inOrderOf(donations, basketsOf(rows), ({ donation }) => donation.id);
    },
    lines: async (donation) => (await use().lines.execute({ donation })).map(lineOf),
    async addConsent(row) {
      await use().addConsent.execute({ ...row });
      if (row.kind !== 'newsEmail') return;
      const reader = await readerOf(use, row.value.toLowerCase());
      await use().noteReader.execute({ donation: row.donation, reader });
    },
    async revokeConsents(donation, kinds, now) {
      let revoked = 0;
      for (const kind of kinds) revoked += changed(await use().revokeConsent.execute({ donation, kind, now }));
      return revoked;
    },
    async eraseConsents(donation, kinds, now) {
      let erased = 0;
      for (const kind of kinds) erased += changed(await use().eraseConsent.execute({ donation, kind, now }));
      return erased;
    },
  };
}
