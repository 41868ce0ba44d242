import type { ComponentChildren } from 'preact';
import type { Plot } from '#shared/village/placing.ts';
import type { Props } from './props.ts';
import type { ToldFrom } from './state.ts';

interface ToldFootProps extends Props {
  readonly from: ToldFrom;
  /** null where it cannot be shown on the map */
  readonly plot: Plot | null;
  readonly children?: ComponentChildren;
}

/** What can be done with a thing that was told of: see it, and go back to where one came from. */
export function ToldFoot({ state, acts, from, plot, children }: ToldFootProps) {
  const { words } = state;
  return (
    <>
      {children}
      <div class="foot-row">
        {from === 'list' && (
          <button type="button" class="button" onClick={() => acts.open({ kind: 'list' })}>
            {words.list.backTo}
          </button>
        )}
        {plot && state.stage === 'ready' && (
          <button type="button" class="button" onClick={() => acts.showThere(plot)}>
            {words.list.showOnMap}
          </button>
        )}
      </div>
    </>
  );
}
