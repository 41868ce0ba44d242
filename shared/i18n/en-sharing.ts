import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { number } = formatIn('en');
const plural = pluralIn('en');

/** Passing a village on: always what the group built, never who gave [P1] [G10]. */
export const sharing = {
  open: 'Share this village',
  title: 'Share the village',
  show: 'Show what we built',
  visit: (project: string) =>
    `Look at the village we are building for “${project}”. Every object in it is a real donation.`,
  built: (project: string, gifts: number) =>
    `Here is what we have built together for “${project}”: ${plural(gifts, '1 gift, a real donation', `${number(gifts)} gifts, and each one is a real donation`)}.`,
  picture: (village: string) => `The village “${village}” as it is now`,
  words: 'Your words',
  device: 'Share…',
  deviceFailed: 'Your device could not share it. The links in this panel work too.',
  with: 'Share with',
  nothing:
    'Nothing is posted by itself: each link opens with the words filled in, for you to change and to send, or not.',
  addressOnly: 'Facebook and LinkedIn only take the address.',
  sms: 'SMS',
  mail: 'E-mail',
  instance: 'Your Mastodon server',
  instanceHint: 'For example mastodon.social. Only this browser remembers it.',
  instanceOpen: (instance: string) => `Open ${instance}`,
  link: 'The link',
  copyLink: 'Copy the link',
  copyAll: 'Copy words and link',
  copied: 'Copied.',
  copyByHand: 'Your browser does not copy for us. The text is selected: copy it as you are used to.',
  count: 'Count what my link brings',
  countMeans:
    'Your link then counts the visits and gifts that come through it, without names or cookies. This browser remembers that the link is yours.',
  counted: 'Your own link is ready.',
  countFailed: 'Your own link could not be made just now. The plain link works.',
  brings: 'What my link brings',
  take: 'On paper and in stories',
  code: (village: string) => `QR code that leads to the village “${village}”`,
  poster: 'Poster (PDF)',
  tableCard: 'Table card (PDF)',
  square: 'Square picture',
  tall: 'Tall picture',
};
