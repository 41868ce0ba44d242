import type { Language } from '#shared/i18n/language.ts';
import type { DonationId, PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { FlowerKind } from '#shared/village/view.ts';
import type { ConsentRow, DonationRow, OutboxRow } from './rows.ts';

/** A link in a letter that lets into the corner of whoever reads this address; `hash` is all that is kept of its secret. */
export interface CornerLinkRow {
  readonly id: string;
  readonly hash: string;
  /** in small letters */
  readonly email: string;
  readonly language: Language;
  /** unix ms */
  readonly expiresAt: number;
}

/** A browser that was let in by such a link. */
export interface CornerSessionRow {
  readonly id: string;
  readonly hash: string;
  readonly email: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface OwnFlower {
  readonly village: VillageSlug;
  readonly kind: FlowerKind;
  readonly plot: Plot;
  readonly plantedAt: number;
}

export interface CornerReads {
  /** every donation of a player, the newest first */
  donationsOf(player: PlayerId): Promise<readonly DonationId[]>;
  /** paid donations whose giver left this address (in small letters) and has not taken it back, the newest first */
  donationsLeftWith(email: string): Promise<readonly DonationId[]>;
  /** every donation with which this address was left, paid or not */
  donationsNaming(email: string): Promise<readonly DonationId[]>;
  cornerLink(id: string): Promise<CornerLinkRow | null>;
  cornerLinkByHash(hash: string): Promise<CornerLinkRow | null>;
  cornerSession(hash: string): Promise<CornerSessionRow | null>;
  /** the newest first */
  cornerSessionsOf(email: string): Promise<readonly CornerSessionRow[]>;
  /** when this player first and last acted; null for nobody */
  playerSeen(player: PlayerId): Promise<{ readonly createdAt: number; readonly seenAt: number } | null>;
  isErased(player: PlayerId): Promise<boolean>;
  /** the oldest first */
  flowersOf(player: PlayerId): Promise<readonly OwnFlower[]>;
  /** a letter by its key: whether we are done with it, and whether that is because it was given up */
  letterState(
    key: string,
  ): Promise<(Pick<OutboxRow, 'nextTryAt'> & { readonly done: boolean; readonly givenUpAt: number | null }) | null>;
}

export interface CornerTx {
  addCornerLink(row: CornerLinkRow): Promise<void>;
  /** takes the link: whose address it was, null when it was used, too old, or nobody's */
  useCornerLink(hash: string, now: number): Promise<string | null>;
  addCornerSession(row: CornerSessionRow): Promise<void>;
  /** false when it is none of this address */
  endCornerSession(session: Pick<CornerSessionRow, 'id' | 'email'>): Promise<boolean>;
  /** links and sessions that are over */
  forgetCorner(now: number): Promise<void>;

  // erasing a person
  /** until the end of the transaction nothing new is written for this player; false where there is none */
  lockPlayer(player: PlayerId): Promise<boolean>;
  donationsOf(player: PlayerId): Promise<readonly DonationId[]>;
  /** every donation with which this address was left, paid or not */
  donationsNaming(email: string): Promise<readonly DonationId[]>;
  consentsOf(donation: DonationId): Promise<readonly ConsentRow[]>;
  /** the donation, with its attempts and declines, is this player's from now on */
  handDonation(donation: DonationId, to: PlayerId, basketKey: DonationRow['basketKey']): Promise<void>;
  /** every choice of it, those taken back too: what was chosen is erased, that and when it was chosen stays */
  forgetConsents(donation: DonationId, now: number): Promise<void>;
  /** what was written to a friend */
  forgetFriendWords(donation: DonationId): Promise<void>;
  /** what visitors wrote when they reported this gift or village: it may quote its words */
  forgetReportWords(subject: 'gift' | 'village', id: string): Promise<void>;
  flowersOf(player: PlayerId): Promise<readonly OwnFlower[]>;
  handFlower(flower: Pick<OwnFlower, 'village' | 'plot'>, to: PlayerId): Promise<void>;
  /** who watered, planted and answered: what the gestures did for a village stays */
  forgetGesturesOf(player: PlayerId): Promise<void>;
  /** with what was counted through them */
  forgetShareLinks(player: PlayerId): Promise<void>;
  /** nobody carries this letter any more */
  closeLetter(key: string): Promise<void>;
  /** links and sessions that go to this address, and letters of news where it is left with no other gift */
  forgetAddress(email: string): Promise<void>;
  /** the row goes, and this player never comes back */
  removePlayer(player: PlayerId, day: string): Promise<void>;
}
