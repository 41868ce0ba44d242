import { Question } from './question.ts';

/** Water and sanitation. Each answer as its source states it. */
export const WATER: readonly Question[] = Question.array().parse([
  {
    id: 'water-1',
    asked: {
      fr: 'En 2022, combien de personnes vivaient sans eau potable gérée en toute sécurité\u00a0?',
      en: 'In 2022, how many people lived without safely managed drinking water?',
    },
    answers: [
      { fr: '220 millions', en: '220 million' },
      { fr: '2,2 milliards', en: '2.2 billion' },
      { fr: '5 milliards', en: '5 billion' },
    ],
    right: 1,
    explained: {
      fr: 'Une eau «\u00a0gérée en toute sécurité\u00a0» est chez soi, disponible quand il le faut et sans contamination. En 2022, environ 2,2 milliards de personnes n’en avaient pas.',
      en: '“Safely managed” water is at home, there when needed and free of contamination. In 2022 about 2.2 billion people had none.',
    },
    source: { name: 'OMS/UNICEF, JMP, 2023', url: 'https://washdata.org/reports/jmp-2023-wash-households' },
  },
  {
    id: 'water-2',
    asked: {
      fr: 'Pour compter comme «\u00a0service de base\u00a0», en combien de temps doit-on pouvoir aller chercher l’eau, aller et retour\u00a0?',
      en: 'To count as a “basic service”, how long may a round trip to fetch water take?',
    },
    answers: [
      { fr: '30 minutes', en: '30 minutes' },
      { fr: '2 heures', en: '2 hours' },
      { fr: 'Une journée', en: 'A day' },
    ],
    right: 0,
    explained: {
      fr: 'Trente minutes au plus, attente comprise. Au-delà, le service est dit «\u00a0limité\u00a0».',
      en: 'Thirty minutes at most, queuing included. Beyond that the service is called “limited”.',
    },
    source: { name: 'OMS/UNICEF, JMP, 2023', url: 'https://washdata.org/reports/jmp-2023-wash-households' },
  },
  {
    id: 'water-3',
    asked: {
      fr: 'Quand l’eau n’est pas à la maison, qui va le plus souvent la chercher\u00a0?',
      en: 'Where there is no water at home, who fetches it most often?',
    },
    answers: [
      { fr: 'Les femmes et les filles', en: 'Women and girls' },
      { fr: 'Les hommes et les garçons', en: 'Men and boys' },
      { fr: 'Autant les unes que les autres', en: 'Both alike' },
    ],
    right: 0,
    explained: {
      fr: 'Dans 7 ménages sur 10 sans eau chez eux, ce sont les femmes et les filles. Un point d’eau proche leur rend du temps.',
      en: 'In 7 of 10 households without water on the premises it is women and girls. A water point nearby gives them time back.',
    },
    source: { name: 'OMS/UNICEF, JMP, 2023', url: 'https://washdata.org/reports/jmp-2023-wash-households' },
  },
  {
    id: 'water-4',
    asked: {
      fr: 'Quelle activité prélève le plus d’eau douce dans le monde\u00a0?',
      en: 'Which activity withdraws the most fresh water in the world?',
    },
    answers: [
      { fr: 'L’agriculture', en: 'Farming' },
      { fr: 'L’industrie', en: 'Industry' },
      { fr: 'Les ménages', en: 'Households' },
    ],
    right: 0,
    explained: {
      fr: 'Environ 70\u00a0% des prélèvements d’eau douce vont à l’agriculture. Bien irriguer compte donc beaucoup.',
      en: 'About 70% of fresh water withdrawals go to agriculture. Watering well matters a great deal.',
    },
    source: { name: 'FAO, AQUASTAT', url: 'https://www.fao.org/aquastat/en/' },
  },
  {
    id: 'water-5',
    asked: {
      fr: 'L’accès à l’eau potable est-il un droit humain reconnu par les Nations unies\u00a0?',
      en: 'Is access to drinking water a human right recognised by the United Nations?',
    },
    answers: [
      { fr: 'Non', en: 'No' },
      { fr: 'Oui, depuis 2010', en: 'Yes, since 2010' },
      { fr: 'Oui, depuis 1789', en: 'Yes, since 1789' },
    ],
    right: 1,
    explained: {
      fr: 'L’Assemblée générale l’a reconnu le 28 juillet 2010, avec l’assainissement.',
      en: 'The General Assembly recognised it on 28 July 2010, together with sanitation.',
    },
    source: { name: 'Nations unies, A/RES/64/292, 2010', url: 'https://undocs.org/A/RES/64/292' },
  },
  {
    id: 'water-6',
    asked: {
      fr: 'En 2022, combien de personnes vivaient sans assainissement géré en toute sécurité\u00a0?',
      en: 'In 2022, how many people lived without safely managed sanitation?',
    },
    answers: [
      { fr: '35 millions', en: '35 million' },
      { fr: '350 millions', en: '350 million' },
      { fr: '3,5 milliards', en: '3.5 billion' },
    ],
    right: 2,
    explained: {
      fr: 'Environ 3,5 milliards. De bonnes latrines protègent aussi l’eau des puits.',
      en: 'About 3.5 billion. Good latrines also protect the water of wells.',
    },
    source: { name: 'OMS/UNICEF, JMP, 2023', url: 'https://washdata.org/reports/jmp-2023-wash-households' },
  },
]);
