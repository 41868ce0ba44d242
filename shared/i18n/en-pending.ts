import { formatIn, pluralIn } from '#shared/i18n/format.ts';

const { number } = formatIn('en');
const plural = pluralIn('en');

/** A bank debit on its way: said to its giver alone. */
export const pending = {
  note: (gifts: number) =>
    plural(
      gifts,
      'Your bank debit is on its way, usually 2 to 6 working days. Until then only you see the outline of your gift.',
      `Your bank debit is on its way, usually 2 to 6 working days. Until then only you see the outlines of your ${number(gifts)} gifts.`,
    ),
  means:
    'It usually takes 2 to 6 working days. Until then only you see the outline of your gift, and its place stays free for others: the gift lands once the bank has confirmed, there or at the nearest free place. Should your bank refuse, nothing is taken and nothing lands; you will read it here.',
  list: (gifts: number) => plural(gifts, '1 gift of yours on its way', `${number(gifts)} gifts of yours on their way`),
  one: 'On its way: only you see this',
  refused: 'Your bank refused the debit',
  refusedMeans: 'Nothing was taken, and no gift landed. You can give again whenever you like, by card or by debit.',
};
