import { useMemo } from 'preact/hooks';
import type { Placement, VillageView } from '#shared/village/view.ts';
import { ListFlowers } from './list-flowers.tsx';
import { More } from './list-more.tsx';
import { ListSquare } from './list-square.tsx';
import { kindsOf, listed } from './listing.ts';
import { ownStanding } from './own-gifts.ts';
import { ListPending } from './pending-note.tsx';
import { stepState } from './progress.tsx';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';
import { giftOf, isFriendHere, nameOf } from './state.ts';

/**
 * The village in words: for screen readers, for keyboards, and where no map can be drawn. Whatever the map can do can be done
 * here: see what stands there and what became of it, find it, give it too, and plant a flower.
 */
export function ListSheet({ state, acts }: Props) {
  const { words, view } = state;
  return (
    <Sheet
      kind="list"
      title={words.list.title}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={
        !isFriendHere(state) && (
          <button type="button" class="button button-main" onClick={() => acts.open({ kind: 'shop' })}>
            {words.shop.give}
          </button>
        )
      }
    >
      <ListSteps state={state} acts={acts} />
      <ListSquare state={state} acts={acts} />
      <ListPending state={state} />
      {view && <ListGifts state={state} acts={acts} view={view} />}
      {view && <ListFlowers state={state} acts={acts} view={view} />}
    </Sheet>
  );
}

function ListSteps({ state, acts }: Props) {
  const { words, project, language } = state;
  return (
    <section aria-labelledby="list-steps">
      <h3 id="list-steps">{words.progress.steps}</h3>
      <ol class="lines">
        {project.steps.map((step) => (
          <li key={step.slug} class="line">
            <div class="line-picture">
              <Sprite name={step.sprite} boxPx={52} />
            </div>
            <div class="line-words">
              <button type="button" class="link" onClick={() => acts.showStep(step.slug, 'list')}>
                {step.name[language]}
              </button>
              <p class="small">{stepState(state, step)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ListGifts({ state, acts, view }: Props & { readonly view: VillageView }) {
  const { words, listing, own } = state;
  const kinds = useMemo(() => kindsOf(view), [view]);
  const gifts = useMemo(() => listed(view, listing.show, own), [view, listing.show, own]);
  const mine = ownStanding(state).length;
  return (
    <section aria-labelledby="list-gifts">
      <h3 id="list-gifts">{words.list.gifts(view.placements.size)}</h3>
      {view.placements.size === 0 ? (
        <p class="empty">{words.list.empty}</p>
      ) : (
        <label class="field-label">
          {words.list.filter}
          <select
            class="hud-field"
            value={listing.show}
            onChange={({ currentTarget: { value } }) =>
              acts.list(value === 'own' ? 'own' : (kinds.find(([gift]) => gift === value)?.[0] ?? 'all'))
            }
          >
            <option value="all">{words.list.all(view.placements.size)}</option>
            {mine > 0 && <option value="own">{words.list.own(mine)}</option>}
            {kinds.map(([gift, count]) => (
              <option key={gift} value={gift}>
                {words.list.kind(nameOf(state, gift), count)}
              </option>
            ))}
          </select>
        </label>
      )}
      <More
        total={gifts.length}
        shown={listing.gifts}
        label={words.list.moreGifts}
        onMore={acts.listMoreGifts}
        row={(index) => {
          const placement = gifts[index];
          return placement && <GiftRow key={placement.id} state={state} acts={acts} placement={placement} />;
        }}
      />
    </section>
  );
}

function GiftRow({ state, acts, placement }: Props & { readonly placement: Placement }) {
  const { words } = state;
  const { id, gift, quantity, plot, state: life } = placement;
  const name = nameOf(state, gift);
  return (
    <li class="line">
      <div class="line-picture">
        <Sprite name={giftOf(state, gift)?.sprite ?? ''} boxPx={52} />
      </div>
      <div class="line-words">
        <button type="button" class="link" onClick={() => void acts.showGift(id, 'list')}>
          {name}
          {quantity > 1 && ` × ${words.number(quantity)}`}
        </button>
        <p class="small">
          {state.own.includes(id) && `${words.gift.yours}. `}
          {words.gift[life]}. {words.gift.where(plot.x, plot.y)}.
        </p>
      </div>
      {state.stage === 'ready' && (
        <button type="button" class="button" aria-label={words.gift.show(name)} onClick={() => acts.showThere(plot)}>
          {words.list.show}
        </button>
      )}
    </li>
  );
}
