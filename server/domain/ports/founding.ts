import type { DonationId, GiftSlug, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Occasion } from '#shared/villages/founding.ts';
import type { ProjectRow, VillageRow } from './rows.ts';

export type Moderation = 'held' | 'shown' | 'takenDown';

/** A village that a player founded. `name`, `words` and `thanks` are its founder's: public only once they are `shown` [P2]. */
export interface FoundedVillageRow {
  readonly village: VillageSlug;
  readonly occasion: Occasion;
  readonly founder: PlayerId | null;
  readonly keyNumber: number;
  /** goes up with every change: who decides on words says which ones were read */
  readonly revision: number;
  readonly name: string;
  readonly words: string | null;
  /** of this village alone; null for none */
  readonly goalCents: Cents | null;
  readonly wantsListed: boolean;
  /** of name and words */
  readonly moderation: Moderation;
  readonly thanks: string | null;
  readonly thanksModeration: Moderation;
  readonly foundedAt: number;
  readonly closedAt: number | null;
}

/** `chosen` by the friend; `declined` and `overdue` were placed by the village. */
export type FriendGiftState = 'waiting' | 'chosen' | 'declined' | 'overdue';
/** `withdrawn`: its money went back before it stood anywhere. */
export type FriendLineState = 'waiting' | 'placed' | 'withdrawn';

/** A donation whose gifts a friend places. `words` and `fromName` are read by who has the link, and by nobody else. */
export interface FriendGiftRow {
  readonly donation: DonationId;
  readonly words: string | null;
  readonly fromName: string | null;
  readonly state: FriendGiftState;
  /** unix ms; null before it is paid */
  readonly placesAt: number | null;
  readonly endedAt: number | null;
}

export interface FriendLineRow {
  readonly donation: DonationId;
  readonly line: number;
  readonly gift: GiftSlug;
  readonly quantity: number;
  /** counted for the project beyond what it needs [G9] */
  readonly beyondNeed: boolean;
  readonly state: FriendLineState;
}

export interface FoundingReads {
  foundedVillage(village: VillageSlug): Promise<FoundedVillageRow | null>;
  /** those whose key a player keeps, the newest first */
  foundedBy(player: PlayerId): Promise<readonly FoundedVillageRow[]>;
  /** with words that wait for a steward, the longest waiting first, then the newest */
  foundedIn(
    association: ProjectRow['association'],
    limit: number,
  ): Promise<readonly (FoundedVillageRow & Pick<VillageRow, 'project'>)[]>;
  /** how many gifts stand in each village of a project; none where nothing stands */
  giftsIn(project: ProjectSlug): Promise<ReadonlyMap<VillageSlug, number>>;
  /** paid for gifts of this village and not given back by line */
  givenIn(village: VillageSlug): Promise<Cents>;
  friendGift(donation: DonationId): Promise<FriendGiftRow | null>;
  friendLines(donation: DonationId): Promise<readonly FriendLineRow[]>;
  /** still waiting, and to be placed by the village from `now` on */
  overdueFriendGifts(now: number, limit: number): Promise<readonly DonationId[]>;
}

export interface FoundingTx {
  addFoundedVillage(row: FoundedVillageRow): Promise<void>;
  foundedVillage(village: VillageSlug): Promise<FoundedVillageRow | null>;
  foundedBy(player: PlayerId): Promise<readonly FoundedVillageRow[]>;
  /** compare-and-set on `revision`, which goes up by one */
  saveFounded(row: FoundedVillageRow): Promise<boolean>;
  /** what anybody reads of a village */
  showVillage(village: VillageSlug, shown: Pick<VillageRow, 'name' | 'listed'>): Promise<void>;
  addFriendGift(row: FriendGiftRow): Promise<void>;
  friendGift(donation: DonationId): Promise<FriendGiftRow | null>;
  /** the thirty days begin, once */
  startFriendGift(donation: DonationId, placesAt: number): Promise<void>;
  /** false when it was placed already */
  endFriendGift(donation: DonationId, state: Exclude<FriendGiftState, 'waiting'>, now: number): Promise<boolean>;
  /** false when this line has one already */
  addFriendLine(row: FriendLineRow): Promise<boolean>;
  friendLines(donation: DonationId): Promise<readonly FriendLineRow[]>;
  /** compare-and-set */
  moveFriendLine(
    line: Pick<FriendLineRow, 'donation' | 'line'>,
    from: FriendLineState,
    to: FriendLineState,
    beyondNeed: boolean,
  ): Promise<boolean>;
}
