import type { DefenceReads, OpenSession, Signs } from '#server/domain/ports/defence.ts';
import type { PlayerId } from '#shared/ids.ts';
import { hasArrived, isPayable } from './queries/defence.ts';
import type { Reader } from './reads.ts';

type States = readonly { readonly state: string; readonly sessions: number }[];

const total = (rows: States, which: (state: string) => boolean = () => true): number =>
  rows.reduce((sum, { state, sessions }) => sum + (which(state) ? sessions : 0), 0);

/** What the guard of the door reads; it looks at the last hour, so no table of it grows. */
export function defenceReads({ q }: Pick<Reader, 'q'>): DefenceReads {
  const declines = async (rows: Promise<readonly { at: number }[]>) => (await rows).map(({ at }) => at);
  const declinesOf: DefenceReads['declinesOf'] = (player, since) => declines(q.declinesOf.execute({ player, since }));
  const declinesAt: DefenceReads['declinesAt'] = (addressKey, since) =>
    declines(q.declinesAt.execute({ addressKey, since }));
  const signsAt = async (addressKey: string, since: number): Promise<Signs & { readonly openNow: number }> => {
    const rows = await q.sessionsAt.execute({ of: addressKey, since });
    const declined = (await declinesAt(addressKey, since)).length;
    return { opened: total(rows), paid: total(rows, hasArrived), openNow: total(rows, isPayable), declined };
  };
  /** each player and each address is asked about once */
  async function known(rows: Awaited<ReturnType<typeof q.beside.execute>>, since: number): Promise<OpenSession[]> {
    const players = new Map<PlayerId, Promise<readonly number[]>>();
    const addresses = new Map<string, Promise<Signs>>();
    const found = [];
    for (const { attempt, door, player, addressKey } of rows) {
      const declined = players.get(player) ?? declinesOf(player, since);
      const address = addresses.get(addressKey) ?? signsAt(addressKey, since);
      players.set(player, declined);
      addresses.set(addressKey, address);
      found.push({ attempt, door, addressKey, playerDeclines: (await declined).length, address: await address });
    }
    return found;
  }
  return {
    async associationIn(village) {
      const [row] = await q.associationIn.execute({ village });
      return row?.association ?? null;
    },
    async guard(association) {
      const [row] = await q.guard.execute({ association });
      return row ?? { association, pausedAt: null, level: 0, signAt: 0 };
    },
    async watched(since) {
      const rows = await Promise.all([
        q.openedLately.execute({ since }),
        q.declinedLately.execute({ since }),
        q.notCalm.execute(),
      ]);
      return [...new Set(rows.flat().map(({ association }) => association))].sort();
    },
    async signsOf(association, since) {
      const rows = await q.sessionsOf.execute({ of: association, since });
      const [declined] = await q.associationDeclines.execute({ association, since });
      return { opened: total(rows), paid: total(rows, hasArrived), declined: declined?.declines ?? 0 };
    },
    signsAt,
    declinesOf,
    declinesAt,
    sessionsUnderDeclines: async (since) => known(await q.underDeclines.execute({ since }), since),
    sessionsBeside: async (attempt, since) => known(await q.beside.execute({ attempt }), since),
    sessionsUnderPause: () => q.underPause.execute(),
    sessionsElsewhere: (player, village) => q.elsewhere.execute({ player, village }),
  };
}
