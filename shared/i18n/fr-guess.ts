import type { Messages } from '#shared/i18n/messages.ts';

/** Des cailloux sur ce que demandent les nouvelles [V4]. */
export const guess = {
  title: 'Et d’après vous\u00a0?',
  lead: 'Posez un caillou sur ce que vous devinez. Rien n’est à gagner, et personne n’est nommé.',
  lay: 'Poser mon caillou',
  move: 'Déplacer mon caillou',
  laying: 'Un instant…',
  mayMove: 'Votre caillou est posé ici. Vous pouvez le déplacer tant que l’on ne sait pas la suite.',
  pebbles: (count) => (count > 1 ? `${count}\u00a0cailloux` : `${count}\u00a0caillou`),
  own: 'le vôtre est ici',
  each: (count) => `Chaque pierre dessinée vaut ${count}\u00a0cailloux.`,
  guessed: 'Ce que l’on devinait',
  happened: 'Ce qui s’est passé',
  cameTrue: 'c’est ce qui s’est passé',
  none: 'Rien de tout cela.',
  toldIn: 'Raconté dans cette nouvelle',
  askedIn: 'Demandé dans cette nouvelle',
  answered: 'La suite est connue maintenant\u00a0: les cailloux restent où ils sont.',
  changed: 'La question a changé entre-temps\u00a0: relisez-la, puis posez votre caillou.',
  gone: 'Cette question n’est plus posée.',
  offline: 'Pas de connexion\u00a0: votre caillou se posera une fois en ligne.',
  notNow: 'Cela n’a pas marché cette fois. Réessayez un peu plus tard.',
} satisfies Messages['guess'];
