import { everyGift, type Words } from '#shared/catalogue/catalogue.ts';
import type { DonationId, VillageSlug } from '#shared/ids.ts';
import { type Cents, sum } from '#shared/money.ts';
import type { Deps } from '../deps.ts';
import { isGone, isGranted } from '../donations/money.ts';
import { takeBack } from '../letters/choices.ts';
import type { FoundedVillageRow, FriendLineRow } from '../ports/founding.ts';
import type { PublicNews } from '../ports/news.ts';
import type { ConsentKind, ConsentRow, DonationLineRow } from '../ports/rows.ts';
import type { StoreReads } from '../ports/store.ts';
import { type LinkTold, linksOf } from '../sharing/links.ts';
import { publicFace } from '../villages/founded.ts';
import { donationsIn, type Opened } from './opened.ts';
import { type CornerPebble, pebblesOf } from './pebbles.ts';
import { taxReceiptPath } from './taxReceipt.ts';

/** What became of a gift, as its giver is told. */
export type GiftFate = 'onItsWay' | 'promised' | 'delivered' | 'changed' | 'waitsForFriend' | 'givenBack';

export interface CornerGift {
  readonly name: Words;
  readonly quantity: number;
  readonly amountCents: Cents;
  readonly fate: GiftFate;
  /** units that are there already of a gift that is delivered in part, else 0 */
  readonly there: number;
  /** the news that told what became of it */
  readonly news: PublicNews | null;
}

export interface CornerDonation {
  readonly id: DonationId;
  /** unix ms */
  readonly givenAt: number;
  readonly gifts: readonly CornerGift[];
  readonly coverCents: Cents;
  readonly totalCents: Cents;
  /** not taken back */
  readonly choices: readonly Pick<ConsentRow, 'kind' | 'value'>[];
  /** the link to pass on, while a friend has not chosen where the gifts stand */
  readonly friendUrl: string | null;
  readonly taxReceipt: string | null;
  /** the newest first */
  readonly receipts: readonly { readonly number: string; readonly isVoid: boolean }[];
}

/** A village as everybody may call it. */
export interface NamedVillage {
  readonly village: VillageSlug;
  /** null where it bears its project's title */
  readonly ownName: string | null;
  readonly project: Words;
  readonly isFounded: boolean;
}

export interface Corner {
  readonly villages: readonly (NamedVillage & { readonly donations: readonly CornerDonation[] })[];
  readonly founded: readonly { readonly founded: FoundedVillageRow; readonly project: Words }[];
  readonly links: readonly (LinkTold & { readonly named: NamedVillage })[];
  /** this browser's own */
  readonly pebbles: readonly CornerPebble[];
}

/** [B2] My gifts and what became of them, the villages and links that are mine. */
export async function cornerOf(deps: Deps, opened: Opened): Promise<Corner> {
  const { read } = deps.store;
  const byVillage = new Map<VillageSlug, CornerDonation[]>();
  for (const id of await donationsIn(read, opened)) {
    const told = await donationOf(deps, id, opened);
    if (told === null) continue;
    const { village, ...donation } = told;
    byVillage.set(village, [...(byVillage.get(village) ?? []), donation]);
  }
  const villages = [];
  for (const [slug, donations] of byVillage) villages.push({ ...(await namedIn(read, slug)), donations });
  const founded = [];
  const links = [];
  const pebbles = [];
  for (const player of opened.players) {
    for (const row of await read.foundedBy(player)) {
      founded.push({ founded: row, project: (await namedIn(read, row.village)).project });
    }
    for (const link of await linksOf(deps, player)) links.push({ ...link, named: await namedIn(read, link.village) });
    pebbles.push(...(await pebblesOf(read, player)));
  }
  return { villages, founded, links, pebbles };
}

