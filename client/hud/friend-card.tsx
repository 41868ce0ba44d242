import type { FriendVisit } from './friend-visit.ts';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';
import { Sprite } from './sprite.tsx';
import { giftOf } from './state.ts';

type InProps<Kind extends FriendVisit['kind']> = Props & { readonly friend: Extract<FriendVisit, { kind: Kind }> };

/** [S5] In place of everything about giving: who this gift is from, and how it comes to stand. */
export function FriendCard({ state, acts }: Props) {
  const { friend, words } = state;
  switch (friend.kind) {
    case 'none':
      return null;
    case 'reading':
      return (
        <section class="dock plate" role="status">
          <p>{words.common.loading}</p>
        </section>
      );
    case 'invited':
      return <Invitation state={state} acts={acts} friend={friend} />;
    case 'placed':
      return <Standing state={state} acts={acts} friend={friend} />;
    case 'over':
      return (
        <section class="dock plate" role="status">
          <p>{words.friend.over[friend.why]}</p>
          <div class="foot-row">
            <button type="button" class="button button-main" onClick={acts.leaveFriend}>
              {words.friend.visit}
            </button>
          </div>
        </section>
      );
  }
}

function Invitation({ state, acts, friend: { gift } }: InProps<'invited'>) {
  const { words, project, language } = state;
  const count = gift.gifts.length;
  return (
    <div class="dock plate friend">
      <h2 id="friend-title">{words.friend.title(count)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section class="friend-told" aria-labelledby="friend-title" tabIndex={0}>
        {gift.from && <p class="friend-from">{words.friend.from(gift.from)}</p>}
        {gift.words && <blockquote>{gift.words}</blockquote>}
        <ul class="friend-gifts">
          {gift.gifts.map(({ line, gift: slug, quantity }) => {
            const look = giftOf(state, slug);
            return (
              <li key={line}>
                <div class="line-picture">
                  <Sprite name={look?.sprite ?? ''} boxPx={52} />
                </div>
                <p>
                  <strong>{look?.name[language] ?? slug}</strong>
                  {quantity > 1 && ` × ${words.number(quantity)}`}
                  <span class="small"> {look?.funds[language]}</span>
                </p>
              </li>
            );
          })}
        </ul>
        <p class="small">{words.friend.real(count, project.title[language])}</p>
      </section>
      <div class="foot-row">
        <button type="button" class="button" onClick={acts.letVillageChoose}>
          {words.friend.village}
        </button>
        <button type="button" class="button button-main" onClick={acts.chooseFriendPlaces}>
          {words.friend.choose(count)}
        </button>
      </div>
    </div>
  );
}

/** The ghosts can still be moved; one tap sets the gifts down for everybody. */
export function FriendConfirm({ state, acts }: Props) {
  const { words, friend, basket } = state;
  if (friend.kind !== 'invited') return null;
  const { sending, trouble } = friend;
  const isSeen = basket.some(({ plot }) => plot !== null) && state.stage === 'ready';
  return (
    <section class="dock plate placing">
      <p class={trouble ? 'trouble' : 'small'} aria-live="polite">
        {trouble
          ? words.friend.trouble[trouble]
          : isSeen
            ? words.friend.allPlaced(basket.length)
            : words.friend.confirmBlind}
      </p>
      <div class="foot-row">
        <button type="button" class="button" onClick={acts.stop}>
          {words.common.back}
        </button>
        <button
          type="button"
          class="button button-main"
          aria-disabled={sending}
          aria-busy={sending}
          onClick={() => void acts.placeFriendGifts()}
        >
          {sending ? words.friend.sending : words.friend.confirm(basket.length)}
        </button>
      </div>
    </section>
  );
}

function Standing({ state, acts, friend }: InProps<'placed'>) {
  const { words } = state;
  return (
    <section class="dock plate returned" role="status">
      <button
        type="button"
        class="button button-icon button-flat returned-close"
        aria-label={words.common.close}
        onClick={acts.leaveFriend}
      >
        <Icon name="close" />
      </button>
      <h2>{words.friend.stands(friend.gifts)}</h2>
      <p>{words.friend.standsMeans(friend.gifts)}</p>
      <div class="foot-row">
        {friend.plot && state.stage === 'ready' && (
          <button type="button" class="button" onClick={acts.seeFriendGift}>
            {words.friend.see(friend.gifts)}
          </button>
        )}
        <button
          type="button"
          class="button button-main"
          aria-haspopup="dialog"
          onClick={() => acts.open({ kind: 'share', moment: 'built' })}
        >
          <Icon name="share" />
          {words.sharing.open}
        </button>
      </div>
    </section>
  );
}
