import { formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { Messages } from '#shared/i18n/messages.ts';

const { number } = formatIn('fr');
const plural = pluralIn('fr');

/** Faire passer un village : toujours ce que le groupe a bâti, jamais qui a donné. */
export const sharing = {
  open: 'Partager ce village',
  title: 'Partager le village',
  show: 'Montrer ce que nous avons bâti',
  visit: (project) =>
    `Regardez le village que nous bâtissons pour «\u00a0${project}\u00a0». Chaque objet posé est un vrai don.`,
  built: (project, gifts) =>
    `Voici ce que nous avons bâti ensemble pour «\u00a0${project}\u00a0»\u00a0: ${plural(gifts, `${number(gifts)} cadeau, un vrai don`, `${number(gifts)} cadeaux, et chacun est un vrai don`)}.`,
  picture: (village) => `Le village «\u00a0${village}\u00a0» tel qu’il est maintenant`,
  words: 'Vos mots',
  device: 'Partager…',
  deviceFailed: 'Votre appareil n’a pas pu partager. Les liens de ce panneau marchent aussi.',
  with: 'Partager avec',
  nothing:
    'Rien n’est publié tout seul\u00a0: chaque lien s’ouvre avec les mots déjà écrits, à vous de les changer et de les envoyer, ou non.',
  addressOnly: 'Facebook et LinkedIn ne prennent que l’adresse.',
  sms: 'SMS',
  mail: 'Courriel',
  instance: 'Votre serveur Mastodon',
  instanceHint: 'Par exemple mastodon.social. Seul ce navigateur le retient.',
  instanceOpen: (instance) => `Ouvrir ${instance}`,
  link: 'Le lien',
  copyLink: 'Copier le lien',
  copyAll: 'Copier les mots et le lien',
  copied: 'C’est copié.',
  copyByHand: 'Votre navigateur ne copie pas pour nous. Le texte est sélectionné\u00a0: copiez-le à votre manière.',
  count: 'Compter ce que mon lien apporte',
  countMeans:
    'Votre lien compte alors les visites et les cadeaux qui passent par lui, sans noms ni cookies. Ce navigateur retient que ce lien est le vôtre.',
  counted: 'Votre propre lien est prêt.',
  countFailed: 'Votre propre lien n’a pas pu être fait pour le moment. Le lien simple marche.',
  brings: 'Ce que mon lien apporte',
  take: 'Sur papier et en story',
  code: (village) => `Code QR qui mène au village «\u00a0${village}\u00a0»`,
  poster: 'Affiche (PDF)',
  tableCard: 'Carte de table (PDF)',
  square: 'Image carrée',
  tall: 'Image haute',
} satisfies Messages['sharing'];
