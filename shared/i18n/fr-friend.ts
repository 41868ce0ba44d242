import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { Messages } from '#shared/i18n/messages.ts';

const { number } = formatIn('fr');
const plural = pluralIn('fr');

/** Un cadeau pour quelqu'un, qui en choisit la place : ce que lit qui donne, et ce que lit qui reçoit. */
export const friend = {
  ask: 'Pour quelqu’un\u00a0: c’est cette personne qui choisit la place',
  askMeans:
    'Vous recevez un lien à lui envoyer, ou une carte à imprimer. Le cadeau compte tout de suite\u00a0; sans choix de sa part, le village choisit au bout de 30 jours.',
  fromField: 'De la part de (facultatif)',
  wordsField: 'Vos mots pour cette personne (facultatif)',
  placeTheirs: 'Cette personne choisit les places.',

  given:
    'C’est payé, et cela compte déjà pour le projet. Envoyez ce lien à la personne à qui vous l’offrez\u00a0: elle choisit la place.',
  givenMeans: 'Sans choix de sa part, le village choisit au bout de 30 jours. Ce navigateur garde le lien pour vous.',
  givenElsewhere:
    'C’est payé, et cela compte déjà pour le projet. Le lien à envoyer est dans le navigateur qui a donné, et dans la lettre de remerciements si vous l’avez demandée.',
  pending:
    'Il prend en général 2 à 6 jours ouvrés. Quand la banque aura confirmé, vous trouverez ici, dans ce navigateur, le lien à envoyer.',
  link: 'Le lien à envoyer',
  waits: (gifts) =>
    plural(
      gifts,
      'Votre cadeau attend la personne à qui vous l’offrez.',
      `${number(gifts)} de vos cadeaux attendent les personnes à qui vous les offrez.`,
    ),
  print: 'Imprimer la carte',
  passTitle: 'Un cadeau à poser',
  passText: 'Un vrai don, en cadeau. Ce lien mène au village où choisir sa place.',

  title: (gifts) => plural(gifts, 'Un cadeau pour vous', 'Des cadeaux pour vous'),
  from: (name) => `De la part de ${name}`,
  real: (gifts, project) =>
    `${plural(gifts, 'Un vrai don, déjà payé', 'De vrais dons, déjà payés')}, à «\u00a0${project}\u00a0».`,
  choose: (gifts) => plural(gifts, 'Choisir la place', 'Choisir les places'),
  village: 'Le village choisit',
  allPlaced: (gifts) =>
    plural(gifts, 'Ici\u00a0? Vous pouvez encore le déplacer.', 'Ici\u00a0? Vous pouvez encore les déplacer.'),
  confirm: (gifts) => plural(gifts, 'Le poser ici', 'Les poser ici'),
  confirmBlind: 'Le village choisit une bonne place à l’arrivée du cadeau.',
  sending: 'Un instant…',
  trouble: {
    offline: 'Pas de connexion. Rien n’est perdu\u00a0: réessayez une fois en ligne.',
    other: 'Cela n’a pas marché. Rien n’est perdu\u00a0: réessayez dans un instant.',
  },
  stands: (gifts) => plural(gifts, 'C’est posé', 'Ils sont posés'),
  standsMeans: (gifts) =>
    plural(
      gifts,
      'Tout le monde le voit dans le village. Il s’animera quand l’association en montrera la preuve sur le terrain.',
      'Tout le monde les voit dans le village. Ils s’animeront quand l’association en montrera la preuve sur le terrain.',
    ),
  see: (gifts) => plural(gifts, 'Le regarder', 'Les regarder'),
  over: {
    standing: 'Ce cadeau est déjà posé dans le village.',
    withdrawn: 'Ce cadeau a été repris\u00a0: son paiement a été remboursé. Le village reste ouvert à tous.',
    unpaid:
      'Ce cadeau est en route\u00a0: la banque n’a pas encore confirmé son paiement. Gardez le lien et revenez dans quelques jours.',
    unknown: 'Ce lien ne mène à aucun cadeau. Vérifiez qu’il est complet.',
    offline: 'Le cadeau n’a pas pu être lu. Vérifiez votre connexion et rouvrez le lien.',
  },
  visit: 'Voir le village',
} satisfies Messages['friend'];
