import type { NewsId, PlayerId, ProjectSlug } from '#shared/ids.ts';
import type { NewsQuestion } from '#shared/news/news.ts';

/** How many pebbles lie on one option of a question; never whose. */
export interface Pebbles {
  /** the news that asks */
  readonly question: NewsId;
  /** from 0 */
  readonly option: number;
  readonly count: number;
}

/** One player's pebble. */
export interface GuessRow {
  readonly news: NewsId;
  readonly player: PlayerId;
  readonly option: number;
  /** unix ms */
  readonly at: number;
}

/** A question that was answered: by which news, and which option came true; null where none did. */
export interface OutcomeRow {
  readonly question: NewsId;
  readonly news: NewsId;
  readonly option: number | null;
}

/** A question that stands on everybody's page. */
export interface AskedHere {
  readonly project: ProjectSlug;
  readonly question: NewsQuestion;
}

export interface GuessReads {
  /** on every question of a project */
  pebblesIn(project: ProjectSlug): Promise<readonly Pebbles[]>;
  /** where a player's own lie, the oldest first */
  guessesBy(player: PlayerId): Promise<readonly GuessRow[]>;
  /** every question of a project that was answered */
  outcomesIn(project: ProjectSlug): Promise<readonly OutcomeRow[]>;
}

export interface GuessTx {
  /**
   * What these news ask where everybody reads them; null where they ask nothing, or nobody reads them. Until the end of the
   * transaction it stays so.
   */
  holdQuestion(news: NewsId): Promise<AskedHere | null>;
  outcomeOf(question: NewsId): Promise<OutcomeRow | null>;
  /** the player's one pebble on this question lies there from now on */
  layPebble(row: GuessRow): Promise<void>;
  /** every pebble on this question, and what came of it */
  forgetQuestion(news: NewsId): Promise<void>;
  /** false when it was answered before */
  addOutcome(row: OutcomeRow): Promise<boolean>;
  /** what these news said of earlier questions is unsaid: those are open again */
  takeBackOutcomes(news: NewsId): Promise<void>;
  forgetGuessesBy(player: PlayerId): Promise<void>;
}
