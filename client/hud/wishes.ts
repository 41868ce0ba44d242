import { CheckoutBody, type CheckoutRequest } from '#shared/protocol/http.ts';

/** A wish with words of its own: off until ticked, and what was typed survives a change of mind. */
export interface Wish {
  readonly on: boolean;
  readonly text: string;
}

/** What the giver may choose besides the gifts: each its own question, each off until chosen [G4] [G5]. */
export interface Wishes {
  readonly coverFees: boolean;
  readonly adult: boolean;
  readonly publicName: Wish;
  readonly nameOnGift: boolean;
  readonly message: Wish;
  readonly thanksEmail: Wish;
  readonly newsEmail: Wish;
  /** somebody else chooses the places [S5]; what is written to them may stay empty */
  readonly forFriend: boolean;
  readonly friendFrom: string;
  readonly friendWords: string;
}

const OFF: Wish = { on: false, text: '' };

export const NO_WISHES: Wishes = {
  coverFees: false,
  adult: false,
  publicName: OFF,
  nameOnGift: false,
  message: OFF,
  thanksEmail: OFF,
  newsEmail: OFF,
  forFriend: false,
  friendFrom: '',
  friendWords: '',
};

export type WrittenWish = 'publicName' | 'message' | 'thanksEmail' | 'newsEmail';
export type WishTrouble = WrittenWish | 'adult';

/** The most characters of each, as the protocol has it. */
export const LONGEST: Readonly<Record<WrittenWish, number>> = {
  publicName: 60,
  message: 280,
  thanksEmail: 254,
  newsEmail: 254,
};

/** The questions that must be answered better before paying, in the order of the page. */
export function troublesOf(wishes: Wishes): WishTrouble[] {
  const shape = CheckoutBody.shape;
  const written = (['publicName', 'message', 'thanksEmail', 'newsEmail'] as const).filter((name) => {
    const wish = wishes[name];
    return wish.on && (wish.text.trim() === '' || !shape[name].safeParse(wish.text.trim()).success);
  });
  return wishes.adult ? written : [...written, 'adult'];
}

/** The wishes as they are sent. A name on the gift needs a name to show [P1]. */
export function wishesSent(
  wishes: Wishes,
): Pick<
  CheckoutRequest,
  'coverFees' | 'publicName' | 'nameOnGift' | 'message' | 'thanksEmail' | 'newsEmail' | 'forFriend'
> {
  const words = ({ on, text }: Wish) => (on ? text.trim() : null);
  return {
    coverFees: wishes.coverFees,
    publicName: words(wishes.publicName),
    nameOnGift: wishes.publicName.on && wishes.nameOnGift,
    message: words(wishes.message),
    thanksEmail: words(wishes.thanksEmail),
    newsEmail: words(wishes.newsEmail),
    forFriend: wishes.forFriend
      ? { from: wishes.friendFrom.trim() || null, words: wishes.friendWords.trim() || null }
      : null,
  };
}
