import type { GiftFate } from '#server/domain/corner/corner.ts';
import type { ConsentKind } from '#server/domain/ports/rows.ts';
import type { Language } from '#shared/i18n/language.ts';

/** The words of my corner. */
export interface CornerWords {
  readonly title: string;
  readonly lead: string;
  readonly provedBy: (address: string) => string;
  readonly gifts: string;
  readonly noGifts: string;
  readonly givenOn: (day: string, total: string) => string;
  readonly cover: (amount: string) => string;
  readonly inPart: (there: number, quantity: number) => string;
  readonly fates: Readonly<Record<GiftFate, string>>;
  readonly friendLink: string;
  readonly taxReceipt: string;
  readonly validReceipt: (number: string) => string;
  readonly voidReceipt: (number: string) => string;
  readonly chosen: string;
  readonly kinds: Readonly<Record<ConsentKind, string>>;
  readonly takeBack: string;
  /** for those who hear the page: what is taken back */
  readonly takeBackOf: (what: string) => string;
  readonly villages: string;
  readonly noVillages: string;
  readonly key: string;
  readonly links: string;
  readonly noLinks: string;
  readonly broughtGifts: (count: number) => string;
  readonly openings: (count: number) => string;
  readonly few: string;
  readonly late: string;
  readonly elsewhere: string;
  readonly elsewhereHint: string;
  readonly email: string;
  readonly ask: string;
  readonly faults: Readonly<Record<'notAnAddress' | 'tooMany', string>>;
  readonly sent: string;
  readonly sentHint: string;
  readonly devMail: string;
  readonly back: string;
  readonly enterTitle: string;
  readonly enterLead: string;
  readonly enter: string;
  readonly over: string;
  readonly sessions: string;
  readonly session: (day: string) => string;
  readonly thisOne: string;
  readonly end: string;
  readonly leave: string;
  readonly data: string;
  readonly dataHint: string;
  readonly download: string;
  readonly eraseLink: string;
  readonly privacy: string;
  readonly erase: {
    readonly title: string;
    readonly lead: (donations: string) => string;
    readonly nothing: string;
    readonly goes: string;
    readonly goesOf: readonly string[];
    readonly stays: string;
    readonly staysOf: readonly string[];
    readonly receipts: string;
    readonly addressOnly: string;
    readonly final: string;
    readonly yes: string;
    readonly no: string;
    readonly doneTitle: string;
    readonly done: string;
  };
}

