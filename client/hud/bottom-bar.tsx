import { giftsIn } from './basket.ts';
import { Icon } from './icons.tsx';
import { giftsCentsOf } from './money.ts';
import { ownStanding } from './own-gifts.ts';
import { Plaque } from './plaque.tsx';
import { ProgressBar } from './progress.tsx';
import type { Props } from './props.ts';

/** Progress, the basket if there is one, and one Give button, in reach of the thumb. */
export function BottomBar({ state, acts }: Props) {
  const { words, basket } = state;
  const gifts = giftsIn(basket);
  const total = words.money(giftsCentsOf(state));
  return (
    <div class="dock plate">
      <Plaque state={state} acts={acts} />
      <ProgressBar state={state} />
      {state.data.givingClosed && <p class="small">{words.refused[state.data.givingClosed]}</p>}
      {state.data.isSilent && <p class="small">{words.village.silent}</p>}
      <div class="dock-row">
        <button
          type="button"
          class="button button-main button-give"
          aria-haspopup="dialog"
          onClick={() => acts.open({ kind: 'shop' })}
        >
          {words.shop.give}
        </button>
        <button
          type="button"
          class="button button-gesture"
          aria-label={words.play.open}
          title={words.play.open}
          aria-haspopup="dialog"
          onClick={acts.openGestures}
        >
          <Icon name="can" />
        </button>
        <FindMine state={state} acts={acts} />
        {gifts > 0 && (
          <button
            type="button"
            class="button button-basket"
            aria-haspopup="dialog"
            onClick={() => acts.open({ kind: 'basket' })}
          >
            <Icon name="basket" />
            <span class="for-ears">{words.basket.open(gifts, total)}</span>
            <span aria-hidden="true">{total}</span>
            <span class="badge" aria-hidden="true">
              {words.number(gifts)}
            </span>
          </button>
        )}
      </div>
    </div>
  );
}

/** Flies to what this browser gave, one gift after the other. */
function FindMine({ state, acts }: Props) {
  const mine = ownStanding(state).length;
  if (mine === 0 || state.stage !== 'ready') return null;
  const label = state.words.gift.find(mine);
  return (
    <button type="button" class="button button-find" aria-label={label} title={label} onClick={acts.findMine}>
      <Icon name="heart" />
      {mine > 1 && <span aria-hidden="true">{state.words.number(mine)}</span>}
    </button>
  );
}
