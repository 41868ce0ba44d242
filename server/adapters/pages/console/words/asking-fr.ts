import type { SameShape } from '#shared/i18n/messages.ts';
import type { asking as en } from './asking-en.ts';

export const asking: SameShape<typeof en> = {
  title: 'Finir par une question',
  lead: 'Demandez la suite\u00a0: chaque visiteur peut poser un caillou sur ce qu’il devine. Rien n’est à gagner, et personne n’est nommé. Une nouvelle dira plus tard ce qui s’est vraiment passé.',
  asked: 'Question',
  option: (number: number) => `Choix ${number}`,
  optionsHint: 'De deux à cinq choix, dans les langues de la question. Laissez vides ceux dont vous n’avez pas besoin.',
  answersTitle: 'Ce que vous aviez demandé',
  answersLead: 'Des visiteurs ont deviné, et attendent la suite. Si vous la connaissez, dites-la ici.',
  happened: 'Ce qui s’est passé',
  notYet: 'Pas encore connu',
  none: 'Rien de tout cela',
  words: 'En quelques mots',
  wordsHint: 'À écrire si rien de tout cela n’est arrivé.',
  loss: (pebbles: number) =>
    pebbles === 1
      ? 'Ce n’est plus la question sur laquelle un caillou est posé\u00a0: si vous publiez, ce caillou disparaît.'
      : `Ce n’est plus la question sur laquelle on pose des cailloux\u00a0: si vous publiez, ils disparaissent tous (${pebbles} à cette heure).`,
  lossAnswered: 'La suite a été racontée dans une nouvelle\u00a0: elle disparaît aussi, jusqu’à sa correction.',
};
