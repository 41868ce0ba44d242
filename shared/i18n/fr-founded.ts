import type { Messages } from '#shared/i18n/messages.ts';

/** Les villages fondés par les joueurs [S4]. */
export const founded: Messages['founded'] = {
  neutral: (project) => `Un village pour «\u00a0${project}\u00a0»`,
  occasions: {
    class: 'Le village d’une classe',
    office: 'Le village d’une équipe',
    birthday: 'Le village d’une fête',
    friends: 'Le village d’amis',
    memory: 'En mémoire',
  },
  thanks: 'Merci de la part de qui l’a fondé',
  goal: (given, goal) => `Ici\u00a0: ${given} sur ${goal}`,
  partOf: 'Ce village a été fondé pour le projet',
  found: 'Fonder un village à vous',
};
