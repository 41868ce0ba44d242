import type { SharingTx } from '#server/domain/ports/sharing.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** Sharers' links, other sites, and reports. */
export function sharingTx(use: Use): SharingTx {
  return {
    addShareLink: async (row) => changed(await use().addShareLink.execute({ ...row })) > 0,
    shareLinkFor: async (player, village) => (await use().shareLinkFor.execute({ player, village }))[0] ?? null,
    async countOpening(code, day) {
      await use().countOpening.execute({ code, day });
    },
    async addVisits(count) {
      await use().addVisits.execute({ ...count });
    },
    async noteVia(donation, code) {
      const [link] = await use().shareLink.execute({ code });
      if (link !== undefined) await use().noteVia.execute({ donation, code });
    },
    async addEmbedSite(row) {
      await use().addEmbedSite.execute({ ...row });
    },
    removeEmbedSite: async ({ association, origin }) =>
      changed(await use().removeEmbedSite.execute({ association, origin })) > 0,
    async addReport(row) {
      await use().addReport.execute({ ...row });
    },
    decideReport: async (id, association, { state, by, now }) =>
      changed(await use().decideReport.execute({ id, association, state, by, now })) > 0,
  };
}
