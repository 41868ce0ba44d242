import { FLOWER_KINDS } from '#shared/village/view.ts';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';

/** [V4] The first act is free, and comes before any shop. */
export function FlowerCard({ state, acts }: Props) {
  const { words, mode, flower, stage } = state;
  if (stage === 'ready' && mode.kind === 'watering') {
    return (
      <div class="bubble plate" role="status">
        <p>{words.play.where}</p>
        <button type="button" class="link" onClick={acts.stopWatering}>
          {words.common.close}
        </button>
      </div>
    );
  }
  if (stage !== 'ready' || (flower !== 'invited' && mode.kind !== 'planting')) return null;
  if (mode.kind === 'planting') {
    return (
      <div class="bubble plate" role="status">
        <span class={`petal petal-${mode.flower}`} aria-hidden="true" />
        <p>{words.flower.where}</p>
        <button type="button" class="link" onClick={acts.stopPlanting}>
          {words.common.cancel}
        </button>
      </div>
    );
  }
  return (
    <section class="bubble plate" aria-label={words.flower.open}>
      <p>{words.flower.invitation}</p>
      <div class="petals">
        {FLOWER_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="button button-icon"
            aria-label={words.flower.kind[kind]}
            onClick={() => acts.chooseFlower(kind)}
          >
            <span class={`petal petal-${kind}`} aria-hidden="true" />
          </button>
        ))}
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={words.flower.later}
          onClick={acts.flowerLater}
        >
          <Icon name="close" />
        </button>
      </div>
    </section>
  );
}
