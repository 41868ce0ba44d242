import { Question } from './question.ts';

/** Fair wages and work. Each answer as its source states it. */
export const WAGES: readonly Question[] = Question.array().parse([
  {
    id: 'wages-1',
    asked: {
      fr: 'Quand l’Organisation internationale du travail est-elle née\u00a0?',
      en: 'When was the International Labour Organization founded?',
    },
    answers: [
      { fr: '1789', en: '1789' },
      { fr: '1919', en: '1919' },
      { fr: '1999', en: '1999' },
    ],
    right: 1,
    explained: {
      fr: 'En 1919. Gouvernements, employeurs et travailleurs y décident ensemble.',
      en: 'In 1919. Governments, employers and workers decide there together.',
    },
    source: { name: 'OIT', url: 'https://www.ilo.org/about-ilo' },
  },
  {
    id: 'wages-2',
    asked: {
      fr: 'Que demande la Convention n°\u00a0100 de l’OIT, de 1951\u00a0?',
      en: 'What does ILO Convention No. 100, of 1951, ask for?',
    },
    answers: [
      { fr: 'Un salaire égal pour un travail de valeur égale', en: 'Equal pay for work of equal value' },
      { fr: 'Cent jours de congé', en: 'A hundred days of leave' },
      { fr: 'La même blouse pour tous', en: 'The same overall for all' },
    ],
    right: 0,
    explained: {
      fr: 'L’égalité de rémunération entre femmes et hommes pour un travail de valeur égale.',
      en: 'Equal remuneration for men and women for work of equal value.',
    },
    source: {
      name: 'OIT, Convention 100, 1951',
      url: 'https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C100',
    },
  },
  {
    id: 'wages-3',
    asked: {
      fr: 'Que protège la Convention n°\u00a087 de l’OIT, de 1948\u00a0?',
      en: 'What does ILO Convention No. 87, of 1948, protect?',
    },
    answers: [
      { fr: 'Le droit de former un syndicat', en: 'The right to form a union' },
      { fr: 'Le secret des recettes', en: 'The secrecy of recipes' },
      { fr: 'La sieste', en: 'The nap' },
    ],
    right: 0,
    explained: {
      fr: 'La liberté syndicale\u00a0: travailleurs et employeurs peuvent s’organiser sans demander la permission.',
      en: 'Freedom of association: workers and employers may organise without asking permission.',
    },
    source: {
      name: 'OIT, Convention 87, 1948',
      url: 'https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C087',
    },
  },
  {
    id: 'wages-4',
    asked: {
      fr: 'Que dit de la paie l’article 23 de la Déclaration universelle\u00a0?',
      en: 'What does article 23 of the Universal Declaration say of pay?',
    },
    answers: [
      { fr: 'Elle doit permettre de vivre dignement', en: 'It must allow a life in dignity' },
      { fr: 'Elle est un cadeau', en: 'It is a present' },
      { fr: 'Rien', en: 'Nothing' },
    ],
    right: 0,
    explained: {
      fr: 'Quiconque travaille a droit à une rémunération équitable et satisfaisante, pour vivre dignement avec sa famille.',
      en: 'Everyone who works has the right to just and favourable remuneration, for a life in dignity with their family.',
    },
    source: {
      name: 'Déclaration universelle des droits de l’homme, 1948',
      url: 'https://www.un.org/en/about-us/universal-declaration-of-human-rights',
    },
  },
  {
    id: 'wages-5',
    asked: {
      fr: 'Début 2020, combien d’enfants travaillaient dans le monde au lieu de seulement grandir et apprendre\u00a0?',
      en: 'At the beginning of 2020, how many children in the world were in child labour?',
    },
    answers: [
      { fr: '1,6 million', en: '1.6 million' },
      { fr: '16 millions', en: '16 million' },
      { fr: '160 millions', en: '160 million' },
    ],
    right: 2,
    explained: {
      fr: 'Environ 160 millions. Des parents payés dignement, c’est souvent un enfant à l’école.',
      en: 'About 160 million. Parents who are paid decently often mean a child at school.',
    },
    source: {
      name: 'OIT et UNICEF, 2021',
      url: 'https://data.unicef.org/resources/child-labour-2020-global-estimates-trends-and-the-road-forward/',
    },
  },
  {
    id: 'wages-6',
    asked: {
      fr: 'Dans quel secteur la plupart de ces enfants travaillaient-ils\u00a0?',
      en: 'In which sector did most of these children work?',
    },
    answers: [
      { fr: 'L’agriculture', en: 'Farming' },
      { fr: 'L’industrie', en: 'Industry' },
      { fr: 'Les services', en: 'Services' },
    ],
    right: 0,
    explained: { fr: 'Environ 70\u00a0% travaillaient dans l’agriculture.', en: 'About 70% worked in agriculture.' },
    source: {
      name: 'OIT et UNICEF, 2021',
      url: 'https://data.unicef.org/resources/child-labour-2020-global-estimates-trends-and-the-road-forward/',
    },
  },
]);
