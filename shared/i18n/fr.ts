import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import { accounts } from '#shared/i18n/fr-accounts.ts';
import { board, mailbox } from '#shared/i18n/fr-board.ts';
import { founded } from '#shared/i18n/fr-founded.ts';
import { friend } from '#shared/i18n/fr-friend.ts';
import { giving } from '#shared/i18n/fr-giving.ts';
import { guess } from '#shared/i18n/fr-guess.ts';
import { scenes, sights } from '#shared/i18n/fr-life.ts';
import { newsPage } from '#shared/i18n/fr-news.ts';
import { pending } from '#shared/i18n/fr-pending.ts';
import { play } from '#shared/i18n/fr-play.ts';
import { sharing } from '#shared/i18n/fr-sharing.ts';
import type { Messages } from '#shared/i18n/messages.ts';

const { money, number, percent, month, day, list } = formatIn('fr');
const plural = pluralIn('fr');

export const fr = {
  money,
  number,
  percent,
  month,
  day,
  sights,
  scenes,
  play,
  guess,
  pending,
  founded,
  friend,
  sharing,
  accounts,
  newsPage,
  board,
  mailbox,

  common: {
    close: 'Fermer',
    back: 'Retour',
    cancel: 'Annuler',
    undo: 'Remettre',
    retry: 'Réessayer',
    loading: 'Un instant…',
    otherLanguage: 'English',
    otherLanguageLabel: 'Read this page in English',
  },

  banner: {
    simulation: 'Simulation\u00a0: aucun argent ne circule',
    demonstration: 'Démonstration\u00a0: ce projet est inventé',
    invented: 'démo',
    both: 'Démonstration\u00a0: projet inventé, aucun argent ne circule',
    offline: 'Vous êtes hors ligne. Le village vous attend, votre panier est gardé.',
    connecting: 'Arrivée au village…',
    reload: 'Ce site a été mis à jour. Merci de recharger la page.',
    reloadNow: 'Recharger',
  },

  village: {
    label: (name) => `Village ${name}`,
    map: 'Carte du village. Les flèches déplacent la vue, Entrée choisit la parcelle du milieu.',
    presence: (visitors) => plural(visitors, '1 visiteur ici', `${number(visitors)} visiteurs ici`),
    wave: 'Saluer',
    waved: 'Vous avez salué les autres.',
    someoneWaved: 'Un visiteur vous salue.',
    more: 'En savoir plus',
    less: 'Réduire',
    menu: 'Menu',
    soundOn: 'Mettre le son',
    soundOff: 'Couper le son',
    list: 'Le village en liste',
    about: 'Le projet',
    landed: (gift) => `Un cadeau est arrivé\u00a0: ${gift}.`,
    manyLanded: (gifts) => `${number(gifts)} cadeaux sont arrivés.`,
    silent: 'Pas de nouvelles du terrain depuis 90\u00a0jours.',
    newsPosted: 'Des nouvelles du terrain\u00a0: on y raconte ce qui a été livré.',
    delivered: (gifts) =>
      `Des nouvelles du terrain\u00a0: ${gifts < 2 ? 'un cadeau s’anime' : `${number(gifts)} cadeaux s’animent`}.`,
    stepReached: (step) => `Une étape est atteinte\u00a0: ${step}\u00a0!`,
    stageFailed:
      'La carte ne peut pas s’afficher sur cet appareil. Tout le reste fonctionne\u00a0: vous pouvez donner et voir chaque cadeau dans la liste.',
  },

  progress: {
    raised: (raised, goal) => `${raised} sur ${goal}`,
    label: 'Argent réuni pour le projet',
    gifts: (gifts) => plural(gifts, `${number(gifts)} cadeau`, `${number(gifts)} cadeaux`),
    noGifts: 'Aucun cadeau encore\u00a0: le vôtre peut être le premier',
    next: (step, isoMonth) => `Prochaine étape\u00a0: ${step}, prévue en ${month(isoMonth)}`,
    missing: (amount, step) => `Encore ${amount} pour «\u00a0${step}\u00a0»`,
    allReached: 'Toutes les étapes sont atteintes. La suite fait vivre le projet.',
    allDone: 'Toutes les étapes sont faites. La suite fait vivre le projet.',
    reachedOrDone: 'Toutes les étapes sont atteintes ou déjà faites. La suite fait vivre le projet.',
    steps: 'Les étapes',
    reached: 'Atteinte',
    delivered: 'Faite',
    from: (amount) => `à ${amount}`,
    expected: (isoMonth) => `prévue en ${month(isoMonth)}`,
    expectedIn: (isoMonth) => `Prévue en ${month(isoMonth)}.`,
    there: (there, needed) => `${there} sur ${needed} sont réunis pour cette étape.`,
    thereLabel: 'Argent réuni pour cette étape',
    reachedMeans: 'L’argent est là. L’association la fait maintenant construire, et la montrera ici une fois debout.',
    deliveredMeans: 'Elle est là, pour de vrai.',
    growing: 'Elle grandit à chaque cadeau.',
    waiting: 'Elle commencera quand l’étape précédente sera atteinte.',
  },

  about: {
    news: 'Nouvelles du terrain',
    where: 'Lieu\u00a0',
    approved: (who) => `Images et cadeaux approuvés\u00a0: ${who}`,
    by: (association) => `Un projet de ${association}`,
    accounts: 'Comptes publics',
    report: 'Signaler',
    reportWords: 'Signaler ces mots',
  },

  flower: {
    invitation: 'Bienvenue\u00a0! Plantez une fleur\u00a0: c’est gratuit.',
    choose: 'Choisissez une couleur',
    kind: { rose: 'Fleur rose', gold: 'Fleur jaune', white: 'Fleur blanche' },
    where: 'Touchez un endroit libre du village',
    planted: 'Votre fleur est plantée. Elle aura éclos à votre retour.',
    plantedOn: (unixMs) => `Plantée le ${day(unixMs)}, librement, par une personne de passage.`,
    yoursPlantedOn: (unixMs) => `Plantée par vous le ${day(unixMs)}, librement.`,
    bloom: 'Éclose',
    bud: 'En bouton',
    bloomMeans: 'Elle a éclos.',
    budMeans: 'Encore en bouton, elle éclôt en quelques heures.',
    yours: 'Votre fleur',
    here: 'Planter ici',
    refused: 'Une fleur ne peut pas pousser là. Essayez un coin d’herbe libre.',
    offline: 'Pas de connexion\u00a0: votre fleur pourra être plantée une fois en ligne.',
    already: 'Vous avez planté votre fleur ici. Revenez la voir éclore.',
    later: 'Plus tard',
    open: 'Planter une fleur',
  },

  map: {
    open: 'Petite carte de tout le village',
    label: 'Petite carte de tout le village. Les flèches déplacent la vue, un toucher y mène.',
  },

  since: {
    title: 'Depuis votre visite\u00a0:',
    mine: 'votre fleur a éclos.',
    gifts: (gifts, names, more) =>
      `${plural(gifts, 'Un cadeau est arrivé', `${number(gifts)} cadeaux sont arrivés`)}\u00a0: ${list(names)}${more ? '…' : '.'}`,
    steps: (steps) =>
      `${plural(steps.length, 'Une étape est atteinte', 'Des étapes sont atteintes')}\u00a0: ${list(steps)}.`,
    bloomed: (flowers) => plural(flowers, 'Une autre fleur a éclos.', `${number(flowers)} autres fleurs ont éclos.`),
    news: (news) => plural(news, 'Il y a une nouvelle du terrain.', `Il y a ${number(news)} nouvelles du terrain.`),
    done: (steps) => `${plural(steps.length, 'Une étape est faite', 'Des étapes sont faites')}\u00a0: ${list(steps)}.`,
    alive: (gifts) => plural(gifts, 'Un de vos cadeaux s’anime.', `${number(gifts)} de vos cadeaux s’animent.`),
    ownNews: (gifts) =>
      plural(
        gifts,
        'Il y a des nouvelles d’un de vos cadeaux.',
        `Il y a des nouvelles de ${number(gifts)} de vos cadeaux.`,
      ),
    see: 'Montrez-moi',
    openBoard: 'Lire les nouvelles',
    openMailbox: 'Ouvrir la boîte aux lettres',
    seeFlower: 'Voir ma fleur',
  },

  ...giving,

  gift: {
    promised: 'Promis',
    promisedMeans: 'Payé. Il s’animera quand l’association en publiera la preuve.',
    delivered: 'Livré',
    deliveredMeans: 'Il est là, pour de vrai.',
    inPart: (there, quantity) =>
      plural(
        there,
        `${number(there)} sur ${number(quantity)} est là.`,
        `${number(there)} sur ${number(quantity)} sont là.`,
      ),
    changed: 'Changé',
    changedMeans: 'L’association a dû changer son projet pour ce cadeau.',
    by: (name) => `Offert par ${name}`,
    expected: (isoMonth) => `Attendu en ${month(isoMonth)}.`,
    approved: (who) => `Nom et image approuvés\u00a0: ${who}.`,
    anonymous: 'Un cadeau sans nom',
    funds: 'Ce qu’il finance',
    quantity: (quantity) => `${number(quantity)} exemplaires`,
    giveToo: 'En offrir un aussi',
    placedOn: (unixMs) => `Posé dans le village le ${day(unixMs)}.`,
    yours: 'Votre cadeau',
    find: (gifts) => plural(gifts, 'Retrouver mon cadeau', `Retrouver mes ${number(gifts)} cadeaux`),
    found: (gift, nth, all) =>
      all === 1
        ? `Voici votre cadeau\u00a0: ${gift}.`
        : `Voici votre cadeau ${number(nth)} sur ${number(all)}\u00a0: ${gift}.`,
    around: 'Ce qui se passe autour',
    where: (x, y) => `Colonne ${number(x)}, rangée ${number(y)}`,
    show: (gift) => `Montrer sur la carte\u00a0: ${gift}`,
  },

  list: {
    title: 'Le village en liste',
    gifts: (gifts) => plural(gifts, `${number(gifts)} cadeau posé ici`, `${number(gifts)} cadeaux posés ici`),
    flowers: (flowers) => plural(flowers, `${number(flowers)} fleur libre`, `${number(flowers)} fleurs libres`),
    empty: 'Aucun cadeau n’est encore posé ici. Le premier pourrait être le vôtre.',
    filter: 'Quels cadeaux',
    all: (gifts) => `Tous les cadeaux (${number(gifts)})`,
    own: (gifts) => `Mes cadeaux (${number(gifts)})`,
    kind: (gift, gifts) => `${gift} (${number(gifts)})`,
    show: 'Montrer',
    moreGifts: (left) => `Montrer d’autres cadeaux (encore ${number(left)})`,
    moreFlowers: (left) => `Montrer d’autres fleurs (encore ${number(left)})`,
    backTo: 'Revenir à la liste',
    showOnMap: 'Montrer sur la carte',
  },
} satisfies Messages;
