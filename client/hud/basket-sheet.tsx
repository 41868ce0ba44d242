import { times } from '#shared/money.ts';
import type { Entry } from './basket.ts';
import { Icon } from './icons.tsx';
import { MinimumNote } from './minimum-note.tsx';
import { giftsCentsOf, receiptOf } from './money.ts';
import { PlotFields } from './plot-fields.tsx';
import type { Props } from './props.ts';
import { Quantity } from './quantity.tsx';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';
import { giftOf } from './state.ts';

/** The gifts chosen so far, with their places; everything can be changed here. */
export function BasketSheet({ state, acts }: Props) {
  const { words, basket } = state;
  return (
    <Sheet
      kind="basket"
      title={words.basket.title}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={
        <>
          {basket.length > 0 && (
            <p class="sum">
              <span>{words.basket.total}</span>
              <strong class="price">{words.money(giftsCentsOf(state))}</strong>
            </p>
          )}
          <MinimumNote state={state} />
          <div class="foot-row">
            <button
              type="button"
              class={basket.length === 0 ? 'button button-main' : 'button'}
              onClick={() => acts.open({ kind: 'shop' })}
            >
              {words.basket.choose}
            </button>
            {basket.length > 0 && (
              <button
                type="button"
                class="button button-main"
                disabled={!receiptOf(state).ok}
                onClick={() => acts.open({ kind: 'receipt' })}
              >
                {words.basket.toReceipt}
              </button>
            )}
          </div>
        </>
      }
    >
      {basket.length === 0 ? (
        <p class="empty">{words.basket.empty}</p>
      ) : (
        <ul class="lines">
          {basket.map((entry) => (
            <Line key={entry.key} entry={entry} state={state} acts={acts} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Line({ entry, state, acts }: Props & { readonly entry: Entry }) {
  const { words, language } = state;
  const gift = giftOf(state, entry.gift);
  if (!gift) return null;
  const name = gift.name[language];
  return (
    <li class="line">
      <div class="line-picture">
        <Sprite name={gift.sprite} boxPx={52} />
      </div>
      <div class="line-words">
        <h3>{name}</h3>
        <p class="line-place">
          {entry.plot ? words.placing.at(entry.plot.x, entry.plot.y) : words.placing.village}
          {state.stage === 'ready' && (
            <button type="button" class="link" onClick={() => acts.changePlace(entry.key)}>
              {entry.plot ? words.basket.changePlace : words.basket.choosePlace}
            </button>
          )}
        </p>
        {state.stage !== 'ready' && (
          <PlotFields
            words={words}
            plot={entry.plot}
            onShow={null}
            onPlace={(plot) => acts.placeByNumbers(entry.key, plot)}
          />
        )}
        {gift.counted && (
          <Quantity
            quantity={entry.quantity}
            name={name}
            words={words}
            onFewer={() => acts.setQuantity(entry.key, entry.quantity - 1)}
            onMore={() => acts.setQuantity(entry.key, entry.quantity + 1)}
            onSet={(quantity) => acts.setQuantity(entry.key, quantity)}
          />
        )}
      </div>
      <div class="line-end">
        <span class="price">{words.money(times(gift.priceCents, entry.quantity))}</span>
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={words.basket.remove(name)}
          onClick={() => acts.remove(entry.key)}
        >
          <Icon name="bin" />
        </button>
      </div>
    </li>
  );
}
