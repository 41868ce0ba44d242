import type { Language } from '#shared/i18n/language.ts';

interface KeptThing {
  readonly what: string;
  readonly why: string;
  readonly long: string;
  readonly back: string;
}

/** What is kept of people, as they may read it. */
export interface PrivacyWords {
  readonly title: string;
  readonly lead: string;
  readonly why: string;
  readonly long: string;
  readonly back: string;
  readonly kept: readonly KeptThing[];
  readonly never: string;
  readonly neverOf: readonly string[];
  readonly rights: string;
  readonly rightsOf: readonly string[];
  readonly corner: string;
  readonly writeTo: (host: string | null) => string;
  readonly legal: string;
}

export const PRIVACY_WORDS: Readonly<Record<Language, PrivacyWords>> = {
  fr: {
    title: 'Ce que nous gardons de vous',
    lead: 'Jouer et donner ne demandent pas de compte. Voici, chose par chose, ce qui est gardé, pourquoi, combien de temps, et comment le reprendre.',
    why: 'Pourquoi',
    long: 'Combien de temps',
    back: 'Comment le reprendre',
    kept: [
      {
        what: 'Un numéro tiré au sort, dans un cookie',
        why: 'retrouver vos cadeaux, vos fleurs et vos villages. Il naît quand vous agissez, pas quand vous regardez.',
        long: 'quatre cents jours dans votre navigateur au plus\u00a0; chez nous, jusqu’à ce que vous l’effaciez.',
        back: 'Mon coin, «\u00a0Tout effacer sur moi\u00a0».',
      },
      {
        what: 'Votre nom et votre message, si vous les avez choisis',
        why: 'les montrer dans le village, une fois que l’association est d’accord.',
        long: 'jusqu’à ce que vous les retiriez.',
        back: 'Mon coin, ou le lien dans la lettre de remerciement, chose par chose. C’est effacé tout de suite.',
      },
      {
        what: 'Votre adresse e-mail, si vous l’avez laissée',
        why: 'les remerciements, ou les nouvelles de vos cadeaux, une lettre par semaine au plus, selon ce que vous avez choisi\u00a0; et vous ouvrir Mon coin sur un autre appareil.',
        long: 'jusqu’à ce que vous la retiriez. Une empreinte d’elle reste une semaine après une lettre de nouvelles, pour ne pas vous écrire deux fois.',
        back: 'Mon coin, le lien dans la lettre, ou le bouton de votre messagerie pour se désabonner.',
      },
      {
        what: 'Le don lui-même\u00a0: montant, jour, cadeaux, numéro de paiement',
        why: 'la comptabilité, que la loi impose, et les comptes publics, qui ne nomment personne.',
        long: 'dix ans.',
        back: 'La loi ne le permet pas. Effacé, un don n’est plus relié à vous ni à vos autres dons.',
      },
      {
        what: 'Votre nom et votre adresse postale, si vous demandez un reçu fiscal',
        why: 'les écrire sur le reçu, que l’association doit pouvoir montrer.',
        long: 'six ans à partir du jour où le reçu est établi, même si vous effacez tout le reste\u00a0; puis ils s’effacent d’eux-mêmes, et il n’en reste que le numéro, le montant et les jours. Une demande de reçu annuel s’efface dès que le reçu est établi, et au plus tard le 30 juin de l’année d’après.',
        back: 'Un reçu établi s’annule, il ne s’efface pas avant ses six ans. Une demande s’efface dans Mon coin.',
      },
      {
        what: 'Ce que vous arrosez, plantez, répondez et devinez',
        why: 'qu’un geste compte une fois.',
        long: 'la journée pour l’eau et les fleurs\u00a0; pour les réponses et les cailloux, jusqu’à ce que vous les effaciez.',
        back: 'Mon coin, «\u00a0Tout effacer sur moi\u00a0».',
      },
      {
        what: 'Les villages que vous fondez, vos liens de partage, les mots pour un ami',
        why: 'tenir ce que vous avez demandé.',
        long: 'jusqu’à ce que vous les effaciez.',
        back: 'Mon coin, ou la clé du village.',
      },
      {
        what: 'Une empreinte de votre adresse de réseau, quand vous payez',
        why: 'arrêter ceux qui essaient des cartes volées.',
        long: 'un jour.',
        back: 'Elle s’efface d’elle-même.',
      },
      {
        what: 'Un lien demandé pour Mon coin, et les navigateurs qu’il a ouverts',
        why: 'vous laisser entrer sans mot de passe.',
        long: 'une heure pour le lien, trente jours pour le navigateur.',
        back: 'Mon coin, «\u00a0Sortir\u00a0».',
      },
    ],
    never: 'Ce que nous ne gardons jamais',
    neverOf: [
      'Ni numéro de carte, ni l’adresse que vous donnez à la page de paiement\u00a0: elle est à Stripe, qui a ses propres règles.',
      'Ni ce que vous faites ailleurs\u00a0: aucune page ne charge quoi que ce soit d’un autre site.',
      'Ni qui a ouvert quel lien\u00a0: on compte par jour, et on ne le dit qu’à partir de cinq.',
      'Ni qui a lu une lettre\u00a0: elle ne charge rien, et rien ne compte ceux qui la lisent.',
    ],
    rights: 'Vos droits',
    rightsOf: [
      'Voir, corriger, emporter, retirer, effacer\u00a0: tout se fait dans Mon coin, sans rien demander à personne.',
      'Effacer veut dire effacer\u00a0: de la base, des pages et des images gardées prêtes. Une sauvegarde de l’hébergeur peut le contenir jusqu’à ce qu’elle soit remplacée.',
      'En France, vous pouvez vous plaindre à la CNIL.',
    ],
    corner: 'Aller à Mon coin',
    writeTo: (host) =>
      host === null
        ? 'Pour toute question, écrivez à l’hébergeur de ce site.'
        : `Pour toute question, écrivez à l’hébergeur, ${host}.`,
    legal: 'Mentions légales',
  },
  en: {
    title: 'What we keep of you',
    lead: 'Playing and giving need no account. Here is, thing by thing, what is kept, why, for how long, and how to take it back.',
    why: 'Why',
    long: 'How long',
    back: 'How to take it back',
    kept: [
      {
        what: 'A random number, in a cookie',
        why: 'to find your gifts, flowers and villages again. It is made when you act, not when you look.',
        long: 'four hundred days in your browser at most; with us, until you erase it.',
        back: 'My corner, “Erase me”.',
      },
      {
        what: 'Your name and your message, if you chose them',
        why: 'to show them in the village, once the association has agreed.',
        long: 'until you take them back.',
        back: 'My corner, or the link in the letter of thanks, one by one. They are erased at once.',
      },
      {
        what: 'Your e-mail address, if you left it',
        why: 'the thanks, or the news of your gifts, one letter a week at most, as you chose; and to open My corner for you on another device.',
        long: 'until you take it back. A hash of it stays for a week after a letter of news, so as not to write to you twice.',
        back: 'My corner, the link in the letter, or the unsubscribe button of your mail program.',
      },
      {
        what: 'The donation itself: amount, day, gifts, payment number',
        why: 'the accounting that the law asks for, and the public accounts, which name nobody.',
        long: 'ten years.',
        back: 'The law does not allow it. Once erased, a donation is tied neither to you nor to your other donations.',
      },
      {
        what: 'Your name and postal address, if you ask for a tax receipt',
        why: 'to write them on the receipt, which the association has to be able to show.',
        long: 'six years from the day the receipt is issued, even if you erase everything else; then they are erased by themselves, and only number, amount and days are left. A wish for one receipt of the year goes as soon as the receipt is issued, and on 30 June of the year after at the latest.',
        back: 'A receipt that was issued is voided, not erased before its six years are over. A wish is erased in My corner.',
      },
      {
        what: 'What you water, plant, answer and guess',
        why: 'so that a gesture counts once.',
        long: 'the day for water and flowers; for answers and pebbles, until you erase them.',
        back: 'My corner, “Erase me”.',
      },
      {
        what: 'Villages that you found, your share links, words for a friend',
        why: 'to keep what you asked for.',
        long: 'until you erase them.',
        back: 'My corner, or the village’s key.',
      },
      {
        what: 'A fingerprint of your network address, when you pay',
        why: 'to stop those who try stolen cards.',
        long: 'one day.',
        back: 'It erases itself.',
      },
      {
        what: 'A link asked for to My corner, and the browsers that it opened',
        why: 'to let you in without a password.',
        long: 'an hour for the link, thirty days for the browser.',
        back: 'My corner, “Leave”.',
      },
    ],
    never: 'What we never keep',
    neverOf: [
      'No card number, and not the address that you give to the payment page: that is Stripe’s, which has rules of its own.',
      'Not what you do elsewhere: no page loads anything from another site.',
      'Not who opened which link: we count by the day, and tell only from five on.',
      'Not who read a letter: it loads nothing, and nothing counts who reads it.',
    ],
    rights: 'Your rights',
    rightsOf: [
      'To see, correct, take along, take back, erase: all of it is done in My corner, without asking anybody.',
      'Erasing means erasing: from the database, and from pages and pictures that are kept ready. A backup of the host may hold it until it is replaced.',
      'In France you may complain to the CNIL.',
    ],
    corner: 'Go to My corner',
    writeTo: (host) =>
      host === null
        ? 'For any question, write to the host of this site.'
        : `For any question, write to the host, ${host}.`,
    legal: 'Legal notice',
  },
};
