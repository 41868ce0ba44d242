import { AroundPart } from './around-part.tsx';
import { isThirstyHere } from './gesturing.ts';
import { GiftMoney } from './gift-money.tsx';
import { NewsToldPart } from './news-told.tsx';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';
import { giftOf, isFriendHere, type Panel } from './state.ts';
import { ToldFoot } from './told-foot.tsx';

/** A gift that stands in the village: what it is and funds, what became of it, and by whom only if they chose so [P1]. */
export function GiftSheet({ state, acts, panel }: Props & { readonly panel: Extract<Panel, { kind: 'gift' }> }) {
  const { words, language, project } = state;
  const { words: said, from } = panel;
  // News may tell of it while it is looked at.
  const placement = state.view?.placements.get(panel.placement.id) ?? panel.placement;
  const gift = giftOf(state, placement.gift);
  if (!gift) return null;
  return (
    <Sheet
      kind="gift"
      title={gift.name[language]}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={
        <ToldFoot state={state} acts={acts} from={from} plot={placement.plot}>
          {!isFriendHere(state) && (
            <button type="button" class="button button-main" onClick={() => acts.giveToo(gift.slug)}>
              {words.gift.giveToo} · {words.money(gift.priceCents)}
            </button>
          )}
        </ToldFoot>
      }
    >
      <div class="gift-top">
        <div class="gift-picture">
          <Sprite name={gift.sprite} boxPx={120} />
        </div>
        <div aria-live="polite">
          <p class="marks">
            <span class={`mark mark-${placement.state}`}>{words.gift[placement.state]}</span>
            {state.own.includes(placement.id) && <span class="mark mark-own">{words.gift.yours}</span>}
          </p>
          <p class="small">{words.gift[`${placement.state}Means`]}</p>
          {placement.there !== undefined && (
            <p>
              <strong>{words.gift.inPart(placement.there, placement.quantity)}</strong>
            </p>
          )}
          {said?.placedOn && <p>{words.gift.placedOn(Date.parse(said.placedOn))}</p>}
          {placement.quantity > 1 && <p>{words.gift.quantity(placement.quantity)}</p>}
          <p class="small">{words.gift.where(placement.plot.x, placement.plot.y)}</p>
        </div>
      </div>
      <div aria-live="polite">{said?.news && <NewsToldPart state={state} news={said.news} />}</div>
      {isThirstyHere(state, placement) && (
        <p>
          <button type="button" class="button button-water" onClick={() => void acts.water(placement)}>
            {words.play.waterThis}
          </button>
        </p>
      )}
      <h3>{words.gift.funds}</h3>
      <p>{gift.funds[language]}</p>
      <p class="small">{gift.purpose.kind === 'symbolic' ? words.shop.symbolicMeans : words.shop.earmarkedMeans}</p>
      <p class="small">
        {gift.expectedMonth && placement.state === 'promised' && `${words.gift.expected(gift.expectedMonth)} `}
        {words.gift.approved(gift.approvedBy ?? project.approvedBy)}
      </p>
      {panel.receipt && <GiftMoney state={state} receipt={panel.receipt} />}
      {said && (
        <figure class="giver">
          {said.message && <blockquote>{said.message}</blockquote>}
          <figcaption>{said.publicName ? words.gift.by(said.publicName) : words.gift.anonymous}</figcaption>
          {(said.message ?? said.publicName) !== null && (
            <a class="small" href={`/report?subject=gift&id=${placement.id}`}>
              {words.about.reportWords}
            </a>
          )}
        </figure>
      )}
      <AroundPart state={state} of={`gift ${placement.id}`} plot={placement.plot} />
    </Sheet>
  );
}
