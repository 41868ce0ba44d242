import type { SameShape } from '#shared/i18n/messages.ts';
import type { offline as english } from './offline-en.ts';

/** Les dons hors ligne, dans la console. */
export const offline: SameShape<typeof english> = {
  title: 'Saisir un don hors ligne',
  way: 'Saisir un chèque, des espèces ou un virement',
  lead: 'Un chèque, des espèces ou un virement que votre association a reçu. Ses cadeaux sont posés aussitôt dans le village, et les comptes publics disent «\u00a0donné hors ligne\u00a0», sans nom et sans frais.',
  where: 'Pour quel projet et quel village\u00a0?',
  ownVillage: 'le village du projet',
  other: 'Un autre village',
  gifts: 'Quels cadeaux\u00a0?',
  giftsLead: 'Les prix sont ceux de votre catalogue. Indiquez combien de chaque.',
  each: (price) => `${price} pièce`,
  amount: 'Ou le montant entier',
  amountHint:
    'Par exemple 50. Ce que vos cadeaux ne couvrent pas est complété par ce qui se compte à la pièce, comme des briques.',
  mode: 'Comment a-t-il été donné\u00a0?',
  modes: { cheque: 'par chèque', cash: 'en espèces', transfer: 'par virement' },
  receivedOn: 'Reçu le',
  reference: 'Référence pour vos propres comptes',
  referenceHint: 'Jamais publique. Le numéro du chèque ou de votre reçu suffit\u00a0; aucun nom n’est nécessaire.',
  choices: 'Ce que le donateur a choisi par écrit',
  choicesLead: 'Laissez tout vide s’il n’a rien dit. Rien n’est montré d’une personne qu’elle n’ait demandé.',
  publicName: 'Nom à remercier publiquement',
  nameOnGift: 'Montrer aussi ce nom à côté du cadeau, là où se lit son prix',
  message: 'Message pour le village',
  email: 'Adresse e-mail du donateur',
  thanks: 'Le donateur a demandé les remerciements par e-mail',
  news: 'Le donateur a demandé les nouvelles par e-mail',
  language: 'Langue du donateur',
  languages: { fr: 'français', en: 'anglais' },
  asked: 'Le donateur a choisi tout cela par écrit, et nous gardons ce papier',
  toReview: 'Relire',
  reviewTitle: 'Est-ce bien cela\u00a0?',
  total: 'Total',
  wordsWait: 'Attendra un oui dans «\u00a0Mots\u00a0», comme les autres.',
  happens: (village) =>
    `Quand vous confirmez, ces cadeaux sont posés dans «\u00a0${village}\u00a0» pour tout le monde, et l’argent compte pour le projet. Les comptes publics auront une ligne\u00a0: le jour, les cadeaux et le montant, «\u00a0donné hors ligne\u00a0».`,
  undo: 'Une erreur s’annule plus tard, avec une raison. Les deux lignes restent dans les comptes.',
  enter: (total) => `Saisir ${total}`,
  change: 'Corriger quelque chose',
  faults: {
    notANumber: 'Un nombre entier, s’il vous plaît.',
    notAnAmount: 'Un montant en euros, s’il vous plaît, comme 50 ou 12,50.',
    noMode: 'Dites comment il a été donné.',
    tooLong: 'C’est trop long.',
    notAnAddress: 'Ce n’est pas une adresse e-mail.',
    unwished: 'Cochez ce que le donateur a demandé, ou retirez l’adresse.',
    noAddress: 'Écrivez l’adresse, ou ne cochez rien.',
    unasked:
      'Seul ce que le donateur a choisi par écrit peut être saisi\u00a0: cochez ceci, ou videz les champs ci-dessus.',
  },
  refused: {
    empty: 'Choisissez au moins un cadeau, ou écrivez le montant.',
    tooManyLines: (most) =>
      `Cela fait plus de ${most} cadeaux en un seul don. Saisissez-en deux, ou choisissez ce qui se compte à la pièce.`,
    aboveGiven: (gifts, given) => `Les cadeaux font ${gifts}, plus que les ${given} que vous avez écrits.`,
    restUncovered: (rest) =>
      `Il reste ${rest}, et rien de ce qui se compte à la pièce ne fait exactement cette somme. Ajoutez un cadeau, ou proposez dans votre catalogue une petite chose à la pièce.`,
    aboveMaximum: 'C’est plus que ce qu’un don peut contenir. Saisissez-en deux.',
    catalogueChanged: 'Le catalogue a changé entre-temps. Relisez les prix, s’il vous plaît.',
    badDay: 'Le jour doit exister, ne pas être dans l’avenir ni remonter à plus d’un an.',
    gift: 'Un de ces cadeaux n’est plus proposé. Relisez-les, s’il vous plaît.',
  },
  closed: {
    noProject: 'Vous n’avez pas encore de projet publié\u00a0: il faut un village où poser les cadeaux.',
    notOwn: 'Il n’y a pas de tel village ici.',
    demonstration: 'Ce projet est inventé, et ne reçoit pas d’argent véritable.',
    archived: 'Votre projet est terminé et ne reçoit plus de cadeaux. Rouvrez-le d’abord.',
    villageClosed: 'Ce village est fermé.',
    suspended:
      'Votre hébergeur a suspendu votre association\u00a0: rien ne peut être saisi tant que ce n’est pas réglé avec lui.',
    paused:
      'Les dons sont en pause chez votre hébergeur\u00a0: rien ne peut être saisi avant la reprise. Gardez le chèque en attendant.',
    notApproved:
      'Votre hébergeur n’a pas encore approuvé votre association pour de l’argent véritable\u00a0: rien ne peut être saisi avant.',
  },
  byHand: (mode, day) => `Donné hors ligne\u00a0: ${mode}, reçu le ${day}`,
  byHandShort: 'hors ligne',
  yourReference: 'Référence',
  entered: 'C’est saisi. Ses cadeaux sont posés dans le village.',
  seeVillage: 'Voir le village',
  takenBack: 'Annulé. La ligne des comptes est contrebalancée par une deuxième.',
  takenBackBefore: 'Ce don était déjà annulé.',
  unsaidBack: 'Dites pourquoi, s’il vous plaît.',
  isTakenBack: 'annulé',
  whyTaken: (reason, day) => `Annulé le ${day}\u00a0: ${reason}`,
  takeBack: 'Annuler ce don',
  takeBackLead:
    'Pour une erreur de saisie, ou un chèque sans provision. Ce qui est promis quitte le village\u00a0; ce qui est livré reste, sans nom. Si vous devez de l’argent au donateur, rendez-le vous-même. Cela ne se défait pas.',
  takeBackReason: 'Pourquoi (pour vos propres comptes)',
};
