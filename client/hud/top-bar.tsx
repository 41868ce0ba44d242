import { LANGUAGES } from '#shared/i18n/language.ts';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';

/** Title and one sentence, folded with one tap; the small settings beside them. */
export function TopBar({ state, acts }: Props) {
  const { words, project, language, telling, sound } = state;
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  return (
    <header class="plaque plate">
      <div class="plaque-row">
        <h1>
          <button
            type="button"
            class="plaque-title"
            aria-expanded={telling}
            aria-controls="hud-sentence"
            onClick={() => acts.tell(!telling)}
          >
            {project.title[language]}
            <Icon name={telling ? 'up' : 'down'} />
          </button>
        </h1>
        <button
          type="button"
          class="button button-icon button-flat"
          lang={other}
          aria-label={words.common.otherLanguageLabel}
          onClick={() => void acts.setLanguage(other)}
        >
          {other.toUpperCase()}
        </button>
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={sound ? words.village.soundOff : words.village.soundOn}
          aria-pressed={sound}
          onClick={() => acts.setSound(!sound)}
        >
          <Icon name={sound ? 'soundOn' : 'soundOff'} />
        </button>
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={words.village.list}
          onClick={() => acts.open({ kind: 'list' })}
        >
          <Icon name="list" />
        </button>
      </div>
      <p id="hud-sentence" class="plaque-sentence" hidden={!telling}>
        {project.sentence[language]}{' '}
        <button type="button" class="link" onClick={() => acts.open({ kind: 'about' })}>
          {words.village.more}
        </button>
      </p>
      <Warning state={state} />
    </header>
  );
}

/** That nothing here is real is never out of sight. */
function Warning({ state: { words, data, project } }: Pick<Props, 'state'>) {
  const text = data.simulation
    ? project.demonstration
      ? words.banner.both
      : words.banner.simulation
    : project.demonstration
      ? words.banner.demonstration
      : null;
  return text && <p class="plaque-warning">{text}</p>;
}
