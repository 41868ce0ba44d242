import type { DonationId, PlacementId, VillageSlug } from '#shared/ids.ts';
import { PlayerId } from '#shared/ids.ts';
import { dayOf } from '../accounts/publishing.ts';
import { always, type Deps, type Told } from '../deps.ts';
import type { FoundedVillageRow } from '../ports/founding.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Opened } from './opened.ts';

export interface Erased {
  readonly donations: number;
  readonly villages: number;
  readonly flowers: number;
}

/** What happens while somebody is erased. */
interface Erasing {
  readonly deps: Deps;
  readonly tx: StoreTx;
  readonly now: number;
  /** left with the donations */
  readonly addresses: Set<string>;
  /** gifts whose words screens still show */
  readonly reworded: Map<VillageSlug, PlacementId[]>;
}

/**
 * Erases a person, in one transaction: name, words, addresses, links and everything that ties one donation to another. Gifts and
 * flowers stand on as nobody's; amounts, days and payment numbers stay with the accounts, ten years, and name nobody.
 */
export async function erasePerson(deps: Deps, { players, address }: Opened, actor: 'player' | 'host'): Promise<Erased> {
  const now = deps.surroundings.now();
  return always(deps, async (tx, told) => {
    const addresses = new Set(address === null ? [] : [address]);
    const erasing: Erasing = { deps, tx, now, addresses, reworded: new Map() };
    const donations = new Set<DonationId>(address === null ? [] : await tx.donationsNaming(address));
    for (const player of players) {
      await tx.lockPlayer(player);
      for (const donation of await tx.donationsOf(player)) donations.add(donation);
    }
    for (const donation of [...donations].sort()) await eraseDonation(erasing, donation);
    let [villages, flowers] = [0, 0];
    for (const player of players) {
      villages += await eraseFounder(erasing, player);
      flowers += await passFlowers(erasing, player);
      await tx.forgetGesturesOf(player);
      await tx.forgetGuessesBy(player);
      await tx.forgetShareLinks(player);
      await tx.removePlayer(player, dayOf(now));
    }
    for (const left of addresses) await tx.forgetAddress(left);
    await tellScreens(erasing, told);
    await tx.audit({ at: now, actor, action: 'erase-player', subject: `${donations.size} donations` });
    const erased = { donations: donations.size, villages, flowers };
    told.notes.push({ fields: { ...erased, actor }, message: 'a person was erased' });
    return erased;
  });
}

/**
 * A player of nobody's. It is as old as what it bears: of several made at this moment anybody could tell that they were one person.
 */
async function nobody({ deps, tx }: Erasing, since: number): Promise<PlayerId> {
  const player = PlayerId.parse(deps.surroundings.newId('ply'));
  await tx.touchPlayer(player, since);
  return player;
}

async function eraseDonation(erasing: Erasing, id: DonationId): Promise<void> {
  const { deps, tx, now, addresses, reworded } = erasing;
  const donation = await tx.donation(id);
  if (donation === null) return;
  const consents = await tx.consentsOf(id);
  for (const { kind, value } of consents) {
    if (value !== '' && (kind === 'thanksEmail' || kind === 'newsEmail')) addresses.add(value.toLowerCase());
  }
  const placements = await tx.placementsOf(id);
  const isShown = consents.some(({ kind, revokedAt }) => revokedAt === null && isWord(kind));
  const standing = placements.filter(({ removedAt }) => removedAt === null).map((placement) => placement.id);
  if (isShown && standing.length > 0) {
    reworded.set(donation.village, [...(reworded.get(donation.village) ?? []), ...standing]);
  }
  await tx.forgetConsents(id, now);
  await tx.forgetReader(id);
  await tx.forgetFriendWords(id);
  await tx.forgetYearlyWish(id);
  for (const placement of placements) await tx.forgetReportWords('gift', placement.id);
  await tx.closeLetter(`thanks:${id}`);
  await tx.handDonation(id, await nobody(erasing, donation.createdAt), deps.surroundings.newId('key'));
}

const isWord = (kind: string): boolean => kind === 'publicName' || kind === 'nameOnGift' || kind === 'message';

/** Villages stay, for others' gifts stand in them: nameless, off every list, and without a key that opens them. */
async function eraseFounder({ tx }: Erasing, player: PlayerId): Promise<number> {
  const rows = await tx.foundedBy(player);
  for (const row of rows) await eraseVillageOf(tx, player, row);
  return rows.length;
}

async function eraseVillageOf(tx: StoreTx, player: PlayerId, row: FoundedVillageRow): Promise<void> {
  const village = await tx.village(row.village);
  const project = village && (await tx.project(village.project));
  if (!project) throw new Error(`no project of ${row.village}`);
  const name = project.title.fr;
  const after: FoundedVillageRow = {
    ...row,
    founder: null,
    keyNumber: row.keyNumber + 1,
    name,
    words: null,
    goalCents: null,
    thanks: null,
    wantsListed: false,
    moderation: 'takenDown',
    thanksModeration: 'takenDown',
  };
  if (await tx.saveFounded(after)) {
    await tx.showVillage(row.village, { name, listed: false });
    await tx.forgetReportWords('village', row.village);
    return;
  }
  // Its words were changed or let through meanwhile: as they are now they go just the same.
  const now = await tx.foundedVillage(row.village);
  if (now?.founder === player) await eraseVillageOf(tx, player, now);
}

async function passFlowers(erasing: Erasing, player: PlayerId): Promise<number> {
  const flowers = await erasing.tx.flowersOf(player);
  for (const flower of flowers) await erasing.tx.handFlower(flower, await nobody(erasing, flower.plantedAt));
  return flowers.length;
}

/** By slug: two transactions never wait for each other's villages in a circle. */
async function tellScreens({ tx, now, reworded }: Erasing, told: Told): Promise<void> {
  for (const village of [...reworded.keys()].sort()) {
    const facts = (reworded.get(village) ?? []).map((placement) => ({ type: 'wordsChanged' as const, placement }));
    told.events.push({ village, events: await tx.appendEvents(village, facts, now) });
  }
}
