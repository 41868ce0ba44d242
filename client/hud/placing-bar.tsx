import { FriendConfirm } from './friend-card.tsx';
import { giftsCentsOf } from './money.ts';
import { PlotFields } from './plot-fields.tsx';
import type { Props } from './props.ts';
import { Sprite } from './sprite.tsx';
import { giftOf, type Mode } from './state.ts';

/** While gifts look for their places: which one, what to do, and the ways not to have to [G3]. */
export function PlacingBar({ state, acts, mode }: Props & { readonly mode: Extract<Mode, { kind: 'placing' }> }) {
  const { words, language, basket } = state;
  const index = basket.findIndex((entry) => entry.key === mode.key);
  const entry = basket[index];
  const gift = entry && giftOf(state, entry.gift);
  if (!entry || !gift) {
    return mode.backTo === 'friend' ? (
      <FriendConfirm state={state} acts={acts} />
    ) : (
      <AllPlaced state={state} acts={acts} />
    );
  }
  return (
    <section class="dock plate placing" aria-label={words.placing.where(gift.name[language])}>
      <div class="placing-row">
        <div class="line-picture">
          <Sprite name={gift.sprite} boxPx={52} />
        </div>
        <div>
          <p class="placing-title">
            <strong>{words.placing.where(gift.name[language])}</strong>
            {mode.backTo !== 'basket' && basket.length > 1 && (
              <span class="small"> {words.placing.count(index + 1, basket.length)}</span>
            )}
          </p>
          <p class={mode.refused ? 'trouble' : 'small'} aria-live="polite">
            {mode.refused ? words.placing.refused[mode.refused] : words.placing.hint}
          </p>
        </div>
      </div>
      <div class="foot-row">
        <button type="button" class="button" onClick={acts.stop}>
          {words.common.back}
        </button>
        <button type="button" class="button" onClick={acts.placeItForMe}>
          {words.placing.oneForMe}
        </button>
      </div>
      <PlotFields
        key={entry.key}
        words={words}
        plot={entry.plot}
        onShow={acts.showPlot}
        onPlace={(plot) => acts.placeByNumbers(entry.key, plot)}
      />
    </section>
  );
}

/** The ghosts can still be moved; one tap goes on. */
function AllPlaced({ state, acts }: Props) {
  const { words } = state;
  return (
    <section class="dock plate placing">
      <p class="small" aria-live="polite">
        {words.placing.allPlaced}
      </p>
      <div class="foot-row">
        <button type="button" class="button button-main" onClick={acts.stop}>
          {words.basket.toReceipt} · {words.money(giftsCentsOf(state))}
        </button>
      </div>
    </section>
  );
}
