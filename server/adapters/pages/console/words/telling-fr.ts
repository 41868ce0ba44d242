import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { SameShape } from '#shared/i18n/messages.ts';
import type { telling as en } from './telling-en.ts';

const { number } = formatIn('fr');
const plural = pluralIn('fr');

export const telling: SameShape<typeof en> = {
  noneGiven: 'Aucun n’a encore été offert.',
  noneLeft: (standing) =>
    plural(standing, 'Le seul qui a été offert est déjà raconté.', `Les ${number(standing)} sont déjà racontés.`),
  stillPromised: (promised, standing) =>
    `${number(promised)} sur ${number(standing)} ${plural(promised, 'est encore promis', 'sont encore promis')}.`,
  stepBrings: (units) =>
    units === 0
      ? 'aucun don symbolique ne l’attend'
      : plural(units, '1 don symbolique s’anime avec elle', `${number(units)} dons symboliques s’animent avec elle`),
  stepNotReached: 'pas encore atteinte\u00a0: aucun don ne s’anime avec elle',
  stepToldBefore: 'une autre nouvelle la raconte déjà',
  effect: 'Ce qu’elle change',
  toldByThese: (units) => `Cette nouvelle en raconte ${number(units)}.`,
  areThere: 'Livré\u00a0:',
  leavesRest: 'Un don n’est là qu’en partie\u00a0: le reste attend une autre nouvelle.',
  getSignpost: 'Reçoit le panneau d’un projet qui a changé\u00a0:',
  nothingChanges: 'Aucun don n’est livré par elle.',
  fromPeople: (people) => plural(people, 'Une personne les a offerts.', `${number(people)} personnes les ont offerts.`),
  villagesHear: (villages) => plural(villages, 'Un village l’apprend.', `${number(villages)} villages l’apprennent.`),
  isHeard: (villages) =>
    plural(villages, 'Publiée. Le village l’a apprise.', `Publiée. Les ${number(villages)} villages l’ont apprise.`),
  isSpreading: (villages) =>
    plural(
      villages,
      'Publiée. Un village est en train de l’apprendre.',
      `Publiée. ${number(villages)} villages sont en train de l’apprendre.`,
    ),
  waiting: (waiting, villages) =>
    `${number(waiting)} sur ${number(villages)} ${plural(villages, 'village', 'villages')} ${plural(waiting, 'doit', 'doivent')} encore l’apprendre. Cela prend un instant.`,
  lookAgain: 'Regarder encore',
  correctIt: 'La corriger',
  withdrawIt: 'La retirer',
  scheduledFor: (moment) => `Elle sera publiée le ${moment}.`,
  at: (zone) => `À un autre moment, à l’heure de ${zone}\u00a0; vide\u00a0: maintenant`,
  nowThere: (moment) => `Là-bas, nous sommes le ${moment}.`,
  anotherClock: 'À une autre heure locale',
  clock: 'Heure locale',
  clockLead: (zone) =>
    `Les moments se choisissent à l’heure de ${zone}, dans tous les projets de l’association. Ce qui attend déjà son heure garde son moment.`,
  zone: 'Fuseau horaire',
  useClock: 'Prendre cette heure',
};
