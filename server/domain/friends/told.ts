import { everyGift, type Gift } from '#shared/catalogue/catalogue.ts';
import type { DonationId, VillageSlug } from '#shared/ids.ts';
import type { FriendGiftTold } from '#shared/protocol/friend.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { Deps } from '../deps.ts';
import type { FriendGiftRow, FriendLineRow } from '../ports/founding.ts';
import type { ProjectRow } from '../ports/rows.ts';

export interface FriendGift {
  readonly line: number;
  readonly gift: Gift;
  readonly quantity: number;
  /** null while it waits */
  readonly plot: Plot | null;
}

/** What the friend reads: no amount, nothing of the giver but what the giver wrote to this friend [S5] [P1]. */
export interface ForFriend {
  readonly village: VillageSlug;
  readonly project: ProjectRow;
  readonly state: FriendGiftTold['state'];
  readonly from: string | null;
  readonly words: string | null;
  readonly gifts: readonly FriendGift[];
  /** unix ms: from then on the village chooses; null before it is paid */
  readonly placesAt: number | null;
}

/** Null for a donation that is nobody's to place. */
export async function toldToFriend(
  { store: { read } }: Pick<Deps, 'store'>,
  id: DonationId,
): Promise<ForFriend | null> {
  const found = await read.donation(id);
  const row = found?.donation.forFriend ? await read.friendGift(id) : null;
  const project = found && row && (await read.project(found.donation.project));
  if (!found || !row || !project) return null;
  const lines = await read.friendLines(id);
  const standing = found.placements.filter(({ removedAt }) => removedAt === null);
  const state = stateOf(row, lines, standing.length > 0);
  const catalogue = new Map(everyGift(project).map((gift) => [gift.slug, gift]));
  const isTold = ({ line, state: lineState }: FriendLineRow) =>
    state === 'waiting' ? lineState === 'waiting' : standing.some((placement) => placement.line === line);
  // Who took the gift back takes the words back as well.
  const said = state === 'withdrawn' ? { fromName: null, words: null } : row;
  return {
    village: found.donation.village,
    project,
    state,
    from: said.fromName,
    words: said.words,
    gifts: lines.filter(isTold).flatMap(({ line, gift: slug, quantity }) => {
      const gift = catalogue.get(slug);
      const plot = standing.find((placement) => placement.line === line)?.plot ?? null;
      return gift ? [{ line, gift, quantity, plot }] : [];
    }),
    placesAt: row.placesAt,
  };
}

function stateOf(row: FriendGiftRow, lines: readonly FriendLineRow[], stands: boolean): ForFriend['state'] {
  if (row.placesAt === null) return 'unpaid';
  if (row.state === 'waiting' && lines.some(({ state }) => state === 'waiting')) return 'waiting';
  return stands ? 'standing' : 'withdrawn';
}
