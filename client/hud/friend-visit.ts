import type { NetRefusal } from '#client/net/api.ts';
import type { FriendGiftTold } from '#shared/protocol/friend.ts';
import type { Plot } from '#shared/village/placing.ts';
import { type Basket, revive, setPlot } from './basket.ts';
import type { Machinery } from './machinery.ts';
import { chosenPlot, ghostsOf } from './places.ts';
import { setMode } from './placing.ts';
import { keepBasket, type shoppingActs } from './shopping.ts';
import { giftOf, type PlotRefusal } from './state.ts';

/** [S5] The page was opened to place what somebody else paid for, or it was not. */
export type FriendVisit =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly token: string }
  | {
      readonly kind: 'invited';
      readonly token: string;
      readonly gift: FriendGiftTold;
      readonly sending: boolean;
      readonly trouble: 'offline' | 'other' | null;
    }
  | { readonly kind: 'placed'; readonly gifts: number; readonly plot: Plot | null }
  | { readonly kind: 'over'; readonly why: Exclude<FriendGiftTold['state'], 'waiting'> | 'unknown' | 'offline' };

const keyOf = (line: number): string => `friend-${line}`;

/** The gifts as a basket of their own: placed like any other, kept nowhere, and never paid for again. */
export const friendBasket = ({ gifts }: FriendGiftTold): Basket =>
  gifts.map(({ line, gift, quantity }) => ({ key: keyOf(line), gift, quantity, plot: null }));

/** From the link to the gift on the ground. */
export function friendActs(machinery: Machinery, { close }: Pick<ReturnType<typeof shoppingActs>, 'close'>) {
  const { store, api, keeping, browser, sounds } = machinery;

  const over = (why: Extract<FriendVisit, { kind: 'over' }>['why']): void => {
    setMode(machinery, { kind: 'looking' });
    store.set({ friend: { kind: 'over', why } });
    putBack();
  };
  /** what this player's own basket held before the link was opened */
  const putBack = (): void => {
    store.set({ basket: revive(keeping.basket(), store.get().project).basket });
    machinery.stage()?.setGhosts(ghostsOf(store.get()));
  };
  const refused = (refusal: NetRefusal): void => {
    const { friend, basket } = store.get();
    if (friend.kind !== 'invited') return;
    const why = refusalOf(refusal);
    if (why.kind === 'over') {
      over(why.why);
      return;
    }
    store.set({ friend: { ...friend, sending: false, trouble: why.kind === 'trouble' ? why.trouble : null } });
    if (why.kind !== 'plots') return;
    const keys = why.lines.length > 0 ? why.lines.map(keyOf) : basket.map(({ key }) => key);
    keepBasket(
      machinery,
      keys.reduce((left, key) => setPlot(left, key, null), basket),
    );
    setMode(machinery, { kind: 'placing', key: keys[0] ?? null, refused: why.refused, backTo: 'friend' });
  };
  return {
    readFriendGift: async (): Promise<void> => {
      const { friend, data } = store.get();
      if (friend.kind !== 'reading') return;
      const answer = await api.friendGift(friend.token);
      if (!answer.ok) return over(answer.error.kind === 'problem' ? 'unknown' : 'offline');
      const gift = answer.value;
      if (gift.village !== data.village) return over('unknown');
      if (gift.state !== 'waiting') return over(gift.state);
      store.set({ friend: { kind: 'invited', token: friend.token, gift, sending: false, trouble: null } });
      keepBasket(machinery, friendBasket(gift));
    },
    chooseFriendPlaces: (): void => {
      close();
      const { basket } = store.get();
      const first = basket.find(({ plot }) => plot === null);
      setMode(machinery, { kind: 'placing', key: first?.key ?? null, refused: null, backTo: 'friend' });
    },
    /** shown before it is done: what the village would choose can still be moved */
    letVillageChoose: (): void => {
      close();
      for (const entry of store.get().basket) {
        const gift = giftOf(store.get(), entry.gift);
        if (entry.plot || !gift) continue;
        keepBasket(machinery, setPlot(store.get().basket, entry.key, chosenPlot(store.get(), gift, entry.key)));
      }
      const seen = store.get().basket.find(({ plot }) => plot !== null)?.plot;
      if (seen) machinery.stage()?.focusOn(seen);
      setMode(machinery, { kind: 'placing', key: null, refused: null, backTo: 'friend' });
    },
    placeFriendGifts: async (): Promise<void> => {
      const { friend, basket } = store.get();
      if (friend.kind !== 'invited' || friend.sending) return;
      store.set({ friend: { ...friend, sending: true, trouble: null } });
      const plots = friend.gift.gifts.map(({ line }) => ({
        line,
        plot: basket.find(({ key }) => key === keyOf(line))?.plot ?? null,
      }));
      const answer = await api.placeFriendGifts(friend.token, plots);
      if (!answer.ok) return refused(answer.error);
      const [first] = answer.value.placements;
      const plot = first ? { x: first.x, y: first.y } : null;
      setMode(machinery, { kind: 'looking' });
      store.set({ friend: { kind: 'placed', gifts: plots.length, plot } });
      // Placed once for all: a reload or a shared address is an ordinary visit.
      browser.forgetFriend();
      sounds.play('tap');
      putBack();
      if (plot) machinery.stage()?.focusOn(plot, true);
    },
    seeFriendGift: (): void => {
      const { friend } = store.get();
      if (friend.kind !== 'placed' || !friend.plot) return;
      machinery.stage()?.focusOn(friend.plot, true);
      machinery.stage()?.setSelection(friend.plot);
    },
    /** from here on an ordinary visit */
    leaveFriend: (): void => {
      browser.forgetFriend();
      store.set({ friend: { kind: 'none' } });
    },
  };
}

type Refused =
  | { readonly kind: 'plots'; readonly lines: readonly number[]; readonly refused: PlotRefusal }
  | { readonly kind: 'over'; readonly why: Extract<FriendVisit, { kind: 'over' }>['why'] }
  | { readonly kind: 'trouble'; readonly trouble: 'offline' | 'other' };

function refusalOf(refusal: NetRefusal): Refused {
  if (refusal.kind !== 'problem') {
    return { kind: 'trouble', trouble: refusal.kind === 'unreachable' ? 'offline' : 'other' };
  }
  const { type, errors = [] } = refusal.problem;
  const lines = errors.flatMap(({ path }) => /^gifts\.(\d+)\./.exec(path)?.[1] ?? []).map(Number);
  switch (type.slice(type.lastIndexOf('/') + 1)) {
    case 'plot-taken':
      return { kind: 'plots', lines, refused: 'occupied' };
    case 'not-buildable':
      return { kind: 'plots', lines, refused: 'notBuildable' };
    case 'friend-gift-placed':
      return { kind: 'over', why: 'standing' };
    case 'friend-gift-withdrawn':
      return { kind: 'over', why: 'withdrawn' };
    case 'friend-gift-unpaid':
      return { kind: 'over', why: 'unpaid' };
    case 'not-found':
      return { kind: 'over', why: 'unknown' };
    default:
      return { kind: 'trouble', trouble: 'other' };
  }
}
