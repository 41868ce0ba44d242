import { afterEach, describe, expect, it, vi } from 'vitest';
import { NewsQuestion } from '#client/hud/news-question.tsx';
import type { NetRefusal } from '#client/net/api.ts';
import { fr } from '#shared/i18n/fr.ts';
import { NewsId } from '#shared/ids.ts';
import { rowWidth, stonesFor, stonesPath } from '#shared/news/pebbles.ts';
import { QuestionTold } from '#shared/protocol/guess.ts';
import { ProjectNews } from '#shared/protocol/news.ts';
import { err, ok } from '#shared/result.ts';
import { drawn, textIn } from './drawn.ts';
import { type Machine, machine, problem, settled } from './machine.ts';

const NEWS = NewsId.parse('nws_0000000000000001');
const LATER = NewsId.parse('nws_0000000000000002');
const en = (text: string) => ({ fr: '', en: text });
const QUESTION = QuestionTold.parse({
  news: NEWS,
  version: 3,
  asked: en('What will the first harvest be?'),
  options: [en('Beans'), { fr: 'Du maïs', en: 'Maize' }],
  pebbles: [2, 0],
  own: null,
  outcome: null,
});
const board = (question: QuestionTold) =>
  ProjectNews.parse({
    news: [
      {
        id: NEWS,
        happenedOn: '2026-11-20',
        place: en(''),
        title: en('Seeds'),
        words: en('Sown.'),
        photos: [],
        deliveries: [],
        told: [],
        question,
        answers: [],
      },
    ],
  });

/** The HUD with the board read, what it sent, and what the server answers to a pebble. */
async function reading(refusal: NetRefusal | null = null, onServer: QuestionTold = QUESTION) {
  const sent: unknown[] = [];
  const made = machine({
    news: async () => ok(board(onServer)),
    layPebble: async (project, news, guess) => {
      sent.push([project, news, guess]);
      return refusal ? err(refusal) : ok({ ...QUESTION, pebbles: [2, 1], own: guess.option });
    },
  });
  await made.acts.readNews();
  return { ...made, sent };
}
function shown({ state }: Machine): QuestionTold {
  const { news } = state().tidings;
  const question = news.kind === 'read' ? news.all[0]?.question : null;
  if (!question) throw new Error('nothing is asked');
  return question;
}

const look = (made: Machine, question = shown(made)) => {
  const tree = <NewsQuestion state={made.state()} acts={made.acts} question={question} />;
  return { text: textIn(tree), all: drawn(tree), of: (type: string) => drawn(tree).filter((one) => one.type === type) };
};

afterEach(() => void vi.unstubAllGlobals());

describe('[V4] pebbles on what news ask, in the HUD', () => {
  it('shows each option to choose from with its pebbles, drawn and in a number', async () => {
    const made = await reading();
    const { text, of } = look(made);
    expect(text).toContain('What will the first harvest be?');
    expect(of('input').map(({ props }) => [props.type, props.value, props.required, props.defaultChecked])).toEqual([
      ['radio', 0, true, false],
      ['radio', 1, true, false],
    ]);
    expect(text).toMatch(/Beans2 pebbles.*Maize0 pebbles.*Lay my pebble/);
    expect(of('svg'), 'none where no pebble lies').toHaveLength(1);
    expect(text).not.toContain('yours is here');
  });

  it('lays one, and the counts and one’s own are those that the server answers; a second tap waits', async () => {
    const made = await reading();
    const first = made.acts.layPebble(shown(made), 1);
    expect(look(made).of('button')[0]?.props.disabled).toBe(true);
    expect(look(made).text).toContain('One moment…');
    await made.acts.layPebble(shown(made), 0);
    await first;
    expect(made.sent).toEqual([[made.state().project.slug, NEWS, { version: 3, option: 1 }]]);
    expect(shown(made)).toMatchObject({ pebbles: [2, 1], own: 1 });
    const { text, of } = look(made);
    expect(text).toMatch(/Maize1 pebble · yours is here.*Move my pebble/);
    expect(of('input').map(({ props }) => props.defaultChecked)).toEqual([false, true]);
    expect(of('path').filter(({ props }) => props.class === 'is-own' && props.d !== '')).toHaveLength(1);
  });

  it('a form that is sent lays the option that was chosen, and nothing where none is', async () => {
    const made = await reading();
    const [form] = look(made).of('form');
    const submit = form?.props.onSubmit as (event: unknown) => void;
    for (const option of [null, '1']) {
      vi.stubGlobal(
        'FormData',
        class {
          get = () => option;
        },
      );
      submit({ preventDefault: () => {}, currentTarget: null });
      await settled();
    }
    expect(made.sent).toHaveLength(1);
    expect(shown(made).own).toBe(1);
  });

  it.each([
    [{ kind: 'unreachable' } as const, 'There is no connection'],
    [problem('too-many-requests', 429), 'did not work this time'],
    [{ kind: 'garbled', status: 502 } as const, 'did not work this time'],
  ])('%o is said, and what was chosen can be sent again', async (refusal, words) => {
    const made = await reading(refusal);
    await made.acts.layPebble(shown(made), 0);
    expect(look(made).text).toContain(words);
    expect(look(made).of('button')[0]?.props.disabled).toBe(false);
    expect(shown(made)).toEqual(QUESTION);
  });

  it('what was corrected or answered meanwhile is read again, and said', async () => {
    const corrected = { ...QUESTION, version: 9, options: [en('Sorghum'), en('Rice')], pebbles: [0, 0] };
    const one = await reading(problem('question-changed', 409), corrected);
    await one.acts.layPebble(QUESTION, 0);
    expect(look(one).text).toMatch(/Sorghum.*The question has changed meanwhile/);
    const outcome = { news: LATER, option: null, words: en('Hail took it.') };
    const two = await reading(problem('question-answered', 409), { ...QUESTION, own: 0, outcome });
    await two.acts.layPebble(QUESTION, 0);
    expect(look(two).text).toMatch(/What happened is known by now.*yours is here.*None of these\. Hail took it\./);
    expect(look(two).of('input')).toEqual([]);
  });

  it('an answered question says which option came true, and leads to the news that tell it', async () => {
    const made = await reading(null, { ...QUESTION, outcome: { news: LATER, option: 1, words: en('') } });
    const { text, of } = look(made);
    expect(text).toMatch(/What was guessed.*Beans.*Maize · this is what happened/);
    expect(of('li').map(({ props }) => props.class)).toEqual(['', 'is-true']);
    expect(of('a').map(({ props }) => props.href)).toEqual([`/p/${made.state().project.slug}/news/${LATER}`]);
    made.machinery.store.set({ language: 'fr', words: fr });
    expect(look(made).text, 'what is said in one language alone is read in it').toMatch(
      /Beans.*Du maïs · c’est ce qui/,
    );
  });
});

describe('drawn pebbles', () => {
  it('are one each while they fit in a row; else each stands for as many at every option', () => {
    expect(stonesFor([0, 1, 12])).toEqual({ each: 1, drawn: [0, 1, 12] });
    expect(stonesFor([0, 1, 13, 240])).toEqual({ each: 20, drawn: [0, 1, 1, 12] });
    expect(stonesFor([])).toEqual({ each: 1, drawn: [] });
    expect(Math.max(...stonesFor([5, 999_999]).drawn)).toBeLessThanOrEqual(12);
    expect([rowWidth(0), rowWidth(1), rowWidth(12)]).toEqual([0, 7, 106]);
    expect(stonesPath(0, 2)).toBe(stonesPath(0, 1) + stonesPath(1, 1));
    expect(stonesPath(3, 0)).toBe('');
  });
});
