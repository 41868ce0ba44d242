import type { Plot } from '#shared/village/placing.ts';
import { scenesAround } from './around.ts';
import type { Props } from './props.ts';

interface AroundProps extends Pick<Props, 'state'> {
  /** of the thing that is told of: `gift plc_…`, `flower 3,4`, `step well` */
  readonly of: string;
  readonly plot: Plot;
}

/** [V7] The small scenes a thing takes part in, in a sentence each. */
export function AroundPart({ state, of, plot }: AroundProps) {
  const { words } = state;
  const around = scenesAround(state, of, plot, state.openedAt);
  if (around.length === 0) return null;
  return (
    <section class="around">
      <h3>{words.gift.around}</h3>
      <ul>
        {around.map(({ kind, side }) => (
          <li key={kind}>
            <strong>{words.scenes[kind].name}.</strong> {words.scenes[kind][side]}
          </li>
        ))}
      </ul>
    </section>
  );
}
