/** The few words that Stripe's page and statements need from us; everything else there is the catalogue's. */
export const FEE_COVER = {
  fr: { name: 'Frais de paiement', description: 'Pris en charge pour que les cadeaux arrivent entiers' },
  en: { name: 'Payment fees', description: 'Covered so that the gifts arrive whole' },
} as const;
