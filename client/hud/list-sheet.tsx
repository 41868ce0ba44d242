import { useState } from 'preact/hooks';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';
import { giftOf, nameOf } from './state.ts';

const PAGE = 40;

/** The village in words, newest first: for screen readers, for keyboards, and where no map can be drawn. */
export function ListSheet({ state, acts }: Props) {
  const { words, view } = state;
  const [shown, setShown] = useState(PAGE);
  const placements = [...(view?.placements.values() ?? [])].reverse();
  return (
    <Sheet kind="list" title={words.list.title} closeLabel={words.common.close} onClose={acts.close}>
      <p class="lead">
        {placements.length === 0 ? words.list.empty : words.list.gifts(placements.length)}
        {view && view.flowers.length > 0 && `, ${words.list.flowers(view.flowers.length)}`}
      </p>
      <ul class="lines">
        {placements.slice(0, shown).map(({ id, gift, quantity, plot, state: life }) => (
          <li key={id} class="line">
            <div class="line-picture">
              <Sprite name={giftOf(state, gift)?.sprite ?? ''} boxPx={52} />
            </div>
            <div class="line-words">
              <h3>
                <button type="button" class="link" onClick={() => void acts.showGift(id, 'list')}>
                  {nameOf(state, gift)}
                </button>
                {quantity > 1 && ` × ${words.number(quantity)}`}
              </h3>
              <p class="small">
                {words.gift[life]}. {words.gift.where(plot.x, plot.y)}.
              </p>
            </div>
            {state.stage === 'ready' && (
              <button
                type="button"
                class="button"
                aria-label={words.gift.show(nameOf(state, gift))}
                onClick={() => acts.showThere(plot)}
              >
                {words.list.show}
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown < placements.length && (
        <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
          {words.list.more}
        </button>
      )}
    </Sheet>
  );
}
