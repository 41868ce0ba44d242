import type { PlacementId } from '#shared/ids.ts';
import type { NewsTold } from '#shared/protocol/news.ts';
import type { StoredMail } from '#shared/protocol/page.ts';
import type { Placement } from '#shared/village/view.ts';
import { ownStanding } from './own-gifts.ts';
import type { HudState } from './state.ts';

/** One of this player's gifts of which news tell: that it came alive or changed, or that some of its units are there. */
export type Told = Placement & ({ readonly state: 'delivered' | 'changed' } | { readonly there: number });
const isTold = (placement: Placement): placement is Told =>
  placement.state !== 'promised' || placement.there !== undefined;

type Standing = Pick<Placement, 'state' | 'there'>;
/** Three of five are news after two of five. */
const isSame = (one: Standing, other: Standing): boolean => one.state === other.state && one.there === other.there;

/** One piece of news, and which of this player's gifts it tells of. */
export interface Letter {
  readonly news: NewsTold;
  readonly gifts: readonly Told[];
  /** some of it was not looked at before */
  readonly isFresh: boolean;
}

/** This player's gifts of which news tell, the newest first. */
export const toldOwn = (state: Pick<HudState, 'own' | 'view'>): readonly Told[] => ownStanding(state).filter(isTold);

/** What was looked at and is still so: what is promised again, and told anew later, is news once more. */
export const stillSo = (seen: StoredMail, told: readonly Told[]): StoredMail =>
  seen.filter((one) => told.some((gift) => gift.id === one.placement && isSame(gift, one)));

/** What this player has not looked at in the mailbox yet. */
export const unseenIn = (seen: StoredMail, told: readonly Told[]): readonly Told[] =>
  told.filter((gift) => !seen.some((one) => one.placement === gift.id && isSame(gift, one)));

export interface Answered {
  readonly gift: Told;
  readonly news: NewsTold;
}

/** What was read of each gift, by the news that tell of it, the newest news first. */
export function lettersOf(answered: readonly Answered[], unseen: readonly PlacementId[]): readonly Letter[] {
  const byNews = new Map<string, { news: NewsTold; gifts: Told[] }>();
  for (const { gift, news } of answered) {
    const letter = byNews.get(news.id) ?? { news, gifts: [] };
    letter.gifts.push(gift);
    byNews.set(news.id, letter);
  }
  return [...byNews.values()]
    .map((letter) => ({ ...letter, isFresh: letter.gifts.some(({ id }) => unseen.includes(id)) }))
    .sort((a, b) => (a.news.happenedOn < b.news.happenedOn ? 1 : a.news.happenedOn > b.news.happenedOn ? -1 : 0));
}
