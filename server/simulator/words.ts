/** The pay page's words. `fr` is checked against `en` by its type. */
const en = {
  banner: 'Simulation: no money moves',
  bannerMore: 'This page stands in for Stripe. Use a test card only, never a real one.',
  title: 'Pay',
  donate: 'Give',
  summary: 'Your order',
  summaryGift: 'Your gift',
  total: 'Total',
  contact: 'Contact',
  email: 'E-mail',
  emailWhy: 'For the payment receipt.',
  method: 'Payment method',
  card: 'Card',
  number: 'Card number',
  expiry: 'Expiry (MM / YY)',
  cvc: 'Security code',
  holder: 'Name on the card',
  sepa: 'SEPA direct debit',
  iban: 'IBAN',
  pay: 'Pay',
  give: 'Give',
  cancel: 'Cancel and go back',
  testCards: 'Pay in one tap with a test card',
  testCardsWhy: 'These numbers exist in tests only. The e-mail may stay empty.',
  card4242: 'is accepted',
  card0002: 'is declined',
  card3155: 'asks for 3-D Secure',
  card0259: 'is accepted, then disputed',
  iban2606: 'is debited after a while',
  iban2607: 'is refused after a while',
  secureTitle: '3-D Secure',
  secureAsk: 'Your (imaginary) bank asks: do you approve this payment?',
  approve: 'Approve',
  refuse: 'Refuse',
  closedComplete: 'This payment is done.',
  closedExpired: 'This payment page has expired. Nothing was charged.',
  unknown: 'There is no such payment page.',
  back: 'Go back',
  errorCard: 'This is not a test card of this page. Never type a real card here.',
  errorIban: 'This is not a test IBAN of this page. Never type a real one here.',
  errorEmail: 'Please type an e-mail address.',
  errorExpiry: 'The expiry date is not valid or is past.',
  errorCvc: 'The security code has three or four digits.',
  errorDeclined: 'The card was declined. Nothing was charged; try another card.',
  errorFunds: 'The card has insufficient funds. Nothing was charged; try another card.',
  errorAuthentication: 'The payment was not approved. Nothing was charged; try again or use another card.',
} as const;

export type Word = keyof typeof en;
export type Words = Readonly<Record<Word, string>>;
export type Language = 'fr' | 'en';

const fr: Words = {
  banner: 'Simulation : aucun argent n’est débité',
  bannerMore: 'Cette page remplace Stripe. N’utilisez qu’une carte de test, jamais une vraie.',
  title: 'Payer',
  donate: 'Donner',
  summary: 'Votre commande',
  summaryGift: 'Votre don',
  total: 'Total',
  contact: 'Contact',
  email: 'E-mail',
  emailWhy: 'Pour le reçu de paiement.',
  method: 'Moyen de paiement',
  card: 'Carte',
  number: 'Numéro de carte',
  expiry: 'Expiration (MM / AA)',
  cvc: 'Code de sécurité',
  holder: 'Nom sur la carte',
  sepa: 'Prélèvement SEPA',
  iban: 'IBAN',
  pay: 'Payer',
  give: 'Donner',
  cancel: 'Annuler et revenir',
  testCards: 'Payer d’un geste avec une carte de test',
  testCardsWhy: 'Ces numéros n’existent que pour les tests. L’e-mail peut rester vide.',
  card4242: 'est acceptée',
  card0002: 'est refusée',
  card3155: 'demande 3-D Secure',
  card0259: 'est acceptée, puis contestée',
  iban2606: 'est débité après un moment',
  iban2607: 'est refusé après un moment',
  secureTitle: '3-D Secure',
  secureAsk: 'Votre banque (imaginaire) demande : approuvez-vous ce paiement ?',
  approve: 'Approuver',
  refuse: 'Refuser',
  closedComplete: 'Ce paiement est fait.',
  closedExpired: 'Cette page de paiement a expiré. Rien n’a été débité.',
  unknown: 'Cette page de paiement n’existe pas.',
  back: 'Revenir',
  errorCard: 'Ce n’est pas une carte de test de cette page. N’écrivez jamais une vraie carte ici.',
  errorIban: 'Ce n’est pas un IBAN de test de cette page. N’écrivez jamais un vrai IBAN ici.',
  errorEmail: 'Écrivez une adresse e-mail.',
  errorExpiry: 'La date d’expiration n’est pas valable ou est passée.',
  errorCvc: 'Le code de sécurité a trois ou quatre chiffres.',
  errorDeclined: 'La carte a été refusée. Rien n’a été débité ; essayez une autre carte.',
  errorFunds: 'La carte n’est pas assez approvisionnée. Rien n’a été débité ; essayez une autre carte.',
  errorAuthentication: 'Le paiement n’a pas été approuvé. Rien n’a été débité ; réessayez ou prenez une autre carte.',
};

export const wordsOf = (language: Language): Words => (language === 'fr' ? fr : en);

/** The session's own language, else the browser's first choice among the two. */
export const languageOf = (locale: string | null, acceptLanguage: string | undefined): Language => {
  if (locale !== null && locale !== 'auto') {
    return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  }
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', ...options] = wish.trim().toLowerCase().split(';');
    const weight = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find((value) => value !== undefined);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wishes.filter(({ tag }) => /^(fr|en)\b/.test(tag)).sort((a, b) => b.weight - a.weight)[0];
  return spoken?.tag.startsWith('fr') ? 'fr' : 'en';
};
