import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { number, day } = formatIn('en');
const plural = pluralIn('en');

/** The receipt inside a gift, and where a donation stands in the accounts: shown in the game. */
export const accounts = {
  receipt: {
    title: 'Where its money went',
    price: 'Price',
    fee: 'Its share of the payment fee',
    feeUnknown: 'not known yet',
    feesCovered: 'The giver added something for the fees.',
    net: 'Reaches the association',
    part: 'A part of this payment was refunded.',
    everything: 'This payment was refunded.',
    line: (line: number) => `Line ${number(line)} of the public accounts`,
  },
  thanks: (line: number) => `Your payment is line ${number(line)} of the public accounts.`,
  note: 'Note this to check later that nothing was changed:',
};

/** The page of the public accounts, made on the server. */
export const accountsPage = {
  title: 'Public accounts',
  description: (project: string) => `Every gift, fee and refund of “${project}”, to the cent, for anybody to check.`,
  lead: 'Every gift, fee and refund, to the cent. Nobody’s name, no hour: the day is enough.',
  empty: 'Nothing has been given yet. The first gift will be line 1.',
  toProject: 'The project',
  payments: (payments: number) => plural(payments, 'in 1 payment', `in ${number(payments)} payments`),
  given: 'given',
  arrived: 'has reached the association',
  fees: 'payment fees',
  back: 'went back to givers',
  where: 'Where the money is',
  meaning: {
    given: 'Given',
    waiting: 'Paid, still being cleared by Stripe',
    arrived: 'Reached the association, on its Stripe account',
    byHand: 'Received by the association itself: cheque, cash or transfer',
    fees: 'Fees of payments and disputes',
    refunded: 'Refunded',
    reversed: 'Taken back by the bank',
    disputed: 'Held back while a dispute is open',
    chargedBack: 'Lost in a dispute',
    bank: 'Sent to the bank',
    other: 'Other movements',
    unexplained: 'Not explained yet: a person is looking at it',
  },
  /** the same on a line, in a word */
  move: {
    given: 'given',
    waiting: 'being cleared',
    arrived: 'arrived',
    byHand: 'by hand',
    fees: 'fee',
    refunded: 'refunded',
    reversed: 'taken back',
    disputed: 'held back',
    chargedBack: 'lost',
    bank: 'to the bank',
    other: 'other',
    unexplained: 'not explained',
  },
  sum: 'Given in all',
  bank: (amount: string) =>
    `From this Stripe account, ${amount} went on to the association’s bank so far, all its projects together.`,
  chart: 'The money over time',
  chartMeans: (from: number, to: number, given: string, arrived: string) =>
    `${from === to ? `On ${day(to)}` : `From ${day(from)} to ${day(to)}`} what was given rose to ${given}, of which ${arrived} has arrived.`,
  chartGiven: 'Given',
  chartArrived: 'Arrived',
  chartTable: 'The same in figures',
  period: 'Until',
  proof: 'What this proves, and what it does not',
  proofChain:
    'Every line carries a fingerprint of what it says and of the line before it. Whoever changes an old line changes every fingerprint after it.',
  proofLimit:
    'One server supplies both the figures and this page. By itself the page proves little: a dishonest server could show a whole new past. That is why the newest fingerprint goes out with every thanks. Whoever noted one can see, on any later day, whether anything before it was changed.',
  proofReal:
    'These accounts show what was paid and what Stripe passed on. For gifts given by hand there is the association’s word: no bank or Stripe stands behind that line. What the association then does with the money is shown by its news and its own yearly accounts, not by this page.',
  head: 'The newest fingerprint',
  headLine: (line: number) => `Line ${number(line)}`,
  check: 'How to check',
  steps: [
    'Download the accounts as JSON.',
    'Download the checking program. It is one file, short enough to read, and needs only Node.js.',
    'Run it: it recomputes every line and every total, and says plainly what holds.',
  ],
  withNoted: 'With a fingerprint that you noted earlier it also tells whether the past is still the same:',
  json: 'Accounts as JSON',
  csv: 'Accounts for a spreadsheet (CSV)',
  program: 'The checking program',
  lines: 'Line by line',
  line: 'Line',
  day: 'Day (UTC)',
  what: 'What happened',
  amounts: 'Amounts',
  of: (line: number) => `for line ${number(line)}`,
  cover: 'added for the fees',
  kind: {
    paid: 'Gift',
    settled: 'Cleared, the fee is known',
    refund: 'Refund',
    refundFailed: 'A refund came back',
    lateFailure: 'The bank took the payment back',
    disputeWithdrawn: 'Dispute: held back',
    disputeReinstated: 'Dispute: given back',
    disputeLost: 'Dispute lost',
    disputeWon: 'Dispute won after all',
    byHand: 'Gift given by hand',
    byHandReversed: 'Gift given by hand, taken back',
    unknown: 'A movement being looked at',
  },
  newer: 'Newer lines',
  older: 'Older lines',
  range: (from: number, to: number, all: number) => `Lines ${number(from)} to ${number(to)} of ${number(all)}`,
};
