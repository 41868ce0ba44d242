import { type PricedBasket, priceBasket } from '#shared/catalogue/pricing.ts';
import { taxLine } from '#shared/i18n/taxLine.ts';
import { times } from '#shared/money.ts';
import type { Entry } from './basket.ts';
import { BasketSheet } from './basket-sheet.tsx';
import { ForFriend } from './friend-form.tsx';
import { Icon } from './icons.tsx';
import { receiptOf } from './money.ts';
import type { Props } from './props.ts';
import { RefusalNote } from './refusal-note.tsx';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';
import { giftOf } from './state.ts';
import { WishesForm } from './wishes-form.tsx';

/** [G4] The receipt in advance: every figure before the payment, and the way to Stripe's page. */
export function Receipt({ state, acts }: Props) {
  const { words, basket } = state;
  const priced = receiptOf(state);
  if (!priced.ok) return <BasketSheet state={state} acts={acts} />;
  return (
    <Sheet
      kind="receipt"
      title={words.receipt.title}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={<PayFooter state={state} acts={acts} receipt={priced.value} />}
    >
      <div class="receipt">
        <ul class="receipt-lines">
          {basket.map((entry) => (
            <ReceiptLine key={entry.key} entry={entry} state={state} />
          ))}
        </ul>
        <p class="receipt-edit">
          <span class="small">{whoPlaces(state)} </span>
          <button type="button" class="link" onClick={() => acts.open({ kind: 'basket' })}>
            {words.receipt.edit}
          </button>
        </p>
        <CoverFees state={state} acts={acts} />
        <Totals state={state} receipt={priced.value} />
      </div>
      <ForFriend state={state} acts={acts} />
      <WishesForm state={state} acts={acts} />
      <p class="small">
        {words.receipt.stripe} {words.receipt.without}
      </p>
    </Sheet>
  );
}

function whoPlaces({ words, basket, wishes }: Props['state']): string | null {
  if (wishes.forFriend) return words.friend.placeTheirs;
  if (basket.every(({ plot }) => plot !== null)) return null;
  return basket.every(({ plot }) => plot === null) ? words.placing.villageAll : words.placing.villageRest;
}

function ReceiptLine({ entry, state }: Pick<Props, 'state'> & { readonly entry: Entry }) {
  const { words, language, checkout, wishes } = state;
  const gift = giftOf(state, entry.gift);
  if (!gift) return null;
  const taken =
    checkout.kind === 'refused' && checkout.why.kind === 'plotTaken' && checkout.why.keys.includes(entry.key);
  return (
    <li class={`receipt-line${taken ? ' is-taken' : ''}`}>
      <div class="receipt-picture">
        <Sprite name={gift.sprite} boxPx={48} />
      </div>
      <div>
        <p class="receipt-name">
          <strong>{gift.name[language]}</strong>
          {entry.quantity > 1 && ` × ${words.number(entry.quantity)}`}
        </p>
        <p class="small">
          {gift.purpose.kind === 'symbolic'
            ? words.receipt.symbolic
            : `${words.receipt.earmarked} ${gift.purpose.fallback[language]}`}
        </p>
        {entry.plot && !wishes.forFriend && (
          <p class="small receipt-place">
            <Icon name="pin" />
            {taken ? words.refused.plotTakenMark : words.placing.chosen}
          </p>
        )}
      </div>
      <span class="price">{words.money(times(gift.priceCents, entry.quantity))}</span>
    </li>
  );
}

/** [G4] Starts unticked, and says what it would add before anybody ticks it. */
function CoverFees({ state, acts }: Props) {
  const { words, wishes, project, basket } = state;
  const covered = priceBasket(project, basket, true);
  if (!covered.ok) return null;
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={wishes.coverFees}
        onChange={(event) => acts.wish({ coverFees: event.currentTarget.checked })}
      />
      <span>{words.receipt.cover(words.money(covered.value.feeCoverCents))}</span>
    </label>
  );
}

export function Totals({ state, receipt }: Pick<Props, 'state'> & { readonly receipt: PricedBasket }) {
  const { words, project, data, openedAt } = state;
  const day = new Date(openedAt).toISOString().slice(0, 10);
  const feeShare = words.percent(receipt.estimatedFeeCents / receipt.totalCents);
  return (
    <>
      <dl class="totals" aria-live="polite">
        <div class="totals-main">
          <dt>{words.receipt.total}</dt>
          <dd class="price">{words.money(receipt.totalCents)}</dd>
        </div>
        <div>
          <dt>
            {words.receipt.fee} <span class="small">({words.receipt.feeShare(feeShare)})</span>
          </dt>
          <dd>− {words.money(receipt.estimatedFeeCents)}</dd>
        </div>
        <div>
          <dt>{words.receipt.net}</dt>
          <dd>
            <strong>{words.money(receipt.netCents)}</strong>
          </dd>
        </div>
      </dl>
      <p class="small receipt-tax">{taxLine(words, data.receiptLowers, receipt.totalCents, project, day)}</p>
    </>
  );
}

function PayFooter({ state, acts, receipt }: Props & { readonly receipt: PricedBasket }) {
  const { words, wishes, checkout, troubles } = state;
  const sending = checkout.kind === 'sending';
  return (
    <form
      noValidate
      class="pay"
      onSubmit={(event) => {
        event.preventDefault();
        acts.pay();
      }}
    >
      <RefusalNote state={state} acts={acts} />
      <label class="tick tick-adult">
        <input
          type="checkbox"
          name="adult"
          required
          checked={wishes.adult}
          aria-invalid={troubles.includes('adult')}
          aria-describedby={troubles.includes('adult') ? 'adult-trouble' : undefined}
          onChange={(event) => acts.wish({ adult: event.currentTarget.checked })}
        />
        <span>{words.receipt.adult}</span>
      </label>
      {troubles.includes('adult') && (
        <p id="adult-trouble" class="trouble" role="alert">
          {words.receipt.adultNeeded}
        </p>
      )}
      <button type="submit" class="button button-main button-pay" aria-disabled={sending} aria-busy={sending}>
        {sending ? words.receipt.paying : words.receipt.pay(words.money(receipt.totalCents))}
      </button>
    </form>
  );
}
