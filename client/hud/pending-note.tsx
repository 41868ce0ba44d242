import { Icon } from './icons.tsx';
import type { Props } from './props.ts';
import { Sprite } from './sprite.tsx';
import { giftOf, nameOf } from './state.ts';

/** "Your bank debit is on its way": a small card that one tap puts away. */
export function PendingNote({ state, acts }: Props) {
  const { words, pending } = state;
  return (
    <section class="bubble plate since pending">
      <p role="status">{words.pending.note(pending.length)}</p>
      <button
        type="button"
        class="button button-icon button-flat"
        aria-label={words.common.close}
        onClick={acts.dismissPending}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}

/** The same in the village's list, where a map cannot be drawn or seen. */
export function ListPending({ state }: Pick<Props, 'state'>) {
  const { words, pending } = state;
  if (pending.length === 0) return null;
  return (
    <section aria-labelledby="list-pending">
      <h3 id="list-pending">{words.pending.list(pending.length)}</h3>
      <ul class="lines">
        {pending.map(({ donation, gift, quantity, plot }) => (
          <li key={`${donation} ${plot.x} ${plot.y}`} class="line">
            <div class="line-picture">
              <Sprite name={giftOf(state, gift)?.sprite ?? ''} boxPx={52} />
            </div>
            <div class="line-words">
              {nameOf(state, gift)}
              {quantity > 1 && ` × ${words.number(quantity)}`}
              <p class="small">
                {words.pending.one}. {words.gift.where(plot.x, plot.y)}.
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p class="small">{words.pending.means}</p>
    </section>
  );
}
