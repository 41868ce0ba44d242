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
        {since.own > 0 ? (
          <button type="button" class="link" onClick={() => acts.openPosting('mailbox')}>
            {words.since.openMailbox}
          </button>
        ) : (
          since.news + since.done.length > 0 && (
            <button type="button" class="link" onClick={() => acts.openPosting('board')}>
              {words.since.openBoard}
            </button>
          )
        )}{' '}
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

function sentencesOf(state: HudState, since: Since): string[] {
  const { words, project, language } = state;
  const { gifts, newest, steps, news, done, own, alive, bloomed, mine } = since;
  const names = newest.map((gift) => nameOf(state, gift));
  const namesOf = (slugs: Since['steps']) =>
    project.steps.filter(({ slug }) => slugs.includes(slug)).map(({ name }) => name[language]);
  const reached = namesOf(steps);
  const finished = namesOf(done);
  return [
    mine && words.since.mine,
    own > 0 && (alive ? words.since.alive(own) : words.since.ownNews(own)),
    finished.length > 0 && words.since.done(finished),
    own + finished.length === 0 && news > 0 && words.since.news(news),
    gifts > 0 && giftsSentence(words, gifts, names),
    reached.length > 0 && words.since.steps(reached),
    bloomed > 0 && words.since.bloomed(bloomed),
  ].filter((sentence) => typeof sentence === 'string');
}

/** One gift is told by its name; of many the newest are named. */
const giftsSentence = ({ since }: Messages, gifts: number, names: readonly string[]): string =>
  since.gifts(gifts, names, gifts > names.length);
