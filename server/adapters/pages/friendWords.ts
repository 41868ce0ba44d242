import type { ForFriend } from '#server/domain/friends/told.ts';
import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { Language } from '#shared/i18n/language.ts';

const fr = formatIn('fr');
const en = formatIn('en');
const pluralFr = pluralIn('fr');
const pluralEn = pluralIn('en');

/** The words of the page on which a friend answers a gift. */
export interface FriendPageWords {
  readonly title: (gifts: number) => string;
  readonly from: (name: string) => string;
  readonly lead: (project: string, gifts: number) => string;
  readonly gifts: (gifts: number) => string;
  readonly ways: (gifts: number) => string;
  readonly choose: (gifts: number) => string;
  readonly needsScript: string;
  readonly village: string;
  readonly decline: string;
  readonly declineMeans: (gifts: number) => string;
  readonly until: (unixMs: number) => string;
  readonly nothingKept: string;
  readonly card: string;
  /** once nothing is left to choose */
  readonly over: Readonly<
    Record<
      Exclude<ForFriend['state'], 'waiting'>,
      { readonly title: (gifts: number) => string; readonly means: (gifts: number) => string }
    >
  >;
  readonly place: (x: number, y: number) => string;
  readonly see: string;
}

/** What the giver without script is asked and told. */
export interface GiverWords {
  readonly ask: string;
  readonly means: string;
  readonly from: string;
  readonly words: string;
  readonly link: string;
  /** the payment is not known yet */
  readonly linkSoon: string;
}

export const GIVER_WORDS: Readonly<Record<Language, GiverWords>> = {
  fr: {
    ask: 'Pour quelqu’un\u00a0: c’est cette personne qui choisit la place',
    means:
      'Vous recevez un lien à lui envoyer, ou une carte à imprimer. Le don compte tout de suite\u00a0; sans choix de sa part, le village choisit au bout de 30 jours.',
    from: 'De la part de (facultatif)',
    words: 'Vos mots pour cette personne (facultatif)',
    link: 'Le lien à envoyer\u00a0: ouvrez-le et copiez son adresse, ou imprimez-en la carte.',
    linkSoon: 'Le lien à envoyer apparaîtra ici dès que le paiement est confirmé\u00a0: rechargez cette page.',
  },
  en: {
    ask: 'For somebody: they choose the place',
    means:
      'You get a link to send them, or a card to print. The donation counts at once; without a choice of theirs the village chooses after 30 days.',
    from: 'From (optional)',
    words: 'Your words to them (optional)',
    link: 'The link to send: open it and copy its address, or print its card.',
    linkSoon: 'The link to send appears here as soon as the payment is confirmed: reload this page.',
  },
};

export const FRIEND_WORDS: Readonly<Record<Language, FriendPageWords>> = {
  fr: {
    title: (gifts) => pluralFr(gifts, 'Un cadeau pour vous', 'Des cadeaux pour vous'),
    from: (name) => `De la part de ${name}`,
    lead: (project, gifts) =>
      `${pluralFr(gifts, 'Ce cadeau est un vrai don, déjà payé', 'Ces cadeaux sont un vrai don, déjà payé')}, au projet «\u00a0${project}\u00a0».`,
    gifts: (gifts) => pluralFr(gifts, 'Votre cadeau', 'Vos cadeaux'),
    ways: (gifts) => pluralFr(gifts, 'Où le poser dans le village\u00a0?', 'Où les poser dans le village\u00a0?'),
    choose: (gifts) => pluralFr(gifts, 'Choisir la place', 'Choisir les places'),
    needsScript: 'Choisir une place demande JavaScript. Sans lui, laissez le village choisir.',
    village: 'Laisser le village choisir',
    decline: 'Non merci',
    declineMeans: (gifts) =>
      `Si vous préférez ne pas vous en occuper\u00a0: ${pluralFr(gifts, 'le cadeau reste donné, le village choisit sa place', 'les cadeaux restent donnés, le village choisit leurs places')}, et personne n’apprend rien de vous.`,
    until: (unixMs) => `Sans réponse d’ici le ${fr.day(unixMs)}, le village choisit.`,
    nothingKept: 'Pas de compte, pas d’adresse\u00a0: rien n’est gardé sur vous.',
    card: 'La même chose en carte à imprimer (PDF)',
    over: {
      standing: {
        title: () => 'C’est posé',
        means: (gifts) =>
          pluralFr(
            gifts,
            'Le cadeau est dans le village. Il s’animera quand l’association en aura montré la preuve sur le terrain.',
            'Les cadeaux sont dans le village. Ils s’animeront quand l’association en aura montré la preuve sur le terrain.',
          ),
      },
      withdrawn: {
        title: () => 'Ce cadeau a été repris',
        means: () => 'Son paiement a été remboursé\u00a0: il n’y a plus rien à poser. Le village reste ouvert à tous.',
      },
      unpaid: {
        title: () => 'Ce cadeau est en route',
        means: () => 'La banque n’a pas encore confirmé son paiement. Gardez ce lien et revenez dans quelques jours.',
      },
    },
    place: (x, y) => `Colonne ${fr.number(x)}, rangée ${fr.number(y)}`,
    see: 'Entrer dans le village',
  },
  en: {
    title: (gifts) => pluralEn(gifts, 'A gift for you', 'Gifts for you'),
    from: (name) => `From ${name}`,
    lead: (project, gifts) =>
      `${pluralEn(gifts, 'This gift is a real donation, paid already', 'These gifts are a real donation, paid already')}, to the project “${project}”.`,
    gifts: (gifts) => pluralEn(gifts, 'Your gift', 'Your gifts'),
    ways: (gifts) => pluralEn(gifts, 'Where is it to stand in the village?', 'Where are they to stand in the village?'),
    choose: (gifts) => pluralEn(gifts, 'Choose the place', 'Choose the places'),
    needsScript: 'Choosing a place needs JavaScript. Without it, let the village choose.',
    village: 'Let the village choose',
    decline: 'No thank you',
    declineMeans: (gifts) =>
      `If you would rather not: ${pluralEn(gifts, 'the gift stays given, the village chooses its place', 'the gifts stay given, the village chooses their places')}, and nobody is told anything about you.`,
    until: (unixMs) => `Without an answer by ${en.day(unixMs)}, the village chooses.`,
    nothingKept: 'No account, no address: nothing is kept about you.',
    card: 'The same as a card to print (PDF)',
    over: {
      standing: {
        title: (gifts) => pluralEn(gifts, 'It stands', 'They stand'),
        means: (gifts) =>
          pluralEn(
            gifts,
            'The gift is in the village. It comes alive when the association has shown proof from the field.',
            'The gifts are in the village. They come alive when the association has shown proof from the field.',
          ),
      },
      withdrawn: {
        title: () => 'This gift was taken back',
        means: () => 'Its payment was refunded: there is nothing left to place. The village stays open to everybody.',
      },
      unpaid: {
        title: () => 'This gift is on its way',
        means: () => 'The bank has not confirmed its payment yet. Keep this link and come back in a few days.',
      },
    },
    place: (x, y) => `Column ${en.number(x)}, row ${en.number(y)}`,
    see: 'Enter the village',
  },
};
