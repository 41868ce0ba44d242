import { plotKey } from '#shared/village/placing.ts';
import { AroundPart } from './around-part.tsx';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { bloomsFor } from './since.ts';
import { isMyFlower, type Panel } from './state.ts';
import { ToldFoot } from './told-foot.tsx';

/** A free flower [V4]: the day it was planted, whether it has bloomed, and nothing of who planted it unless it was this player. */
export function FlowerSheet({ state, acts, panel }: Props & { readonly panel: Extract<Panel, { kind: 'flower' }> }) {
  const { words } = state;
  const flower = state.view?.flowers.find(({ plot }) => plotKey(plot) === plotKey(panel.plot));
  if (!flower) return null;
  const { plot, kind, plantedAt } = flower;
  const mine = isMyFlower(state, plot);
  const stage = bloomsFor(state, flower, state.openedAt) ? 'bloom' : 'bud';
  return (
    <Sheet
      kind="flower"
      title={words.flower.kind[kind]}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={<ToldFoot state={state} acts={acts} from={panel.from} plot={plot} />}
    >
      <div class="gift-top">
        <div class="gift-picture">
          <span class={`petal petal-large petal-${kind}`} aria-hidden="true" />
        </div>
        <div>
          <p class="marks">
            <span class={`mark mark-${stage}`}>{words.flower[stage]}</span>
            {mine && <span class="mark mark-own">{words.flower.yours}</span>}
          </p>
          <p>{mine ? words.flower.yoursPlantedOn(plantedAt) : words.flower.plantedOn(plantedAt)}</p>
          <p class="small">{words.flower[`${stage}Means`]}</p>
          <p class="small">{words.gift.where(plot.x, plot.y)}</p>
        </div>
      </div>
      <AroundPart state={state} of={`flower ${plotKey(plot)}`} plot={plot} />
    </Sheet>
  );
}
