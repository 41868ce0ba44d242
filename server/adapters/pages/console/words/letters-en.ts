import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { number } = formatIn('en');
const plural = pluralIn('en');

/** Letters that have not arrived, on the host's page, and how many on the association's. */
export const letters = {
  title: 'Letters',
  allWell: 'No letter is late, and none was given up.',
  noPost: 'There is no mail server yet (SMTP_URL): letters wait here until there is one.',
  waiting: (letters: number, isMore: boolean) =>
    isMore
      ? `More than ${number(letters)} letters have not gone yet`
      : `${number(letters)} ${plural(letters, 'letter has', 'letters have')} not gone yet`,
  waitingLead: 'They are tried again by themselves.',
  lost: (letters: number, isMore: boolean) =>
    isMore
      ? `More than ${number(letters)} letters were given up`
      : `${number(letters)} ${plural(letters, 'letter was', 'letters were')} given up`,
  lostLead:
    'They are not tried again by themselves. Once the cause is mended, send them again: each has five days anew. A wrong address cannot be mended here: its letter leaves this list after ninety days, or before, when nobody would be sent it any more.',
  address: (domain: string) => `to an address at ${domain}`,
  newest: (letters: number) => `These are the last ${number(letters)}; “send all again” sends the others too.`,
  kinds: {
    thanks: 'Thanks for a gift',
    taxReceipt: 'A tax receipt',
    taxReceiptVoid: 'Word that a tax receipt holds no more',
    news: 'News from the field',
    signIn: 'A link into the console',
    invitation: 'An invitation to act for an association',
    corner: 'A link into “my corner”',
  },
  waits: {
    noPost:
      'Waits for your own mail server. If this lasts it is away, or does not take us: its address, password or sender.',
    notNow: 'The mail server cannot deliver there now.',
    unsure: 'The mail server broke off, or asked to come again. It may have arrived all the same.',
  },
  lostBy: {
    refused:
      'The mail server refused it for good: most often the address does not exist, or its mailbox takes nothing.',
    notNow: 'For five days the mail server could not deliver to this address.',
    unsure: 'For five days the mail server broke off, or asked to come again. It may have arrived all the same.',
  },
  count: (letters: number) => `${number(letters)} ${plural(letters, 'letter', 'letters')}`,
  since: (day: string) => `since ${day}`,
  days: (since: string, until: string) =>
    since === until ? `given up on ${until}` : `late since ${since}, given up on ${until}`,
  number: (letter: number) => `No. ${letter}`,
  again: 'Send again',
  allAgain: 'Send all again',
  newsLost: (letters: number) =>
    `${number(letters)} ${plural(letters, 'letter', 'letters')} with news of this project did not arrive in the last ninety days. Whoever looks after this host sees why.`,
  sentAgain: (letters: number) =>
    letters === 0
      ? 'Nothing was sent again: it is under way already, or nobody would be sent it any more.'
      : `${number(letters)} ${plural(letters, 'letter is', 'letters are')} on the way to the mail server again.`,
};
