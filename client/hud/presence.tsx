import { Icon } from './icons.tsx';
import type { Props } from './props.ts';

/** [V5] Who is here beside oneself: a number, and a wave. */
export function Presence({ state, acts }: Props) {
  const { words, visitors, connection } = state;
  if (connection !== 'live' || visitors === null || visitors < 2) return null;
  return (
    <div class="presence plate">
      <span>{words.village.presence(visitors)}</span>
      <button type="button" class="button button-icon button-flat" aria-label={words.village.wave} onClick={acts.wave}>
        <Icon name="wave" />
      </button>
    </div>
  );
}

/** States of the line that a player has to know of; a line that is merely being joined is not worth a word. */
export function ConnectionBanner({ state, acts }: Props) {
  const { words, connection, stage } = state;
  if (connection === 'outdated') {
    return (
      <p class="strip" role="alert">
        {words.banner.reload}{' '}
        <button type="button" class="link" onClick={acts.reload}>
          {words.banner.reloadNow}
        </button>
      </p>
    );
  }
  if (connection === 'offline')
    return (
      <p class="strip" role="status">
        {words.banner.offline}
      </p>
    );
  return stage === 'unavailable' ? (
    <p class="strip" role="status">
      {words.village.stageFailed}
    </p>
  ) : null;
}
