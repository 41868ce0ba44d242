import { MAX_QUANTITY } from '#shared/catalogue/pricing.ts';
import type { Messages } from '#shared/i18n/messages.ts';
import { Icon } from './icons.tsx';

interface QuantityProps {
  readonly quantity: number;
  readonly name: string;
  readonly words: Messages;
  readonly onFewer: () => void;
  readonly onMore: () => void;
  /** for things that count by number: any number can be typed [G2] */
  readonly onSet?: ((quantity: number) => void) | undefined;
}

export function Quantity({ quantity, name, words, onFewer, onMore, onSet }: QuantityProps) {
  return (
    <div class="quantity">
      <button type="button" class="button button-step" aria-label={words.shop.fewer(name)} onClick={onFewer}>
        <Icon name="minus" />
      </button>
      {onSet ? (
        <input
          class="quantity-field"
          type="number"
          inputMode="numeric"
          min={1}
          max={MAX_QUANTITY}
          value={quantity}
          aria-label={words.shop.quantity(name)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onSet(event.currentTarget.valueAsNumber)}
        />
      ) : (
        <output class="quantity-number">{words.number(quantity)}</output>
      )}
      <button type="button" class="button button-step" aria-label={words.shop.more(name)} onClick={onMore}>
        <Icon name="plus" />
      </button>
    </div>
  );
}
