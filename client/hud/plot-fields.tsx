import { useState } from 'preact/hooks';
import type { Messages } from '#shared/i18n/messages.ts';
import { CHUNK_PLOTS, type Plot } from '#shared/village/placing.ts';

interface PlotFieldsProps {
  readonly words: Messages;
  readonly plot: Plot | null;
  /** null where there is no map to show it on */
  readonly onShow: ((plot: Plot) => void) | null;
  readonly onPlace: (plot: Plot) => void;
  /** what the last button says, where it is no gift that is placed */
  readonly placeLabel?: string;
}

/** Choosing a plot without a map or a pointer: two numbers, which start where the first four chunks meet. */
export function PlotFields({ words, plot, onShow, onPlace, placeLabel }: PlotFieldsProps) {
  const [x, setX] = useState(plot?.x ?? CHUNK_PLOTS);
  const [y, setY] = useState(plot?.y ?? CHUNK_PLOTS);
  const whole = (value: number, before: number) => (Number.isSafeInteger(value) ? value : before);
  return (
    <details class="numbers">
      <summary>{words.placing.byNumbers}</summary>
      <div class="numbers-row">
        <label>
          {words.placing.column}
          <input
            type="number"
            inputMode="numeric"
            value={x}
            onInput={(event) => setX(whole(event.currentTarget.valueAsNumber, x))}
          />
        </label>
        <label>
          {words.placing.row}
          <input
            type="number"
            inputMode="numeric"
            value={y}
            onInput={(event) => setY(whole(event.currentTarget.valueAsNumber, y))}
          />
        </label>
        {onShow && (
          <button type="button" class="button" onClick={() => onShow({ x, y })}>
            {words.placing.show}
          </button>
        )}
        <button type="button" class="button" onClick={() => onPlace({ x, y })}>
          {placeLabel ?? words.placing.here}
        </button>
      </div>
    </details>
  );
}
