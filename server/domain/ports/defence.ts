import type { AssociationId, AttemptId, PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Proof, ProofChallenge } from '#shared/protocol/proof.ts';
import type { Result } from '#shared/result.ts';
import type { AttemptRow } from './rows.ts';

/** How somebody came to give: with work done by the page's script, or with the form for those without one. */
export type Door = 'work' | 'form';

/** How hard the door is made: 0 in calm, 2 under heavy attack. */
export type Level = 0 | 1 | 2;

/** The right to open one payment session, checked at the door and spent with the session it opens. */
export interface Passage {
  readonly door: Door;
  /** unique for ever; the database lets it be spent once */
  readonly key: string;
  /** unix ms */
  readonly expiresAt: number;
  /** keyed hash of the address, personal data all the same: never logged, erased after a day */
  readonly addressKey: string;
}

/** Why what was shown at the door does not open it. `tooEasy`: made before an attack was noticed. */
export type PassageRefusal = { readonly kind: 'forged' | 'expired' | 'elsewhere' | 'tooEasy' };

/** Proof of work and the form's tokens: made and checked with secrets of this host, so that no third party hears of anybody. */
export interface Passages {
  /** stays the same for an address while the host's secret does; cannot be turned back */
  addressKey(address: string): string;
  challenge(village: VillageSlug, level: Level, addressKey: string): Promise<ProofChallenge>;
  /** @param level what is asked of this address now; a solution of less is refused */
  check(village: VillageSlug, level: Level, addressKey: string, proof: Proof): Promise<Result<Passage, PassageRefusal>>;
  formToken(village: VillageSlug, addressKey: string): string;
  checkForm(village: VillageSlug, addressKey: string, token: string): Result<Passage, PassageRefusal>;
}

/** Where an attempt came from, kept for a day. */
export interface OriginRow {
  readonly attempt: AttemptId;
  readonly association: AssociationId;
  readonly player: PlayerId;
  readonly addressKey: string;
  readonly door: Door;
  readonly at: number;
}

/** One refused card, kept for a day. `key` is Stripe's charge, or the event where no charge was made. */
export interface DeclineRow extends Omit<OriginRow, 'door'> {
  readonly key: string;
}

/** What was seen lately of an association or an address. */
export interface Signs {
  readonly opened: number;
  readonly paid: number;
  readonly declined: number;
}

/** The watch over an association's giving. `pausedAt`: the host's kill switch is on. */
export interface GuardRow {
  readonly association: AssociationId;
  readonly pausedAt: number | null;
  readonly level: Level;
  /** when something last spoke for this level */
  readonly signAt: number;
}

/** A session that could be paid, with what is known of who opened it. */
export interface OpenSession {
  readonly attempt: AttemptRow;
  readonly door: Door;
  readonly addressKey: string;
  readonly playerDeclines: number;
  readonly address: Signs;
}

export interface DefenceReads {
  associationIn(village: VillageSlug): Promise<AssociationId | null>;
  /** calm where nothing was ever noted */
  guard(association: AssociationId): Promise<GuardRow>;
  /** those that were opened or declined at lately, or are not calm */
  watched(since: number): Promise<readonly AssociationId[]>;
  signsOf(association: AssociationId, since: number): Promise<Signs>;
  signsAt(addressKey: string, since: number): Promise<Signs & { readonly openNow: number }>;
  /** when this player's, or this address's, cards were declined; oldest first */
  declinesOf(player: PlayerId, since: number): Promise<readonly number[]>;
  declinesAt(addressKey: string, since: number): Promise<readonly number[]>;
  /** open sessions whose player or address was declined since; oldest first */
  sessionsUnderDeclines(since: number): Promise<readonly OpenSession[]>;
  /** of those, the ones of the player and the address that this attempt came from */
  sessionsBeside(attempt: AttemptId, since: number): Promise<readonly OpenSession[]>;
  /** open sessions for projects of associations whose giving is paused */
  sessionsUnderPause(): Promise<readonly AttemptRow[]>;
  /** this player's open sessions outside this village */
  sessionsElsewhere(player: PlayerId, village: VillageSlug): Promise<readonly AttemptRow[]>;
}

export interface DefenceTx {
  /** false when it was spent before, in whichever process */
  spendPassage(key: string, expiresAt: number): Promise<boolean>;
  /** a session that this player could pay, wherever; asked under the player's own lock */
  hasOpenSession(player: PlayerId): Promise<boolean>;
  noteOrigin(row: OriginRow): Promise<void>;
  origin(attempt: AttemptId): Promise<OriginRow | null>;
  /** false when this decline is known */
  recordDecline(row: DeclineRow): Promise<boolean>;
  /** compare-and-set: false when the level was another */
  moveGuard(association: AssociationId, from: Level, to: Level, signAt: number): Promise<boolean>;
  /** null lets giving go on; false when it was so already */
  setPaused(association: AssociationId, pausedAt: number | null): Promise<boolean>;
  /** erases origins and declines from before `before`, and passages that expired before it */
  forgetOrigins(before: number): Promise<void>;
}
