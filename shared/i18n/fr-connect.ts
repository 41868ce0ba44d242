import type { connect as en } from '#shared/i18n/en-connect.ts';
import type { SameShape } from '#shared/i18n/messages.ts';

/** Français : ce que lit une association qui relie son compte Stripe, et l’hébergeur à ses côtés. */
export const connect: SameShape<typeof en> = {
  title: (association) => `${association} : le compte des dons`,
  lead: 'Les dons vont directement sur le compte Stripe de l’association. Ce site ne détient jamais l’argent et n’en prend aucune part.',
  states: {
    none: 'Aucun compte n’est encore relié.',
    onboarding: 'Le compte n’est pas prêt : Stripe attend encore quelque chose de l’association.',
    review: 'L’association a tout dit ; Stripe vérifie. Cela peut prendre quelques jours.',
    active: 'Le compte est prêt : les dons peuvent être reçus.',
    restricted: 'Stripe a arrêté les paiements sur ce compte. Aucun don ne peut être reçu tant que ce n’est pas réglé.',
    disconnected: 'Le compte n’est plus relié. Aucun don ne peut être reçu ; ce qui a été donné reste où il est.',
  },
  stillNeeded: 'Ce que Stripe attend',
  beingChecked: 'Ce que Stripe vérifie',
  due: {
    late: 'les paiements sont arrêtés en attendant',
    now: 'attendu maintenant',
    later: 'attendu plus tard',
  },
  topics: {
    name: 'le nom officiel et la forme de l’association',
    registration: 'son numéro d’immatriculation (SIREN ou RNA)',
    address: 'l’adresse de son siège',
    contact: 'comment la joindre : e-mail, téléphone',
    activity: 'ce qu’elle fait, et son site',
    people: 'qui la représente : nom, date de naissance, adresse',
    document: 'un justificatif : statuts, pièce d’identité, preuve d’adresse',
    bank: 'le compte bancaire (IBAN) qui reçoit les dons',
    terms: 'l’accord aux conditions de Stripe',
    statement: 'le nom que les donateurs verront sur leur relevé bancaire',
    question: 'la réponse à une question posée par Stripe',
    other: 'autre chose, que sa page expliquera',
  },
  proceed: 'Continuer chez Stripe',
  proceedHint:
    'Vous quittez ce site pour celui de Stripe, et revenez ici à la fin. Vous pouvez arrêter et reprendre plus tard.',
  severalWarning:
    'Cet hébergeur collecte désormais pour plusieurs associations. En France, un site qui met des donateurs en relation avec plusieurs autres associations peut devoir être immatriculé (Code monétaire et financier, article L548-1 ; ORIAS) et ne peut pas détenir les fonds. Demandez l’avis de quelqu’un qui connaît le droit avant de recevoir de vrais dons ; docs/several-associations.md en dit plus.',
};
