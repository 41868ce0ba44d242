import type { AttemptId } from '#shared/ids.ts';

/** By what a payment on Stripe's page was paid, as far as a tax receipt has to tell it; `other`: a wallet or a credit of its own. */
export const PAYMENT_METHODS = ['card', 'bankDebit', 'bankTransfer', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export interface PaymentMethodReads {
  /** null where nobody noted it */
  paymentMethod(attempt: AttemptId): Promise<PaymentMethod | null>;
}

export interface PaymentMethodTx extends PaymentMethodReads {
  /** said once: a charge is never paid by something else later */
  notePaymentMethod(attempt: AttemptId, method: PaymentMethod): Promise<void>;
}
