import { useState } from 'preact/hooks';
import type { Question } from '#shared/questions/question.ts';
import { FLOWER_KINDS } from '#shared/village/view.ts';
import { nextQuestion, thirsty } from './gesturing.ts';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';

/** [V4] Four free gestures, for who gives and for who does not. */
export function GesturesSheet({ state, acts }: Props) {
  const { words, stage } = state;
  const { play } = words;
  const onMap = stage === 'ready';
  return (
    <Sheet kind="gestures" title={play.title} closeLabel={words.common.close} onClose={acts.close}>
      <p>{play.lead}</p>
      <section aria-labelledby="gesture-water">
        <h3 id="gesture-water">{play.water}</h3>
        {thirsty(state).length === 0 ? (
          <p class="small">{play.noneThirsty}</p>
        ) : (
          <div class="gesture-ways">
            {onMap && (
              <button type="button" class="button" onClick={acts.startWatering}>
                {play.waterOnMap}
              </button>
            )}
            <button type="button" class="button" onClick={acts.waterForMe}>
              {play.waterForMe}
            </button>
          </div>
        )}
      </section>
      <section aria-labelledby="gesture-plant">
        <h3 id="gesture-plant">{play.plant}</h3>
        <p class="small">{play.plantMeans}</p>
        <div class="petals">
          {FLOWER_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              class="button button-icon"
              aria-label={words.flower.kind[kind]}
              onClick={() => (onMap ? acts.startPlanting(kind) : acts.plantForMe(kind))}
            >
              <span class={`petal petal-${kind}`} aria-hidden="true" />
            </button>
          ))}
          {onMap && (
            <button type="button" class="button" onClick={() => acts.plantForMe('rose')}>
              {play.plantForMe}
            </button>
          )}
        </div>
      </section>
      <section aria-labelledby="gesture-more">
        <h3 id="gesture-more">{play.more}</h3>
        <div class="gesture-ways">
          <button type="button" class="button button-greet" onClick={acts.greet}>
            {play.greet}
          </button>
          <button type="button" class="button button-question" onClick={() => void acts.askMe()}>
            {play.question}
          </button>
        </div>
      </section>
    </Sheet>
  );
}

/** [V4] A small question on the real project. Any answer is fine: each is explained, and none is counted against anybody. */
export function QuestionSheet({ state, acts }: Props) {
  const { words, gesturing } = state;
  const { said } = gesturing;
  const next = said?.question ?? nextQuestion(gesturing);
  return (
    <Sheet kind="question" title={words.play.questionTitle} closeLabel={words.common.close} onClose={acts.close}>
      {next === null ? (
        <p role="status">{gesturing.questions === null ? words.play.reading : words.play.noQuestion}</p>
      ) : said === null ? (
        <Asked key={next.id} state={state} acts={acts} question={next} />
      ) : (
        <Explained state={state} acts={acts} said={said} />
      )}
    </Sheet>
  );
}

function Asked({ state, acts, question }: Props & { readonly question: Question }) {
  const { words, language } = state;
  const [chosen, choose] = useState<number | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) void acts.answer(question, chosen);
      }}
    >
      <fieldset class="answers">
        <legend>{question.asked[language]}</legend>
        {question.answers.map((answer, i) => (
          <label key={answer.en} class="answer">
            <input type="radio" name="answer" required checked={chosen === i} onChange={() => choose(i)} />
            <span>{answer[language]}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button button-main">
        {words.play.answer}
      </button>
    </form>
  );
}

function Explained({
  state,
  acts,
  said: { question, answer },
}: Props & { readonly said: NonNullable<Props['state']['gesturing']['said']> }) {
  const { words, language, gesturing } = state;
  const { source } = question;
  const right = question.answers[question.right]?.[language] ?? '';
  return (
    <div class="explained">
      <p class="small">{question.asked[language]}</p>
      <p role="status">
        <strong>{answer === question.right ? words.play.right : words.play.otherwise(right)}</strong>{' '}
        {question.explained[language]}
      </p>
      <p class="small">
        {words.play.source}
        {source.url === null ? (
          source.name
        ) : (
          <a href={source.url} rel="noopener noreferrer" target="_blank">
            {source.name}
          </a>
        )}
      </p>
      <p>{words.play.lovelier}</p>
      {nextQuestion(gesturing) && (
        <button type="button" class="button button-main" onClick={acts.nextQuestion}>
          {words.play.another}
        </button>
      )}
    </div>
  );
}
