import type { Language } from '#shared/i18n/language.ts';

export interface LegalWords {
  readonly title: string;
  readonly notice: string;
  readonly runBy: (name: string, address: string | null) => string;
  readonly writeTo: string;
  readonly publisher: (name: string) => string;
  readonly unsaid: string;
  readonly terms: string;
  readonly termsOf: readonly string[];
  readonly privacy: string;
  readonly privacyOf: readonly string[];
}

export const LEGAL_WORDS: Readonly<Record<Language, LegalWords>> = {
  fr: {
    title: 'Mentions légales, conditions et vie privée',
    notice: 'Qui tient ce site',
    runBy: (name, address) => `Ce site est tenu par ${address === null ? name : `${name}, ${address}`}.`,
    writeTo: 'Pour lui écrire',
    publisher: (name) => `Responsable de la publication\u00a0: ${name}.`,
    unsaid: 'L’hébergeur de ce site n’a pas encore dit qui il est.',
    terms: 'Conditions',
    termsOf: [
      'Chaque cadeau posé dans un village est un don à l’association du projet, du montant de son prix. Ce n’est ni un achat, ni une monnaie, ni un jeu d’argent.',
      'Le paiement se fait chez Stripe, sur le compte de l’association. Ce site ne voit ni ne garde aucun numéro de carte, et ne prend rien sur les dons.',
      'Un cadeau symbolique finance tout le projet. Un cadeau affecté finance ce qu’il montre, et dit avant le paiement où va l’argent si cela ne se peut pas.',
      'Le payeur a 18 ans ou plus. Pour un remboursement, écrivez à l’association\u00a0: son adresse est dans sa lettre de remerciement et sur demande à l’hébergeur.',
      'Les comptes de chaque projet sont publics, et chacun peut les vérifier.',
    ],
    privacy: 'Vie privée',
    privacyOf: [
      'Donner ne demande pas de compte. Nom, message et adresse sont facultatifs, chacun pour soi, et se retirent à tout moment\u00a0: ce que vous retirez est effacé.',
      'Un nom ou un message n’est vu des autres qu’après l’accord de l’association. Les comptes publics donnent le jour et le montant, jamais de nom ni d’heure.',
      'Votre navigateur reçoit un cookie quand vous agissez ici (planter, donner, vous connecter)\u00a0: un numéro tiré au sort, signé, pour retrouver vos cadeaux. Un autre retient votre langue quand vous la choisissez. Aucun ne vous suit ailleurs.',
      'D’une adresse de réseau, on ne garde qu’une empreinte, une journée, contre les essais de cartes volées. Les journaux ne contiennent ni nom ni adresse.',
      'Qui dirige une association se connecte avec son adresse\u00a0: nous gardons celle-ci, son rôle, ses connexions ouvertes et ce qu’il a fait pour l’association. Un lien demandé et jamais utilisé est oublié en une semaine.',
      'Aucune page ne charge quoi que ce soit d’un autre site. Stripe, chez qui vous payez, a ses propres règles.',
      'Ce que la comptabilité exige est gardé à part\u00a0: montants, dates et numéros, sans nom. Pour vos droits (accès, rectification, effacement), écrivez à l’hébergeur ou à l’association\u00a0; vous pouvez vous plaindre à la CNIL.',
    ],
  },
  en: {
    title: 'Legal notice, terms and privacy',
    notice: 'Who runs this site',
    runBy: (name, address) => `This site is run by ${address === null ? name : `${name}, ${address}`}.`,
    writeTo: 'To write to them',
    publisher: (name) => `Responsible for what is published: ${name}.`,
    unsaid: 'The host of this site has not said yet who they are.',
    terms: 'Terms',
    termsOf: [
      'Each gift placed in a village is a donation to the project’s association, of the amount of its price. It is no purchase, no currency and no gambling.',
      'The payment is made at Stripe, on the association’s own account. This site sees and keeps no card number, and takes nothing of the donations.',
      'A symbolic gift funds the project as a whole. An earmarked gift funds what it shows, and says before payment where the money goes if that cannot be.',
      'The payer is 18 or over. For a refund, write to the association: its address is in its letter of thanks, and the host gives it on request.',
      'The accounts of each project are public, and anybody can check them.',
    ],
    privacy: 'Privacy',
    privacyOf: [
      'Giving needs no account. Name, message and address are optional, each by itself, and can be taken back at any time: what you take back is erased.',
      'A name or a message is seen by others only after the association has agreed. The public accounts give the day and the amount, never a name or an hour.',
      'Your browser is given a cookie when you act here (plant, give, sign in): a random number, signed, by which your gifts are found again. Another keeps your language when you choose one. None follows you elsewhere.',
      'Of a network address only a fingerprint is kept, for a day, against those who try stolen cards. Logs hold no name and no address.',
      'Who runs an association signs in with an address: we keep it, the role, the sessions that are open, and what was done for the association. A link that was asked for and never used is forgotten within a week.',
      'No page loads anything from another site. Stripe, where you pay, has rules of its own.',
      'What accounting demands is kept apart: amounts, dates and numbers, without a name. For your rights (access, correction, erasure), write to the host or the association; in France you may complain to the CNIL.',
    ],
  },
};
