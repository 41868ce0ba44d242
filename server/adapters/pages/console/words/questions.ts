import type { Language } from '#shared/i18n/language.ts';
import type { QuestionSet } from '#shared/questions/question.ts';

/** The words of the page on which a steward writes small questions. */
export interface QuestionsWords {
  readonly title: string;
  readonly lead: string;
  readonly first: string;
  readonly isRead: string;
  readonly notRead: string;
  readonly sets: string;
  readonly setsHint: string;
  readonly set: Readonly<Record<QuestionSet, string>>;
  readonly own: string;
  readonly ownHint: string;
  readonly another: string;
  readonly asked: string;
  readonly answer: (number: number) => string;
  readonly isRight: (number: number) => string;
  readonly answersHint: (fewest: number) => string;
  readonly explained: string;
  readonly source: string;
  readonly url: string;
  readonly removeHint: string;
  readonly incomplete: string;
  readonly faulty: string;
  readonly keep: string;
  readonly publish: string;
}

export const QUESTIONS_WORDS: Readonly<Record<Language, QuestionsWords>> = {
  fr: {
    title: 'Les petites questions',
    lead: 'Les visiteurs peuvent y répondre, s’ils veulent. Toute réponse est bonne à donner\u00a0: la vraie est expliquée, avec sa source. Personne n’est noté.',
    first: 'Publiez d’abord le projet\u00a0; ses questions s’écrivent ensuite ici.',
    isRead: 'C’est ce que lisent les visiteurs.',
    notRead: 'Les visiteurs ne lisent pas encore ce qui est écrit ici.',
    sets: 'Nos questions toutes prêtes',
    setsHint: 'Six questions par thème, avec leurs sources. Cochez ce qui va avec votre projet.',
    set: {
      water: 'L’eau et l’assainissement',
      seeds: 'Les semences',
      school: 'L’école',
      wages: 'Le travail et sa juste paie',
    },
    own: 'Vos questions',
    ownHint: 'Sur ce projet et ce lieu\u00a0: ce que vous savez mieux que personne.',
    another: 'Une nouvelle question',
    asked: 'Question',
    answer: (number) => `Réponse ${number}`,
    isRight: (number) => `La réponse ${number} est vraie`,
    answersHint: (fewest) => `${fewest} réponses au moins. Laissez vides celles dont vous n’avez pas besoin.`,
    explained: 'Explication',
    source: 'Qui le dit (nom et année, ou vous-mêmes)',
    url: 'Adresse de la source, s’il y en a une',
    removeHint: 'Pour la retirer, videz la question dans les deux langues.',
    incomplete: 'incomplète',
    faulty:
      'Rien n’est perdu, mais il manque quelque chose\u00a0: la question, deux réponses, l’explication (en français et en anglais), qui le dit, ou une adresse en https://.',
    keep: 'Garder pour plus tard',
    publish: 'Publier',
  },
  en: {
    title: 'Small questions',
    lead: 'Visitors may answer them, if they like. Any answer is fine: the true one is explained, with its source. Nobody is marked.',
    first: 'Publish the project first; its questions are written here afterwards.',
    isRead: 'This is what visitors read.',
    notRead: 'Visitors do not read yet what is written here.',
    sets: 'Our ready-made questions',
    setsHint: 'Six questions a theme, with their sources. Tick what goes with your project.',
    set: { water: 'Water and sanitation', seeds: 'Seeds', school: 'School', wages: 'Work and its fair pay' },
    own: 'Your questions',
    ownHint: 'On this project and this place: what you know better than anybody.',
    another: 'A new question',
    asked: 'Question',
    answer: (number) => `Answer ${number}`,
    isRight: (number) => `Answer ${number} is true`,
    answersHint: (fewest) => `At least ${fewest} answers. Leave empty those you do not need.`,
    explained: 'Explanation',
    source: 'Who says so (name and year, or yourselves)',
    url: 'Address of the source, if there is one',
    removeHint: 'To take it away, empty the question in both languages.',
    incomplete: 'incomplete',
    faulty:
      'Nothing is lost, but something is missing: the question, two answers, the explanation (in French and English), who says so, or an address in https://.',
    keep: 'Keep for later',
    publish: 'Publish',
  },
};
