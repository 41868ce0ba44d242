import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { SameShape } from '#shared/i18n/messages.ts';
import type { letters as en } from './letters-en.ts';

const { number } = formatIn('fr');
const plural = pluralIn('fr');

export const letters: SameShape<typeof en> = {
  title: 'Lettres',
  allWell: 'Aucune lettre n’est en retard, aucune n’a été abandonnée.',
  noPost: 'Il n’y a pas encore de serveur de courrier (SMTP_URL)\u00a0: les lettres l’attendent ici.',
  waiting: (letters, isMore) =>
    isMore
      ? `Plus de ${number(letters)} lettres ne sont pas encore parties`
      : `${number(letters)} ${plural(letters, 'lettre n’est pas encore partie', 'lettres ne sont pas encore parties')}`,
  waitingLead: 'Elles sont présentées de nouveau d’elles-mêmes.',
  lost: (letters, isMore) =>
    isMore
      ? `Plus de ${number(letters)} lettres ont été abandonnées`
      : `${number(letters)} ${plural(letters, 'lettre a été abandonnée', 'lettres ont été abandonnées')}`,
  lostLead:
    'Elles ne repartent pas d’elles-mêmes. Une fois la cause réparée, renvoyez-les\u00a0: chacune a de nouveau cinq jours. Une adresse fausse ne se répare pas ici\u00a0: sa lettre quitte cette liste après quatre-vingt-dix jours, ou avant, quand plus personne ne l’attend.',
  address: (domain) => `à une adresse chez ${domain}`,
  newest: (letters) =>
    `Voici les ${number(letters)} dernières\u00a0; «\u00a0tout renvoyer\u00a0» renvoie aussi les autres.`,
  kinds: {
    thanks: 'Un merci pour un cadeau',
    taxReceipt: 'Un reçu fiscal',
    taxReceiptVoid: 'L’annulation d’un reçu fiscal',
    news: 'Des nouvelles du terrain',
    signIn: 'Un lien pour entrer dans la console',
    invitation: 'Une invitation à agir pour une association',
    corner: 'Un lien vers «\u00a0mon coin\u00a0»',
  },
  waits: {
    noPost:
      'Attend votre propre serveur de courrier. Si cela dure, il est absent ou ne veut pas de nous\u00a0: son adresse, le mot de passe ou l’expéditeur.',
    notNow: 'Le serveur de courrier ne peut pas remettre là-bas en ce moment.',
    unsure: 'Le serveur de courrier a coupé, ou demandé de revenir. Peut-être arrivée quand même.',
  },
  lostBy: {
    refused:
      'Le serveur de courrier l’a refusée pour de bon\u00a0: le plus souvent l’adresse n’existe pas, ou sa boîte ne reçoit rien.',
    notNow: 'Pendant cinq jours, le serveur de courrier n’a pas pu la remettre à cette adresse.',
    unsure:
      'Pendant cinq jours, le serveur de courrier a coupé, ou demandé de revenir. Elle est peut-être arrivée quand même.',
  },
  count: (letters) => `${number(letters)} ${plural(letters, 'lettre', 'lettres')}`,
  since: (day) => `depuis le ${day}`,
  days: (since, until) =>
    since === until ? `abandonnée le ${until}` : `en retard depuis le ${since}, abandonnée le ${until}`,
  number: (letter) => `N°\u00a0${letter}`,
  again: 'Renvoyer',
  allAgain: 'Tout renvoyer',
  newsLost: (letters) =>
    `${number(letters)} ${plural(letters, 'lettre', 'lettres')} avec des nouvelles de ce projet ${plural(letters, 'n’est pas arrivée', 'ne sont pas arrivées')} ces quatre-vingt-dix derniers jours. Qui s’occupe de cet hébergement voit pourquoi.`,
  sentAgain: (letters) =>
    letters === 0
      ? 'Rien n’a été renvoyé\u00a0: c’est déjà en route, ou plus personne ne l’attend.'
      : `${number(letters)} ${plural(letters, 'lettre repart', 'lettres repartent')} vers le serveur de courrier.`,
};
