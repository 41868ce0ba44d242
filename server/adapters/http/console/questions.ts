import { writeAsking } from '#server/domain/stewards/asking.ts';
import { may } from '#server/domain/stewards/rights.ts';
import type { QuestionsView, TypedQuestion } from '#server/domain/stewards/views.ts';
import {
  type Asking,
  MOST_ANSWERS,
  MOST_OWN_QUESTIONS,
  NOTHING_ASKED,
  QUESTION_SETS,
  Question,
} from '#shared/questions/question.ts';
import type { Handlers } from './consoleRoutes.ts';
import { draftAt, pathOf } from './drafts.ts';
import { type ActingVisit, type Answer, type ConsoleParts, field, notFound, page, savedAt } from './visit.ts';

type Names = 'questions' | 'saveQuestions';
type Typed = Pick<QuestionsView, 'sets' | 'own'>;

const ID_LENGTH = 8;

/** The small questions of a project: our sets, picked, and its own [V4]. */
export function questionHandlers(parts: ConsoleParts): Handlers<Names> {
  const { deps, pages } = parts;
  const { read } = deps.store;

  async function show(visit: ActingVisit, typed: Typed | null): Promise<Answer> {
    const row = await draftAt(parts, visit);
    if (row === null) return notFound;
    const { acting, role, context } = visit;
    const isPublished = (await read.project(row.slug)) !== null;
    const kept = await read.asking(row.slug);
    const written = kept?.draft ?? NOTHING_ASKED;
    const view: QuestionsView = {
      acting,
      draft: row.body,
      ...(typed ?? { sets: written.sets, own: written.own.map(typedOf) }),
      isPublished,
      isRead: kept !== null && JSON.stringify(kept.draft) === JSON.stringify(kept.published),
      canEdit: may(role, 'edit'),
    };
    return page(pages.questions(view, context), typed === null ? 200 : 422);
  }

  return {
    questions: (visit) => show(visit, null),
    async saveQuestions(visit) {
      const row = await draftAt(parts, visit);
      if (row === null || (await read.project(row.slug)) === null) return notFound;
      const { body, steward } = visit;
      const sets = QUESTION_SETS.filter((set) => field(body, `set.${set}`) === 'yes');
      const typed = typedIn(body);
      const own: Question[] = [];
      for (const question of typed) {
        const id = question.id === '' ? `own-${deps.surroundings.newCode(ID_LENGTH).toLowerCase()}` : question.id;
        const parsed = Question.safeParse(questionFrom({ ...question, id }));
        if (parsed.success) own.push(parsed.data);
      }
      if (own.length < typed.length) {
        const told = typed.map((question) => ({ ...question, isFaulty: !isWhole(question) }));
        return show(visit, { sets, own: told });
      }
      const asking: Asking = { sets, own };
      await writeAsking(deps, steward, row.slug, asking, field(body, 'act') === 'publish' ? 'publish' : 'keep');
      return savedAt(`${pathOf(visit, row)}/questions`);
    },
  };
}

/** What was typed, without the questions that were left or made empty: so one is taken away. */
function typedIn(body: ActingVisit['body']): TypedQuestion[] {
  const found: TypedQuestion[] = [];
  for (let i = 0; i <= MOST_OWN_QUESTIONS && found.length < MOST_OWN_QUESTIONS; i++) {
    const at = (name: string) => field(body, `q${i}.${name}`).trim();
    const words = (name: string) => ({ fr: at(`${name}.fr`), en: at(`${name}.en`) });
    const asked = words('asked');
    if (asked.fr === '' && asked.en === '') continue;
    found.push({
      id: at('id'),
      asked,
      answers: Array.from({ length: MOST_ANSWERS }, (_, n) => words(`answer${n}`)),
      right: Number.parseInt(at('right'), 10) || 0,
      explained: words('explained'),
      source: at('source'),
      url: at('url'),
      isFaulty: false,
    });
  }
  return found;
}

const questionFrom = ({ id, asked, answers, right, explained, source, url }: TypedQuestion) => ({
  id,
  asked,
  // One that is empty in both languages is none; the true one keeps its place, for empty ones come last.
  answers: answers.filter(({ fr, en }) => fr !== '' || en !== ''),
  right,
  explained,
  source: { name: source, url: url === '' ? null : url },
});

const isWhole = (typed: TypedQuestion): boolean =>
  Question.safeParse(questionFrom({ ...typed, id: typed.id === '' ? 'own-new' : typed.id })).success;

const typedOf = ({ id, asked, answers, right, explained, source }: Question): TypedQuestion => ({
  id,
  asked,
  answers,
  right,
  explained,
  source: source.name,
  url: source.url ?? '',
  isFaulty: false,
});
