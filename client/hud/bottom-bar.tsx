import { giftsIn } from './basket.ts';
import { Icon } from './icons.tsx';
import { giftsCentsOf } from './money.ts';
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
      <div class="dock-row">
        <button
          type="button"
          class="button button-main button-give"
          aria-haspopup="dialog"
          onClick={() => acts.open({ kind: 'shop' })}
        >
          {words.shop.give}
        </button>
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