async function namedIn(read: StoreReads, slug: VillageSlug): Promise<NamedVillage> {
  const village = await read.village(slug);
  const project = village && (await read.project(village.project));
  if (!village || !project) throw new Error(`no village ${slug}`);
  const founded = village.founded ? await read.foundedVillage(slug) : null;
  return {
    village: slug,
    ownName: founded && publicFace(founded).name,
    project: project.title,
    isFounded: village.founded,
  };
}

/** Null where no money came, and none is on its way. */
async function donationOf(
  deps: Deps,
  id: DonationId,
  opened: Opened,
): Promise<(CornerDonation & { village: VillageSlug }) | null> {
  const { read } = deps.store;
  const found = await read.donation(id);
  const payment = found?.attempts.find(isGranted) ?? found?.attempts.find(({ state }) => state === 'pending') ?? null;
  const project = found && (await read.project(found.donation.project));
  if (!found || !payment || !project) return null;
  const { donation, lines } = found;
  const friend = donation.forFriend ? await read.friendGift(id) : null;
  const friendLines = friend ? await read.friendLines(id) : [];
  const names = new Map(everyGift(project).map(({ slug, name }) => [slug, name]));
  const gifts: CornerGift[] = [];
  for (const line of lines) {
    const { gift, quantity, amountCents } = line;
    const name = gift === null ? undefined : names.get(gift);
    if (!name) continue;
    const fate = fateOf(line, found, friendLines);
    const there = thereOf(line, found);
    gifts.push({ name, quantity, amountCents, fate, there, news: await toldOf(read, line, found, fate, there) });
  }
  const isOfferedToFriend = friend?.state === 'waiting' && friend.placesAt !== null;
  return {
    id,
    village: donation.village,
    givenAt: payment.paidAt ?? donation.createdAt,
    gifts,
    coverCents: sum(lines.filter(({ kind }) => kind === 'feeCover').map(({ amountCents }) => amountCents)),
    totalCents: donation.totalCents,
    choices: (await read.consents(id))
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ kind, value }) => ({ kind, value })),
    friendUrl: isOfferedToFriend ? deps.settings.friendUrl(id) : null,
    taxReceipt: await taxReceiptPath(read, donation, project, opened),
    receipts: (await read.taxReceiptsOf(id)).map(({ printed, voidedAt }) => ({
      number: printed.number,
      isVoid: voidedAt !== null,
    })),
  };
}

type Found = NonNullable<Awaited<ReturnType<StoreReads['donation']>>>;

function fateOf({ line }: DonationLineRow, found: Found, friendLines: readonly FriendLineRow[]): GiftFate {
  const placement = found.placements.find((placed) => placed.line === line);
  if (placement) return placement.removedAt !== null || placement.unnamed ? 'givenBack' : placement.state;
  const waiting = friendLines.find((one) => one.line === line);
  if (waiting) return waiting.state === 'withdrawn' ? 'givenBack' : 'waitsForFriend';
  const paid = found.attempts.filter(isGranted);
  if (paid.length === 0) return 'onItsWay';
  return paid.every(isGone) ? 'givenBack' : 'promised';
}

/** What went back is nobody's, also where some of it is there. */
function thereOf({ line }: DonationLineRow, { placements }: Found): number {
  const placement = placements.find((placed) => placed.line === line);
  return placement && placement.removedAt === null && !placement.unnamed ? placement.there : 0;
}

async function toldOf(
  read: StoreReads,
  { line }: DonationLineRow,
  { placements }: Found,
  fate: GiftFate,
  there: number,
): Promise<PublicNews | null> {
  const placement = placements.find((placed) => placed.line === line);
  return placement && (fate === 'delivered' || fate === 'changed' || there > 0) ? read.newsOn(placement.id) : null;
}

/** A choice of one's own donation is taken back; false for somebody else's. */
export async function takeBackOwn(
  deps: Deps,
  opened: Opened,
  donation: DonationId,
  kind: ConsentKind,
): Promise<boolean> {
  if (!(await donationsIn(deps.store.read, opened)).includes(donation)) return false;
  await takeBack(deps, donation, kind);
  return true;
}
