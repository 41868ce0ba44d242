import { Question } from './question.ts';

/** Seeds and farming. Each answer as its source states it. */
export const SEEDS: readonly Question[] = Question.array().parse([
  {
    id: 'seeds-1',
    asked: {
      fr: 'On cultive environ 6\u202f000 espèces de plantes pour se nourrir. Combien comptent vraiment dans la production mondiale\u00a0?',
      en: 'About 6,000 plant species are grown for food. How many count substantially in world production?',
    },
    answers: [
      { fr: 'Moins de 200', en: 'Fewer than 200' },
      { fr: 'Environ 2\u202f000', en: 'About 2,000' },
      { fr: 'Presque toutes', en: 'Nearly all' },
    ],
    right: 0,
    explained: {
      fr: 'Moins de 200. Garder des semences variées, c’est garder des plantes pour demain.',
      en: 'Fewer than 200. To keep many kinds of seed is to keep plants for tomorrow.',
    },
    source: { name: 'FAO, 2019', url: 'https://www.fao.org/documents/card/en/c/ca3129en' },
  },
  {
    id: 'seeds-2',
    asked: {
      fr: 'Combien d’espèces font à elles seules les deux tiers de la production végétale mondiale\u00a0?',
      en: 'How many species alone make two thirds of the world’s crop production?',
    },
    answers: [
      { fr: '9', en: '9' },
      { fr: '90', en: '90' },
      { fr: '900', en: '900' },
    ],
    right: 0,
    explained: {
      fr: 'Neuf, parmi lesquelles la canne à sucre, le maïs, le riz, le blé et la pomme de terre.',
      en: 'Nine, among them sugar cane, maize, rice, wheat and potatoes.',
    },
    source: { name: 'FAO, 2019', url: 'https://www.fao.org/documents/card/en/c/ca3129en' },
  },
  {
    id: 'seeds-3',
    asked: {
      fr: 'Quelle plante des Andes a eu son année internationale en 2013\u00a0?',
      en: 'Which plant of the Andes had its international year in 2013?',
    },
    answers: [
      { fr: 'Le quinoa', en: 'Quinoa' },
      { fr: 'Le blé', en: 'Wheat' },
      { fr: 'Le thé', en: 'Tea' },
    ],
    right: 0,
    explained: {
      fr: '2013 fut l’année internationale du quinoa, pour saluer les savoirs des peuples andins qui l’ont préservé.',
      en: '2013 was the International Year of Quinoa, in recognition of the knowledge of the Andean peoples who have preserved it.',
    },
    source: { name: 'FAO, 2013', url: 'https://www.fao.org/quinoa-2013/en/' },
  },
  {
    id: 'seeds-4',
    asked: {
      fr: 'Combien de variétés de pommes de terre connaît-on, la plupart dans les Andes\u00a0?',
      en: 'How many varieties of potato are known, most of them in the Andes?',
    },
    answers: [
      { fr: 'Une quarantaine', en: 'About forty' },
      { fr: 'Environ 400', en: 'About 400' },
      { fr: 'Plus de 4\u202f000', en: 'More than 4,000' },
    ],
    right: 2,
    explained: {
      fr: 'Plus de 4\u202f000, que des familles paysannes cultivent et échangent.',
      en: 'More than 4,000, grown and exchanged by farming families.',
    },
    source: { name: 'Centre international de la pomme de terre (CIP)', url: 'https://cipotato.org/potato/' },
  },
  {
    id: 'seeds-5',
    asked: {
      fr: 'Que reconnaît aux paysans la Déclaration des Nations unies de 2018 sur leurs droits\u00a0?',
      en: 'What does the United Nations’ 2018 declaration on peasants’ rights recognise?',
    },
    answers: [
      { fr: 'Un droit aux semences', en: 'A right to seeds' },
      { fr: 'Un tracteur par famille', en: 'A tractor for each family' },
      { fr: 'Rien sur les semences', en: 'Nothing about seeds' },
    ],
    right: 0,
    explained: {
      fr: 'Son article 19 dit le droit de conserver, d’utiliser, d’échanger et de vendre leurs semences de ferme.',
      en: 'Its article 19 states the right to save, use, exchange and sell their farm-saved seed.',
    },
    source: { name: 'Nations unies, A/RES/73/165, 2018', url: 'https://undocs.org/A/RES/73/165' },
  },
  {
    id: 'seeds-6',
    asked: {
      fr: 'À quoi sert le Traité international sur les ressources phytogénétiques, adopté en 2001\u00a0?',
      en: 'What is the International Treaty on Plant Genetic Resources, adopted in 2001, for?',
    },
    answers: [
      { fr: 'À conserver et partager les plantes cultivées', en: 'To conserve and share crop plants' },
      { fr: 'À fixer le prix du blé', en: 'To set the price of wheat' },
      { fr: 'À interdire les potagers', en: 'To forbid kitchen gardens' },
    ],
    right: 0,
    explained: {
      fr: 'Il organise la conservation et le partage des plantes cultivées, et reconnaît ce que les paysans y ont apporté.',
      en: 'It organises how crop plants are conserved and shared, and recognises what farmers have contributed to them.',
    },
    source: { name: 'FAO, Traité international, 2001', url: 'https://www.fao.org/plant-treaty/en/' },
  },
]);
