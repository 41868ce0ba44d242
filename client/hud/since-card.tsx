import type { Messages } from '#shared/i18n/messages.ts';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';
import type { Since } from './since.ts';
import { type HudState, nameOf } from './state.ts';

/** "Since you were here" [V4]: a small card that one tap puts away. */
export function SinceCard({ state, acts, since }: Props & { readonly since: Since }) {
  const { words } = state;
  return (
    <section class="bubble plate since" aria-label={words.since.title}>
      <p role="status">
        <strong>{words.since.title}</strong> {sentencesOf(state, since).join(' ')}{' '}
        {state.stage === 'ready' && (since.mine || since.gifts > 0) && (
          <button type="button" class="link" onClick={acts.seeSince}>
            {since.mine ? words.since.seeFlower : words.since.see}
          </button>
        )}
      </p>
      <button
        type="button"
        class="button button-icon button-flat"
        aria-label={words.common.close}
        onClick={acts.dismissSince}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}

function sentencesOf(state: HudState, { gifts, newest, steps, bloomed, mine }: Since): string[] {
  const { words, project, language } = state;
  const names = newest.map((gift) => nameOf(state, gift));
  const reached = project.steps.filter(({ slug }) => steps.includes(slug)).map(({ name }) => name[language]);
  return [
    mine && words.since.mine,
    gifts > 0 && giftsSentence(words, gifts, names),
    reached.length > 0 && words.since.steps(reached),
    bloomed > 0 && words.since.bloomed(bloomed),
  ].filter((sentence) => typeof sentence === 'string');
}

/** One gift is told by its name; of many the newest are named. */
const giftsSentence = ({ since }: Messages, gifts: number, names: readonly string[]): string =>
  since.gifts(gifts, names, gifts > names.length);
