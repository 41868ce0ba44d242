import type { Words } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { DonationId, GiftSlug, NewsId, PlacementId, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';
import type { PlacementState } from '#shared/village/view.ts';
import type { OutboxRow } from './rows.ts';

/** A letter of news under way, or written. Its reader is a hash of an address: the address stands with the giver's choice alone. */
export interface NewsLetterRow {
  readonly id: string;
  readonly reader: string;
  readonly openedAt: number;
  /** set from when it is given to the post: what it tells is settled then, and a second try tells the same */
  readonly sealedAt: number | null;
  readonly doneAt: number | null;
}

/** News that a donation is to be told of, or was. */
export interface ToldNews {
  readonly donation: DonationId;
  readonly news: NewsId;
  /** they tell what became of its own gifts */
  readonly gifts: boolean;
}

/** The same with the wish that stands, of a gift whose money is here. */
export interface WishedNews extends ToldNews {
  /** as it was typed */
  readonly to: string;
  readonly language: Language;
  /** when the gift was begun, unix ms */
  readonly createdAt: number;
}

/** A project as letters name it. */
export interface LetterProject {
  readonly title: Words;
  readonly association: { readonly name: string; readonly email: string };
  readonly steps: ReadonlyMap<StepSlug, Words>;
}

/** A gift of a donation as news told of it. */
export interface ToldOfGift {
  readonly placement: PlacementId;
  readonly village: VillageSlug;
  readonly gift: GiftSlug;
  readonly name: Words;
  readonly quantity: number;
  readonly state: PlacementState;
}

/**
 * Why a letter has not gone: it was put off before the post had it; it was put off, or the line broke, later than that, so that it may have
 * arrived all the same; or it will never be taken.
 */
export type LateWhy = 'notNow' | 'unsure' | 'refused';

export interface LetterReads {
  newsLetter(id: string): Promise<NewsLetterRow | null>;
  /** in small letters; null for whom no choice is left to write to */
  readerAddress(reader: string): Promise<string | null>;
  /**
   * News that nobody has written to this address yet: published since the gift was paid, not withdrawn, of gifts whose money is
   * here, with a wish for news that stands. The oldest first.
   */
  untoldTo(address: string): Promise<readonly WishedNews[]>;
  /** without those of gifts whose wish was taken back, or whose money was given back */
  toldByLetter(letter: string): Promise<readonly WishedNews[]>;
  letterProject(slug: ProjectSlug): Promise<LetterProject | null>;
  lettersThatTold(donation: DonationId): Promise<readonly string[]>;
  giftsTold(donation: DonationId, news: NewsId): Promise<readonly ToldOfGift[]>;
  /** paid donations of a project with a wish for news and no reader yet, as those of older versions */
  withoutReader(project: ProjectSlug, limit: number): Promise<readonly ReaderOf[]>;
  /** who is still to be told of these news, in the order of readers, from the one after `after` on */
  readersToTell(news: NewsId, after: string, limit: number): Promise<readonly string[]>;
  /** letters that are due, those that waited longest first */
  lettersDue(now: number, limit: number): Promise<readonly OutboxRow[]>;
  /** letters that were given up, the last one first */
  lettersGivenUp(limit: number): Promise<readonly GivenUpLetter[]>;
  /** letters that were put off, that were not taken at two tries, or that have been due since before `before`; those due first at first */
  lettersWaiting(before: number, limit: number): Promise<readonly WaitingLetter[]>;
  /** how many letters with news of this project were given up */
  newsLettersLost(project: ProjectSlug): Promise<number>;
}

export interface WaitingLetter extends Pick<OutboxRow, 'id' | 'body'> {
  /** null while the host's own mail server is what it waits for */
  readonly late: Pick<GivenUpLetter, 'since' | 'why'> | null;
}

export interface GivenUpLetter extends Pick<OutboxRow, 'id' | 'key' | 'body'> {
  /** when it was put off first */
  readonly since: number;
  readonly why: LateWhy;
  readonly givenUpAt: number;
}

export interface ReaderOf {
  readonly donation: DonationId;
  readonly address: string;
}

export interface LetterTx {
  /** one reader an address, whatever capitals it was typed with */
  noteReader(of: ReaderOf): Promise<void>;
  /** false while another letter to this reader is under way */
  openLetter(row: Pick<NewsLetterRow, 'id' | 'reader' | 'openedAt'>): Promise<boolean>;
  /** when this reader was last written to; null within no memory of ours */
  lastLetter(reader: string): Promise<number | null>;
  /** whose letter it is; the address as above */
  letterReader(id: string): Promise<{ readonly reader: string; readonly address: string | null } | null>;
  readerAddress(reader: string): Promise<string | null>;
  hasUntold(address: string): Promise<boolean>;
  /** false when it was sealed before */
  sealLetter(id: string, now: number): Promise<boolean>;
  /** nothing of it was given to the post: what happens until the next try is gathered into it */
  unsealLetter(id: string): Promise<void>;
  /** whatever is untold to this address is told by this letter */
  tellByLetter(letter: string, address: string): Promise<void>;
  /** false when it was finished, or its reader forgotten, meanwhile */
  finishLetter(id: string, now: number): Promise<boolean>;
  /** it had nothing to say: it counts for nothing */
  dropLetter(id: string): Promise<void>;
  /** wishes for news that stand, of this address */
  newsWishes(address: string): Promise<readonly DonationId[]>;
  /** nobody is written to for this donation any more */
  forgetReader(donation: DonationId): Promise<void>;
  /** letters that were finished before: their readers may be written to again */
  forgetLetters(before: number): Promise<void>;
  /** a letter of any kind was put off; when it was put off first */
  letterLate(id: number, why: LateWhy, now: number): Promise<number>;
  giveUpLetter(id: number, why: LateWhy, now: number): Promise<void>;
  /** it was taken, or how late it is counts from anew */
  letterLateNoMore(id: number): Promise<void>;
  /** false when it was not given up */
  recallGivenUp(id: number): Promise<boolean>;
  /** those given up before are not told of any more */
  forgetGivenUp(before: number): Promise<void>;
}
