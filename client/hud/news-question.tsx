import { isUnsaid } from '#shared/news/news.ts';
import { rowWidth, STONE_HEIGHT, shinePath, stonesFor, stonesPath } from '#shared/news/pebbles.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import type { Props } from './props.ts';
import { Said } from './said.tsx';

interface Asked extends Pick<Props, 'state'> {
  readonly question: QuestionTold;
}

/** [V4] What news ask: one pebble on a guess, which may be moved; once it is known, what was guessed and what happened. */
export function NewsQuestion({ state, acts, question }: Asked & Pick<Props, 'acts'>) {
  const { words, language, guessing } = state;
  const { guess } = words;
  const { news, version, asked, options, own, outcome } = question;
  if (outcome !== null)
    return <AnsweredQuestion state={state} question={question} other={{ news: outcome.news, label: guess.toldIn }} />;
  const isLaying = guessing.laying === news;
  const refused = guessing.refused?.question === news ? guessing.refused.why : null;
  return (
    <section class="guess" aria-labelledby={`question-${news}`}>
      <h4 id={`question-${news}`}>{guess.title}</h4>
      <form
        // Another question has other options: nothing that was chosen stays chosen.
        key={version}
        aria-busy={isLaying}
        onSubmit={(event) => {
          event.preventDefault();
          const option = new FormData(event.currentTarget).get('option');
          if (typeof option === 'string') void acts.layPebble(question, Number(option));
        }}
      >
        <fieldset class="guess-options">
          <legend>
            <Said words={asked} language={language} />
          </legend>
          {options.map((option, i) => (
            <label key={`${option.fr}|${option.en}`} class="guess-option">
              <input type="radio" name="option" value={i} required defaultChecked={own === i} />
              <span>
                <Said words={option} language={language} />
                <Stones state={state} question={question} option={i} />
              </span>
            </label>
          ))}
        </fieldset>
        <Each state={state} question={question} />
        <p class="small" role="status">
          {own === null ? guess.lead : guess.mayMove}
        </p>
        {refused && (
          <p class="guess-refused" role="alert">
            {guess[refused]}
          </p>
        )}
        <button type="submit" class="button" disabled={isLaying}>
          {isLaying ? guess.laying : own === null ? guess.lay : guess.move}
        </button>
      </form>
    </section>
  );
}

interface Answered extends Asked {
  /** the other piece of news that belongs to it: the one that asked, or the one that tells */
  readonly other: { readonly news: QuestionTold['news']; readonly label: string };
}

export function AnsweredQuestion({ state, question, other }: Answered) {
  const { words, language, project, guessing } = state;
  const { guess } = words;
  const { news, asked, options, outcome } = question;
  const isTrue = (i: number) => outcome?.option === i;
  return (
    <section class="guess">
      <h4>{guess.guessed}</h4>
      <p class="guess-asked">
        <Said words={asked} language={language} />
      </p>
      {guessing.refused?.question === news && guessing.refused.why === 'answered' && (
        <p class="guess-refused" role="alert">
          {guess.answered}
        </p>
      )}
      <ul class="guess-options">
        {options.map((option, i) => (
          <li key={`${option.fr}|${option.en}`} class={isTrue(i) ? 'is-true' : ''}>
            <Said words={option} language={language} />
            {isTrue(i) && <strong> · {guess.cameTrue}</strong>}
            <Stones state={state} question={question} option={i} />
          </li>
        ))}
      </ul>
      <Each state={state} question={question} />
      {outcome && (outcome.option === null || !isUnsaid(outcome.words)) && (
        <p>
          <strong>{guess.happened}</strong>
          <br />
          {outcome.option === null && `${guess.none} `}
          <Said words={outcome.words} language={language} />
        </p>
      )}
      <p class="small">
        <a href={`/p/${project.slug}/news/${other.news}`}>{other.label}</a>
      </p>
    </section>
  );
}

/** Pebbles on one option: drawn, in a number, and where one's own lies. */
function Stones({ state: { words }, question, option }: Asked & { readonly option: number }) {
  const { pebbles, own } = question;
  const stones = stonesFor(pebbles).drawn[option] ?? 0;
  const mine = own === option ? 1 : 0;
  const width = rowWidth(stones);
  return (
    <small class="stones">
      {stones > 0 && (
        <svg
          viewBox={`0 0 ${width} ${STONE_HEIGHT}`}
          width={width * 2}
          height={STONE_HEIGHT * 2}
          aria-hidden="true"
          focusable="false"
        >
          <path class="is-own" d={stonesPath(0, mine)} />
          <path d={stonesPath(mine, stones - mine)} />
          <path class="is-shine" d={shinePath(stones)} />
        </svg>
      )}
      {words.guess.pebbles(pebbles[option] ?? 0)}
      {mine === 1 && ` · ${words.guess.own}`}
    </small>
  );
}

function Each({ state: { words }, question }: Asked) {
  const { each } = stonesFor(question.pebbles);
  return each === 1 ? null : <p class="small">{words.guess.each(each)}</p>;
}
