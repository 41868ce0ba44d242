import { useMemo, useState } from 'preact/hooks';
import { FLOWER_KINDS, type FlowerKind, type VillageView } from '#shared/village/view.ts';
import { More } from './list-more.tsx';
import { listedFlowers } from './listing.ts';
import { PlotFields } from './plot-fields.tsx';
import type { Props } from './props.ts';
import { bloomsFor } from './since.ts';
import { isMyFlower } from './state.ts';

interface ListFlowersProps extends Props {
  readonly view: VillageView;
}

/** The free flowers, and a way to plant one without the map [V4]. */
export function ListFlowers({ state, acts, view }: ListFlowersProps) {
  const { words, listing, myFlower } = state;
  const flowers = useMemo(() => listedFlowers(view, { myFlower }), [view, myFlower]);
  return (
    <section aria-labelledby="list-flowers">
      <h3 id="list-flowers">{words.list.flowers(flowers.length)}</h3>
      <PlantForm state={state} acts={acts} />
      <More
        total={flowers.length}
        shown={listing.flowers}
        label={words.list.moreFlowers}
        onMore={acts.listMoreFlowers}
        row={(index) => {
          const flower = flowers[index];
          if (!flower) return null;
          const { plot, kind } = flower;
          return (
            <li key={`${plot.x},${plot.y}`} class="line">
              <span class={`petal petal-${kind}`} aria-hidden="true" />
              <div class="line-words">
                <button type="button" class="link" onClick={() => acts.showFlower(plot, 'list')}>
                  {words.flower.kind[kind]}
                </button>
                <p class="small">
                  {isMyFlower(state, plot) && `${words.flower.yours}. `}
                  {words.flower[bloomsFor(state, flower, state.openedAt) ? 'bloom' : 'bud']}.{' '}
                  {words.gift.where(plot.x, plot.y)}.
                </p>
              </div>
              {state.stage === 'ready' && (
                <button
                  type="button"
                  class="button"
                  aria-label={words.gift.show(words.flower.kind[kind])}
                  onClick={() => acts.showThere(plot)}
                >
                  {words.list.show}
                </button>
              )}
            </li>
          );
        }}
      />
    </section>
  );
}

/** One flower for each visitor: its colour, then its place, by numbers or left to the village. */
function PlantForm({ state, acts }: Props) {
  const { words, flower } = state;
  const [kind, setKind] = useState<FlowerKind>('rose');
  if (flower === 'planted') return <p class="small">{words.flower.already}</p>;
  return (
    <fieldset class="plant">
      <legend>{words.flower.open}</legend>
      <div class="plant-kinds">
        {FLOWER_KINDS.map((each) => (
          <label key={each} class="plant-kind">
            <input type="radio" name="flower" checked={kind === each} onChange={() => setKind(each)} />
            <span class={`petal petal-${each}`} aria-hidden="true" />
            {words.flower.kind[each]}
          </label>
        ))}
      </div>
      <button type="button" class="button" onClick={() => acts.plantForMe(kind)}>
        {words.placing.village}
      </button>
      <PlotFields
        words={words}
        plot={null}
        placeLabel={words.flower.here}
        onShow={null}
        onPlace={(plot) => void acts.plantAt(kind, plot)}
      />
    </fieldset>
  );
}
