import type { Props } from './props.ts';
import type { HudState } from './state.ts';

/** What this village is called: a project's own bears the project's title, a founded one its own name once it may be seen. */
export function placeName({
  data,
  project,
  language,
  words,
}: Pick<HudState, 'data' | 'project' | 'language' | 'words'>) {
  const title = project.title[language];
  return data.founded === null ? title : (data.founded.name ?? words.founded.neutral(title));
}

/** [S4] What the founder of a village says in it, and how far its own goal is. */
export function FoundedPart({ state }: Pick<Props, 'state'>) {
  const { words, data, project, language } = state;
  if (data.founded === null) return null;
  const { occasion, words: said, thanks, goal } = data.founded;
  return (
    <section class="founded">
      <p class="small">{words.founded.occasions[occasion]}</p>
      {said !== null && <p>{said}</p>}
      {goal && (
        <p>
          <strong>{words.founded.goal(words.money(goal.givenCents), words.money(goal.goalCents))}</strong>
        </p>
      )}
      {thanks !== null && (
        <>
          <h3>{words.founded.thanks}</h3>
          <p>{thanks}</p>
        </>
      )}
      <p class="small">
        {words.founded.partOf} <a href={`/p/${project.slug}`}>{project.title[language]}</a>.
      </p>
    </section>
  );
}
