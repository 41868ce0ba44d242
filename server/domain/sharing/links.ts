import type { AssociationId, PlayerId, ShareCode, VillageSlug } from '#shared/ids.ts';
import { dayOf } from '../accounts/publishing.ts';
import { always, type Deps } from '../deps.ts';
import type { LinkCount, ShareLinkRow } from '../ports/sharing.ts';

const CODE_LENGTH = 8;
const DAY_MS = 86_400_000;
/** [P1] Below this a count could tell of one person. */
export const LEAST_COUNTED = 5;

/** [S6] The link that a player shares of a village: the same one every time. */
export function ownLink(deps: Deps, player: PlayerId, village: VillageSlug): Promise<ShareLinkRow> {
  const now = deps.surroundings.now();
  // Made here by codes' own door.
  const code = deps.surroundings.newCode(CODE_LENGTH) as ShareCode;
  return always(deps, async (tx) => {
    await tx.touchPlayer(player, now);
    const row: ShareLinkRow = { code, village, player, createdAt: now };
    if (await tx.addShareLink(row)) return row;
    const known = await tx.shareLinkFor(player, village);
    if (known === null) throw new Error(`the code ${code} was drawn twice`);
    return known;
  });
}

/** Somebody opened a village through a link; nothing is kept of who. Nothing happens where the code is nobody's. */
export async function countOpening(deps: Deps, code: ShareCode): Promise<void> {
  if ((await deps.store.read.shareLink(code)) === null) return;
  await always(deps, (tx) => tx.countOpening(code, dayOf(deps.surroundings.now())));
}

/** Counts of this day and the one before are nobody's to see: a day late [P1]. */
function before(now: number): { readonly day: string; readonly ms: number } {
  const ms = Math.floor(now / DAY_MS - 1) * DAY_MS;
  return { day: dayOf(ms), ms };
}

/** null: fewer than may be told */
const told = (count: number): number | null => (count >= LEAST_COUNTED ? count : null);

/** What a link brought, as its sharer and the association may know it. */
export interface LinkTold {
  readonly village: VillageSlug;
  readonly code: ShareCode;
  readonly openings: number | null;
  readonly gifts: number | null;
}

const toldOf = ({ village, code, openings, gifts }: LinkCount): LinkTold => ({
  village,
  code,
  openings: told(openings),
  gifts: told(gifts),
});

export async function linksOf({ store, surroundings }: Deps, player: PlayerId): Promise<readonly LinkTold[]> {
  const { day, ms } = before(surroundings.now());
  const links = await store.read.shareLinksOf(player);
  return Promise.all(
    links.map(async (link) => toldOf({ ...link, ...(await store.read.linkCount(link.code, day, ms)) })),
  );
}

/** Of an association's villages, those that brought most first. */
export async function linksTo(
  { store, surroundings }: Deps,
  association: AssociationId,
  limit: number,
): Promise<readonly LinkTold[]> {
  const { day, ms } = before(surroundings.now());
  return (await store.read.linkCountsOf(association, day, ms, limit)).map(toldOf);
}
