import type { Gift } from '#shared/catalogue/catalogue.ts';
import { giftsIn, quantityOf } from './basket.ts';
import { Icon } from './icons.tsx';
import { MinimumNote } from './minimum-note.tsx';
import { giftsCentsOf, leftOf, receiptOf } from './money.ts';
import type { Props } from './props.ts';
import { Quantity } from './quantity.tsx';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';

/** With fewer gifts than this, choosing a category is one tap more and nothing gained. */
const MANY_GIFTS = 14;

/** The catalogue: every gift with its picture, its price and what it funds. */
export function Shop({ state, acts }: Props) {
  const { words, project, category } = state;
  const categories = [...new Set(project.gifts.map((gift) => gift.category))];
  const many = project.gifts.length >= MANY_GIFTS && categories.length > 1;
  const shown = project.gifts.filter((gift) => !many || category === null || gift.category === category);
  return (
    <Sheet
      kind="shop"
      title={words.shop.title}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={state.basket.length > 0 && <ShopFooter state={state} acts={acts} />}
    >
      <p class="lead">{words.shop.lead}</p>
      {many && (
        <fieldset class="chips" aria-label={words.shop.filter}>
          {[null, ...categories].map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={category === one}
              onClick={() => acts.filter(one)}
            >
              {one === null ? words.shop.all : words.shop.category[one]}
            </button>
          ))}
        </fieldset>
      )}
      <ul class="cards">
        {shown.map((gift) => (
          <GiftCard key={gift.slug} gift={gift} state={state} acts={acts} />
        ))}
      </ul>
      {shown.length === 0 && <p class="empty">{words.shop.empty}</p>}
    </Sheet>
  );
}

function GiftCard({ gift, state, acts }: Props & { readonly gift: Gift }) {
  const { words, language, basket } = state;
  const quantity = quantityOf(basket, gift.slug);
  const price = words.money(gift.priceCents);
  const name = gift.name[language];
  const line = gift.counted ? basket.find((entry) => entry.gift === gift.slug) : undefined;
  return (
    <li class={`card${quantity > 0 ? ' is-chosen' : ''}`}>
      <div class="card-picture">
        <Sprite name={gift.sprite} boxPx={80} />
      </div>
      <div class="card-head">
        <h3>{name}</h3>
        <p class="price">{price}</p>
      </div>
      <p class="card-funds">{gift.funds[language]}</p>
      <div class="card-foot">
        <Marks gift={gift} state={state} />
        {quantity === 0 ? (
          <button
            type="button"
            class="button button-add"
            aria-label={words.shop.addOf(name, price)}
            onClick={() => acts.add(gift.slug)}
          >
            <Icon name="plus" />
            {words.shop.add}
          </button>
        ) : (
          <Quantity
            quantity={quantity}
            name={name}
            words={words}
            onFewer={() => acts.takeOne(gift.slug)}
            onMore={() => acts.add(gift.slug)}
            onSet={line && ((value) => acts.setQuantity(line.key, value))}
          />
        )}
      </div>
    </li>
  );
}

/** What the money is for [G4], and how many are still needed. */
function Marks({ gift, state }: { readonly gift: Gift; readonly state: Props['state'] }) {
  const { words } = state;
  const left = leftOf(state, gift.slug);
  const kind = gift.purpose.kind;
  return (
    <p class="marks">
      <span class={`mark mark-${kind}`} title={words.shop[`${kind}Means`]}>
        {words.shop[kind]}
      </span>
      {left !== null && <span class="mark-left">{left > 0 ? words.shop.left(left) : words.shop.enough}</span>}
    </p>
  );
}

function ShopFooter({ state, acts }: Props) {
  const { words, basket } = state;
  const receipt = receiptOf(state);
  return (
    <>
      <p class="sum" aria-live="polite">
        <button type="button" class="link" onClick={() => acts.open({ kind: 'basket' })}>
          {words.basket.gifts(giftsIn(basket))}
        </button>
        <strong class="price">{words.money(giftsCentsOf(state))}</strong>
      </p>
      <MinimumNote state={state} />
      <div class="foot-row">
        <button type="button" class="button" disabled={!receipt.ok} onClick={acts.choosePlaces}>
          {words.placing.myself}
        </button>
        <button type="button" class="button button-main" disabled={!receipt.ok} onClick={acts.placeForMe}>
          {words.placing.forMe}
        </button>
      </div>
    </>
  );
}
