import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { number } = formatIn('en');
const plural = pluralIn('en');

/** A gift for somebody else, who chooses its place: what its giver reads, and what the friend reads. */
export const friend = {
  ask: 'For somebody: they choose the place',
  askMeans:
    'You get a link to send them, or a card to print. Your gift counts at once; without a choice of theirs the village chooses after 30 days.',
  fromField: 'From (optional)',
  wordsField: 'Your words to them (optional)',
  placeTheirs: 'They choose the places.',

  given:
    'It is paid, and counts for the project already. Send this link to the person it is for: they choose the place.',
  givenMeans: 'Without a choice of theirs the village chooses after 30 days. This browser keeps the link for you.',
  givenElsewhere:
    'It is paid, and counts for the project already. The link to send is in the browser that gave, and in the letter of thanks if you asked for it.',
  pending:
    'It usually takes 2 to 6 working days. Once the bank has confirmed, you find the link to send here, in this browser.',
  link: 'The link to send',
  waits: (gifts: number) =>
    plural(
      gifts,
      'Your gift waits for the person it is for.',
      `${number(gifts)} gifts of yours wait for the people they are for.`,
    ),
  print: 'Print the card',
  passTitle: 'A gift to place',
  passText: 'A real donation, as a gift. This link leads to the village where its place is chosen.',

  title: (gifts: number) => plural(gifts, 'A gift for you', 'Gifts for you'),
  from: (name: string) => `From ${name}`,
  real: (gifts: number, project: string) =>
    `${plural(gifts, 'A real donation, paid already', 'Real donations, paid already')}, to “${project}”.`,
  choose: (gifts: number) => plural(gifts, 'Choose the place', 'Choose the places'),
  village: 'The village chooses',
  allPlaced: (gifts: number) => plural(gifts, 'Here? You can still move it.', 'Here? You can still move them.'),
  confirm: (gifts: number) => plural(gifts, 'Set it down here', 'Set them down here'),
  confirmBlind: 'The village chooses a good place when the gift arrives.',
  sending: 'One moment…',
  trouble: {
    offline: 'No connection. Nothing is lost: try again once you are online.',
    other: 'That did not work. Nothing is lost: try again in a moment.',
  },
  stands: (gifts: number) => plural(gifts, 'It stands', 'They stand'),
  standsMeans: (gifts: number) =>
    plural(
      gifts,
      'Everybody in the village sees it. It comes alive when the association has shown proof from the field.',
      'Everybody in the village sees them. They come alive when the association has shown proof from the field.',
    ),
  see: (gifts: number) => plural(gifts, 'Look at it', 'Look at them'),
  over: {
    standing: 'This gift stands in the village already.',
    withdrawn: 'This gift was taken back: its payment was refunded. The village stays open to everybody.',
    unpaid:
      'This gift is on its way: the bank has not confirmed its payment yet. Keep the link and come back in a few days.',
    unknown: 'This link leads to no gift. Check that it is complete.',
    offline: 'The gift could not be read. Check your connection and open the link again.',
  },
  visit: 'See the village',
};
