import { LANGUAGES } from '#shared/i18n/language.ts';
import { Icon } from './icons.tsx';
import { MapButton } from './minimap.tsx';
import type { Props } from './props.ts';

/** What must never be out of sight, and the small settings. */
export function TopBar({ state, acts }: Props) {
  const { words, language, sound } = state;
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  return (
    <div class="top-row">
      <Warning state={state} />
      <div class="settings plate">
        <button
          type="button"
          class="button button-icon button-flat"
          lang={other}
          aria-label={`${other.toUpperCase()}: ${words.common.otherLanguageLabel}`}
          onClick={() => void acts.setLanguage(other)}
        >
          {other.toUpperCase()}
        </button>
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={sound ? words.village.soundOff : words.village.soundOn}
          onClick={() => acts.setSound(!sound)}
        >
          <Icon name={sound ? 'soundOn' : 'soundOff'} />
        </button>
        <MapButton state={state} acts={acts} />
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={words.village.list}
          aria-haspopup="dialog"
          onClick={() => acts.open({ kind: 'list' })}
        >
          <Icon name="list" />
        </button>
      </div>
    </div>
  );
}

/** That nothing here is real. */
function Warning({ state: { words, data, project } }: Pick<Props, 'state'>) {
  const { banner } = words;
  if (data.simulation) return <p class="warning">{project.demonstration ? banner.both : banner.simulation}</p>;
  return project.demonstration ? <p class="warning">{banner.demonstration}</p> : null;
}
