import type { CornerReads } from '#server/domain/ports/corner.ts';
import { markOf } from './mark.ts';
import type { ReadQueries } from './queries/queries.ts';

/** My corner: what is opened by a cookie or by a letter. */
export function cornerReads(q: ReadQueries): CornerReads {
  return {
    donationsOf: async (player) => (await q.donationsOf.execute({ player })).map(({ id }) => id),
    donationsLeftWith: async (email) => (await q.donationsLeftWith.execute({ email })).map(({ id }) => id),
    donationsNaming: async (email) => (await q.donationsNaming.execute({ email })).map(({ donation }) => donation),
    cornerLink: async (id) => (await q.cornerLink.execute({ id }))[0] ?? null,
    cornerLinkByHash: async (hash) => (await q.cornerLinkByHash.execute({ hash }))[0] ?? null,
    cornerSession: async (hash) => (await q.cornerSession.execute({ hash }))[0] ?? null,
    cornerSessionsOf: (email) => q.cornerSessionsOf.execute({ email }),
    playerSeen: async (player) => (await q.playerSeen.execute({ player }))[0] ?? null,
    isErased: async (player) => (await q.erasedPlayer.execute({ mark: markOf(player) })).length > 0,
    flowersOf: async (player) => (await q.flowersOf.execute({ player })).map(flowerOf),
    letterState: async (key) => (await q.letterState.execute({ key }))[0] ?? null,
  };
}

type Planted = Awaited<ReturnType<ReadQueries['flowersOf']['execute']>>[number];

export const flowerOf = ({ x, y, ...flower }: Planted) => ({ ...flower, plot: { x, y } });
