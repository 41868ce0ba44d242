import type { board as enBoard, mailbox as enMailbox } from './en-board.ts';
import { formatIn, pluralIn } from './format.ts';
import type { SameShape } from './messages.ts';

const { day, list, number } = formatIn('fr');
const plural = pluralIn('fr');

export const board: SameShape<typeof enBoard> = {
  title: 'Le panneau des nouvelles',
  name: 'Panneau des nouvelles',
  onSquare: 'Sur la place',
  count: (news) =>
    news === 0 ? 'Pas encore de nouvelles' : plural(news, `${number(news)} nouvelle`, `${number(news)} nouvelles`),
  lead: 'Ce qui s’est passé sur place, raconté par l’association.',
  reading: 'Un instant…',
  failed: 'Les nouvelles ne peuvent pas être lues pour le moment. Vous êtes peut-être hors ligne.',
  none: 'Pas encore de nouvelles.',
  noneGiven:
    'L’association dira ici ce qui a été construit et livré, avec le jour et des photos, dès que des cadeaux seront arrivés.',
  dueIn: (days) =>
    plural(
      days,
      `L’association a encore ${number(days)}\u00a0jour pour dire ce que sont devenus les cadeaux. Ensuite, le village le signale près du bouton pour donner.`,
      `L’association a ${number(days)}\u00a0jours pour dire ce que sont devenus les cadeaux. Ensuite, le village le signale près du bouton pour donner.`,
    ),
  overdue: 'L’association n’a rien raconté depuis 90\u00a0jours. Le village le signale près du bouton pour donner.',
  whole: 'La lire sur sa propre page',
  wholeOf: (title) => `La lire sur sa propre page\u00a0: ${title}`,
  pages: 'Toutes les nouvelles sur une page',
  more: 'Lire la suite',
  happened: (unixMs) => `Nouvelles du terrain, ${day(unixMs)}`,
  feast: (steps) => `C’est fait\u00a0: ${list(steps)}\u00a0! Le village est en fête.`,
  mineAlive: (gifts) =>
    plural(
      gifts,
      'Des nouvelles de votre cadeau\u00a0: elles attendent dans la boîte aux lettres.',
      `Des nouvelles de ${number(gifts)} de vos cadeaux\u00a0: elles attendent dans la boîte aux lettres.`,
    ),
};

export const mailbox: SameShape<typeof enMailbox> = {
  title: 'La boîte aux lettres',
  name: 'Boîte aux lettres',
  lead: 'Ce que sont devenus les cadeaux faits depuis ce navigateur. Personne d’autre ne le voit.',
  waiting: (gifts) =>
    plural(
      gifts,
      'Son drapeau est levé\u00a0: des nouvelles d’un de vos cadeaux',
      `Son drapeau est levé\u00a0: des nouvelles de ${number(gifts)} de vos cadeaux`,
    ),
  down: 'Rien de nouveau',
  reading: 'Un instant…',
  failed: 'Elle ne peut pas s’ouvrir pour le moment. Vous êtes peut-être hors ligne\u00a0; le drapeau reste levé.',
  noGifts:
    'Quand vous aurez fait un cadeau ici, ce qu’il devient arrivera dans cette boîte. Sans adresse\u00a0: ce navigateur s’en souvient.',
  promised: (gifts) =>
    plural(
      gifts,
      'Votre cadeau est promis. Dès que l’association dira ce qu’il est devenu, vous le lirez ici.',
      `Vos ${number(gifts)} cadeaux sont promis. Dès que l’association dira ce qu’ils sont devenus, vous le lirez ici.`,
    ),
  alive: (gifts) => `S’anime\u00a0: ${list(gifts)}`,
  changed: (gifts) => `Changé\u00a0: ${list(gifts)}`,
  inPart: (gifts) => `Là en partie\u00a0: ${list(gifts)}`,
  units: (gift, there, quantity) => `${gift} (${number(there)}\u00a0sur\u00a0${number(quantity)})`,
  fresh: 'Nouveau',
  seeGift: (gift) => `Le voir\u00a0: ${gift}`,
  times: (quantity, gift) => `${number(quantity)}\u00a0× ${gift}`,
  corner: 'Mes cadeaux, mes reçus et mes choix',
};
