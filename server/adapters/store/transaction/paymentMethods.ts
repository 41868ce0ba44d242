import type { PaymentMethodTx } from '#server/domain/ports/paymentMethods.ts';
import type { Use } from './use.ts';

export const paymentMethodsTx = (use: Use): PaymentMethodTx => ({
  paymentMethod: async (attempt) => (await use().paymentMethod.execute({ attempt }))[0]?.method ?? null,
  async notePaymentMethod(attempt, method) {
    await use().notePaymentMethod.execute({ attempt, method });
  },
});
