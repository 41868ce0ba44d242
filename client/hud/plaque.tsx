import { placeName } from './founded-part.tsx';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';

/** What the village is for: its title, the way to pass it on, and one sentence that folds away with one tap. */
export function Plaque({ state, acts }: Props) {
  const { words, project, language, telling } = state;
  return (
    <div class="plaque">
      <div class="plaque-head">
        <h1>
          <button
            type="button"
            class="plaque-title"
            aria-expanded={telling}
            aria-controls="hud-sentence"
            onClick={() => acts.tell(!telling)}
          >
            <span>{placeName(state)}</span>
            <Icon name={telling ? 'down' : 'up'} />
          </button>
        </h1>
        <button
          type="button"
          class="button button-icon button-share"
          aria-label={words.sharing.open}
          title={words.sharing.open}
          aria-haspopup="dialog"
          onClick={() => acts.open({ kind: 'share', moment: 'visit' })}
        >
          <Icon name="share" />
        </button>
      </div>
      <p id="hud-sentence" class="plaque-sentence" hidden={!telling}>
        {project.sentence[language]}{' '}
        <button type="button" class="link" aria-haspopup="dialog" onClick={() => acts.open({ kind: 'about' })}>
          {words.village.more}
        </button>
      </p>
    </div>
  );
}
