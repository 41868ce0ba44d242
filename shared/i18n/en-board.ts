import { formatIn, pluralIn } from './format.ts';

const { day, list, number } = formatIn('en');
const plural = pluralIn('en');

/** The notice board and the mailbox of a village [B1]. */
export const board = {
  title: 'The notice board',
  name: 'Notice board',
  onSquare: 'On the square',
  count: (news: number) =>
    news === 0 ? 'No news yet' : plural(news, '1 piece of news', `${number(news)} pieces of news`),
  lead: 'What happened in the real place, told by the association.',
  reading: 'One moment…',
  failed: 'The news cannot be read just now. You may be offline.',
  none: 'No news yet.',
  noneGiven: 'The association tells here what was built and delivered, with the day and photos, once gifts have come.',
  dueIn: (days: number) =>
    plural(
      days,
      'The association has 1 more day to tell what became of the gifts. After that, the village says so beside the give button.',
      `The association has ${number(days)} days to tell what became of the gifts. After that, the village says so beside the give button.`,
    ),
  overdue: 'The association has not told anything for 90 days. The village says so beside the give button.',
  whole: 'Read it on its own page',
  wholeOf: (title: string) => `Read it on its own page: ${title}`,
  pages: 'All news on one page',
  more: 'Read on',
  happened: (unixMs: number) => `News from the field, ${day(unixMs)}`,
  feast: (steps: readonly string[]) => `It is done: ${list(steps)}! The village is celebrating.`,
  mineAlive: (gifts: number) =>
    plural(
      gifts,
      'News of your gift: it waits in the mailbox.',
      `News of ${number(gifts)} of your gifts: they wait in the mailbox.`,
    ),
};

export const mailbox = {
  title: 'The mailbox',
  name: 'Mailbox',
  lead: 'What became of the gifts that this browser gave. Nobody else sees it.',
  waiting: (gifts: number) =>
    plural(gifts, 'Its flag is up: news of a gift of yours', `Its flag is up: news of ${number(gifts)} of your gifts`),
  down: 'Nothing new',
  reading: 'One moment…',
  failed: 'It cannot be opened just now. You may be offline; the flag stays up.',
  noGifts:
    'When you have given a gift here, what became of it arrives in this box. No address is needed: this browser remembers.',
  promised: (gifts: number) =>
    plural(
      gifts,
      'Your gift is promised. Once the association tells what became of it, you find it here.',
      `Your ${number(gifts)} gifts are promised. Once the association tells what became of them, you find it here.`,
    ),
  alive: (gifts: readonly string[]) => `Come alive: ${list(gifts)}`,
  changed: (gifts: readonly string[]) => `Changed: ${list(gifts)}`,
  inPart: (gifts: readonly string[]) => `There in part: ${list(gifts)}`,
  units: (gift: string, there: number, quantity: number) => `${gift} (${number(there)} of ${number(quantity)})`,
  fresh: 'New',
  seeGift: (gift: string) => `See it: ${gift}`,
  times: (quantity: number, gift: string) => `${number(quantity)} × ${gift}`,
  corner: 'My gifts, receipts and choices',
};
