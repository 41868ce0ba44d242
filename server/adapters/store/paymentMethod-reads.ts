import type { PaymentMethodReads } from '#server/domain/ports/paymentMethods.ts';
import type { ReadQueries } from './queries/queries.ts';

export const paymentMethodReads = (q: Pick<ReadQueries, 'paymentMethod'>): PaymentMethodReads => ({
  paymentMethod: async (attempt) => (await q.paymentMethod.execute({ attempt }))[0]?.method ?? null,
});