export const CORNER_WORDS: Readonly<Record<Language, CornerWords>> = {
  fr: {
    title: 'Mon coin',
    lead: 'Vos cadeaux et ce qu’ils deviennent, vos choix, vos villages. Personne d’autre ne voit cette page.',
    provedBy: (address) => `Avec les cadeaux pour lesquels vous aviez laissé ${address}.`,
    gifts: 'Mes cadeaux',
    noGifts: 'Ce navigateur ne connaît aucun cadeau de vous.',
    givenOn: (day, total) => `Le ${day}, ${total}`,
    cover: (amount) => `Frais de paiement pris en charge\u00a0: ${amount}`,
    inPart: (there, quantity) => `${there} sur ${quantity} ${there < 2 ? 'est là' : 'sont là'}.`,
    fates: {
      onItsWay: 'En chemin\u00a0: la banque n’a pas encore confirmé.',
      promised: 'Promis\u00a0: debout dans le village, en attendant des nouvelles datées du terrain.',
      delivered: 'Arrivé\u00a0: le vrai est là.',
      changed: 'Changé\u00a0: l’association a dû faire autrement\u00a0; un panneau le dit dans le village.',
      waitsForFriend: 'Offert à quelqu’un qui n’a pas encore choisi sa place.',
      givenBack: 'Remboursé\u00a0: l’argent vous a été rendu.',
    },
    friendLink: 'Le lien à faire passer',
    taxReceipt: 'Reçu fiscal',
    validReceipt: (number) => `Reçu fiscal n°\u00a0${number}`,
    voidReceipt: (number) => `Reçu fiscal n°\u00a0${number}\u00a0: annulé, ne l’utilisez plus`,
    chosen: 'Ce que j’ai choisi avec ce don',
    kinds: {
      publicName: 'Mon nom, visible de tous',
      nameOnGift: 'Mon nom sur le cadeau lui-même',
      message: 'Mon message, visible de tous',
      thanksEmail: 'Mon adresse, pour les remerciements',
      newsEmail: 'Mon adresse, pour les nouvelles',
    },
    takeBack: 'Retirer',
    takeBackOf: (what) => `Retirer\u00a0: ${what}`,
    villages: 'Les villages que j’ai fondés',
    noVillages: 'Aucun pour le moment. Chaque projet peut accueillir le vôtre.',
    key: 'La clé',
    links: 'Mes liens',
    noLinks: 'Aucun pour le moment. En partageant un village, vous pouvez compter ce que votre lien apporte.',
    broughtGifts: (count) => `Grâce à votre lien\u00a0: ${count} cadeaux.`,
    openings: (count) => `Ouvert ${count} fois.`,
    few: 'Moins de cinq pour le moment\u00a0: on ne compte pas les gens un par un.',
    late: 'Les chiffres ont au moins un jour de retard. Aucun nom, aucun cookie.',
    elsewhere: 'Un cadeau fait sur un autre appareil\u00a0?',
    elsewhereHint:
      'Si vous aviez laissé une adresse pour les remerciements ou les nouvelles, nous vous envoyons un lien. Sans mot de passe.',
    email: 'Votre adresse e-mail',
    ask: 'Recevoir le lien',
    faults: {
      notAnAddress: 'Cela ne ressemble pas à une adresse e-mail. Regardez s’il manque une lettre.',
      tooMany: 'Trop de demandes pour le moment. Réessayez dans une heure.',
    },
    sent: 'Regardez vos e-mails',
    sentHint:
      'Si un cadeau a été fait avec cette adresse, un lien vient d’y partir. Il sert une fois, pendant une heure. Rien ne vient\u00a0? Regardez dans les indésirables, ou essayez une autre adresse.',
    devMail: 'Démonstration\u00a0: les lettres se lisent ici',
    back: 'Mon coin',
    enterTitle: 'Ouvrir mon coin',
    enterLead: 'Ce navigateur verra vos cadeaux et vos choix pendant trente jours, ou jusqu’à ce que vous sortiez.',
    enter: 'Ouvrir',
    over: 'Ce lien a déjà servi, ou son heure est passée. Demandez-en un autre.',
    sessions: 'Où mon coin est ouvert par e-mail',
    session: (day) => `Depuis le ${day}`,
    thisOne: 'ce navigateur',
    end: 'Fermer',
    leave: 'Sortir',
    data: 'Mes données',
    dataHint: 'Tout ce que nous gardons sur vous, dans un fichier que d’autres programmes savent lire (JSON).',
    download: 'Télécharger mes données',
    eraseLink: 'Tout effacer sur moi',
    privacy: 'Ce que nous gardons, et pourquoi',
    erase: {
      title: 'Tout effacer sur moi',
      lead: (donations) => `Cela concerne ${donations}, et tout ce que ce navigateur a fait ici.`,
      nothing: 'Nous ne connaissons rien de vous ici\u00a0: il n’y a rien à effacer.',
      goes: 'Ce qui disparaît, tout de suite',
      goesOf: [
        'votre nom, vos messages, vos adresses e-mail, les mots écrits pour quelqu’un\u00a0;',
        'le nom et les mots des villages que vous avez fondés, et leurs clés\u00a0;',
        'vos liens de partage et leurs chiffres\u00a0;',
        'vos gestes, vos réponses et vos cailloux, et ce que vous aviez demandé pour un reçu annuel\u00a0;',
        'le lien entre vos dons\u00a0: chacun devient celui de personne\u00a0;',
        'les lettres qui n’étaient pas encore parties, et cette page.',
      ],
      stays: 'Ce qui reste, sans vous nommer',
      staysOf: [
        'les cadeaux et les fleurs dans les villages\u00a0;',
        'la comptabilité, à part, pendant dix ans, comme la loi le demande\u00a0: montants, jours et numéros de paiement.',
      ],
      receipts:
        'Un reçu fiscal déjà établi garde le nom et l’adresse que vous y avez fait écrire\u00a0: l’association doit le conserver six ans, à part\u00a0; puis ils s’effacent.',
      addressOnly:
        'Vous êtes ici par e-mail\u00a0: les villages, liens et fleurs d’un autre navigateur s’effacent depuis celui-ci, ou en écrivant à l’hébergeur.',
      final:
        'On ne peut pas revenir en arrière. Vos dons, eux, restent donnés. Téléchargez d’abord vos données si vous y tenez.',
      yes: 'Effacer pour toujours',
      no: 'Ne rien effacer',
      doneTitle: 'C’est effacé',
      done: 'Plus rien ici ne mène à vous, sinon un reçu fiscal si vous en aviez demandé un. Vos cadeaux restent debout, et continuent d’aider. Merci.',
    },
  },
  en: {
    title: 'My corner',
    lead: 'Your gifts and what becomes of them, your choices, your villages. Nobody else sees this page.',
    provedBy: (address) => `With the gifts for which you left ${address}.`,
    gifts: 'My gifts',
    noGifts: 'This browser knows no gift of yours.',
    givenOn: (day, total) => `On ${day}, ${total}`,
    cover: (amount) => `Payment fees covered: ${amount}`,
    inPart: (there, quantity) => `${there} of ${quantity} ${there === 1 ? 'is' : 'are'} there.`,
    fates: {
      onItsWay: 'On its way: the bank has not confirmed it yet.',
      promised: 'Promised: it stands in the village and waits for dated news from the real place.',
      delivered: 'Delivered: the real thing is there.',
      changed: 'Changed: the association had to do otherwise; a signpost in the village says so.',
      waitsForFriend: 'Given to somebody who has not chosen its place yet.',
      givenBack: 'Given back: the money was returned to you.',
    },
    friendLink: 'The link to pass on',
    taxReceipt: 'Tax receipt',
    validReceipt: (number) => `Tax receipt no. ${number}`,
    voidReceipt: (number) => `Tax receipt no. ${number}: void, do not use it any more`,
    chosen: 'What I chose with this gift',
    kinds: {
      publicName: 'My name, seen by everybody',
      nameOnGift: 'My name on the gift itself',
      message: 'My message, seen by everybody',
      thanksEmail: 'My address, for the thanks',
      newsEmail: 'My address, for the news',
    },
    takeBack: 'Take back',
    takeBackOf: (what) => `Take back: ${what}`,
    villages: 'Villages I founded',
    noVillages: 'None yet. Every project has room for yours.',
    key: 'The key',
    links: 'My links',
    noLinks: 'None yet. When you share a village you can count what your link brings.',
    broughtGifts: (count) => `Thanks to your link: ${count} gifts.`,
    openings: (count) => `Opened ${count} times.`,
    few: 'Fewer than five so far: people are not counted one by one.',
    late: 'The figures are at least a day late. No names, no cookies.',
    elsewhere: 'A gift made on another device?',
    elsewhereHint: 'If you left an address for the thanks or the news, we send you a link. No password.',
    email: 'Your e-mail address',
    ask: 'Send me the link',
    faults: {
      notAnAddress: 'This does not look like an e-mail address. Is a letter missing?',
      tooMany: 'Too many requests for now. Try again in an hour.',
    },
    sent: 'Look at your e-mail',
    sentHint:
      'If a gift was made with this address, a link has just left for it. It works once, for an hour. Nothing comes? Look among the unwanted mail, or try another address.',
    devMail: 'Demonstration: letters are read here',
    back: 'My corner',
    enterTitle: 'Open my corner',
    enterLead: 'This browser will see your gifts and choices for thirty days, or until you leave.',
    enter: 'Open',
    over: 'This link was used, or its hour is over. Ask for another.',
    sessions: 'Where my corner is open by e-mail',
    session: (day) => `Since ${day}`,
    thisOne: 'this browser',
    end: 'Close',
    leave: 'Leave',
    data: 'My data',
    dataHint: 'Everything that we keep on you, in a file that other programs can read (JSON).',
    download: 'Download my data',
    eraseLink: 'Erase me',
    privacy: 'What we keep, and why',
    erase: {
      title: 'Erase me',
      lead: (donations) => `This is about ${donations}, and all that this browser did here.`,
      nothing: 'We know nothing of you here: there is nothing to erase.',
      goes: 'What goes, at once',
      goesOf: [
        'your name, your messages, your e-mail addresses, the words you wrote for somebody;',
        'name and words of the villages that you founded, and their keys;',
        'your share links and their figures;',
        'your gestures, answers and pebbles, and what you asked for a receipt of the year;',
        'what ties your gifts together: each becomes nobody’s;',
        'letters that had not left yet, and this page.',
      ],
      stays: 'What stays, without naming you',
      staysOf: [
        'the gifts and flowers in the villages;',
        'the accounting, kept apart, for ten years, as the law asks: amounts, days and payment numbers.',
      ],
      receipts:
        'A tax receipt that was issued keeps the name and address that you had written on it: the association has to hold it for six years, apart; then they are erased.',
      addressOnly:
        'You are here by e-mail: villages, links and flowers of another browser are erased from that one, or by writing to the host.',
      final: 'It cannot be undone. What you gave stays given. Download your data first if you want to keep them.',
      yes: 'Erase for ever',
      no: 'Erase nothing',
      doneTitle: 'Erased',
      done: 'Nothing here leads to you any more, but for a tax receipt if you had asked for one. Your gifts stand, and go on helping. Thank you.',
    },
  },
};
