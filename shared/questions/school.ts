import { Question } from './question.ts';

/** School and learning. Each answer as its source states it. */
export const SCHOOL: readonly Question[] = Question.array().parse([
  {
    id: 'school-1',
    asked: {
      fr: 'Selon l’UNESCO en 2023, combien d’enfants et de jeunes n’allaient pas à l’école\u00a0?',
      en: 'According to UNESCO in 2023, how many children and young people were out of school?',
    },
    answers: [
      { fr: '25 millions', en: '25 million' },
      { fr: '250 millions', en: '250 million' },
      { fr: '2 milliards', en: '2 billion' },
    ],
    right: 1,
    explained: { fr: 'Environ 250 millions dans le monde.', en: 'About 250 million in the world.' },
    source: {
      name: 'UNESCO, 2023',
      url: 'https://www.unesco.org/en/articles/250-million-children-out-school-what-you-need-know-about-unescos-latest-education-data',
    },
  },
  {
    id: 'school-2',
    asked: {
      fr: 'Que dit de l’école primaire la Convention relative aux droits de l’enfant\u00a0?',
      en: 'What does the Convention on the Rights of the Child say of primary school?',
    },
    answers: [
      { fr: 'Obligatoire et gratuite pour tous', en: 'Compulsory and free for all' },
      { fr: 'Réservée aux bons élèves', en: 'For good pupils only' },
      { fr: 'Payante mais utile', en: 'Paid for but useful' },
    ],
    right: 0,
    explained: {
      fr: 'Son article 28 veut un enseignement primaire obligatoire et gratuit pour tous.',
      en: 'Its article 28 asks for primary education that is compulsory and available free to all.',
    },
    source: {
      name: 'Nations unies, Convention, 1989',
      url: 'https://www.ohchr.org/en/instruments-mechanisms/instruments/convention-rights-child',
    },
  },
  {
    id: 'school-3',
    asked: {
      fr: 'Depuis quand l’éducation est-elle dans la Déclaration universelle des droits de l’homme\u00a0?',
      en: 'Since when has education been in the Universal Declaration of Human Rights?',
    },
    answers: [
      { fr: '1948', en: '1948' },
      { fr: '1989', en: '1989' },
      { fr: '2015', en: '2015' },
    ],
    right: 0,
    explained: {
      fr: 'Depuis le premier jour\u00a0: c’est l’article 26 du texte de 1948.',
      en: 'From the first day: it is article 26 of the text of 1948.',
    },
    source: {
      name: 'Déclaration universelle des droits de l’homme, 1948',
      url: 'https://www.un.org/en/about-us/universal-declaration-of-human-rights',
    },
  },
  {
    id: 'school-4',
    asked: {
      fr: 'Lequel des 17 Objectifs de développement durable parle de l’éducation\u00a0?',
      en: 'Which of the 17 Sustainable Development Goals is about education?',
    },
    answers: [
      { fr: 'Le 2', en: 'Goal 2' },
      { fr: 'Le 4', en: 'Goal 4' },
      { fr: 'Le 14', en: 'Goal 14' },
    ],
    right: 1,
    explained: {
      fr: 'L’objectif 4\u00a0: une éducation de qualité pour toutes et tous, tout au long de la vie.',
      en: 'Goal 4: quality education for all, all through life.',
    },
    source: { name: 'Nations unies, ODD 4, 2015', url: 'https://sdgs.un.org/goals/goal4' },
  },
  {
    id: 'school-5',
    asked: { fr: 'Que fête-t-on le 8 septembre\u00a0?', en: 'What is celebrated on 8 September?' },
    answers: [
      { fr: 'L’alphabétisation', en: 'Literacy' },
      { fr: 'Les vacances', en: 'Holidays' },
      { fr: 'La craie', en: 'Chalk' },
    ],
    right: 0,
    explained: {
      fr: 'C’est la Journée internationale de l’alphabétisation, célébrée depuis 1967.',
      en: 'It is International Literacy Day, celebrated since 1967.',
    },
    source: { name: 'UNESCO', url: 'https://www.unesco.org/en/days/literacy' },
  },
  {
    id: 'school-6',
    asked: { fr: 'Et le 21 février\u00a0?', en: 'And on 21 February?' },
    answers: [
      { fr: 'La langue maternelle', en: 'Mother languages' },
      { fr: 'Le sport à l’école', en: 'Sport at school' },
      { fr: 'Les mathématiques', en: 'Mathematics' },
    ],
    right: 0,
    explained: {
      fr: 'C’est la Journée internationale de la langue maternelle. On apprend mieux dans une langue que l’on comprend.',
      en: 'It is International Mother Language Day. One learns better in a language one understands.',
    },
    source: { name: 'UNESCO', url: 'https://www.unesco.org/en/days/mother-language' },
  },
]);
