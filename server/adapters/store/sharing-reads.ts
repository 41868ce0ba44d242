import type { FoundingReads } from '#server/domain/ports/founding.ts';
import type { SharingReads } from '#server/domain/ports/sharing.ts';
import { ZERO } from '#shared/money.ts';
import type { ReadQueries } from './queries/queries.ts';

/** Villages that players founded, and gifts that wait for a friend. */
export function foundingReads(q: ReadQueries): FoundingReads {
  return {
    foundedVillage: async (village) => (await q.foundedVillage.execute({ village }))[0] ?? null,
    foundedBy: (player) => q.foundedBy.execute({ player }),
    foundedIn: (association, limit) => q.foundedIn.execute({ association, limit }),
    giftsIn: async (project) =>
      new Map((await q.giftsIn.execute({ project })).map(({ village, gifts }) => [village, gifts])),
    givenIn: async (village) => (await q.givenIn.execute({ village }))[0]?.givenCents ?? ZERO,
    friendGift: async (donation) => (await q.friendGift.execute({ donation }))[0] ?? null,
    friendLines: (donation) => q.friendLines.execute({ donation }),
    overdueFriendGifts: async (now, limit) =>
      (await q.overdueFriendGifts.execute({ now, limit })).map(({ donation }) => donation),
  };
}

/** How villages travel, and what visitors reported. */
export function sharingReads(q: ReadQueries): SharingReads {
  return {
    shareLink: async (code) => (await q.shareLink.execute({ code }))[0] ?? null,
    shareLinksOf: (player) => q.shareLinksOf.execute({ player }),
    linkCount: async (code, before, beforeMs) =>
      (await q.linkCount.execute({ code, before, beforeMs }))[0] ?? { openings: 0, gifts: 0 },
    linkCountsOf: (association, before, beforeMs, limit) =>
      q.linkCountsOf.execute({ association, before, beforeMs, limit }),
    // Two that are alike stand by name, on both engines.
    visitsTo: async (association, sinceDay) =>
      (await q.visitsTo.execute({ association, sinceDay })).sort(
        (a, b) => b.visits - a.visits || (a.language < b.language ? -1 : 1),
      ),
    embedSites: (association) => q.embedSites.execute({ association }),
    report: async (id) => (await q.report.execute({ id }))[0] ?? null,
    reportsOf: (association, limit) => q.reportsOf.execute({ association, limit }),
    projectReports: (limit) => q.projectReports.execute({ limit }),
  };
}
