import { PAYMENT_METHODS, type PaymentMethod } from '#server/domain/ports/paymentMethods.ts';
import type { AttemptId } from '#shared/ids.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { GivingTables } from './giving.ts';

/** By what a payment was paid, as Stripe says it with the charge. Without a row nobody knows: it was settled before this was asked. */
export function paymentMethodTables(k: Kit, { attempt }: GivingTables) {
  const paymentMethod = k.table(
    'payment_method',
    {
      attempt: k
        .text('attempt')
        .$type<AttemptId>()
        .primaryKey()
        .references(() => attempt.id),
      method: k.text('method').$type<PaymentMethod>().notNull(),
    },
    (t) => [k.check('payment_method_method', oneOf(t.method, PAYMENT_METHODS))],
  );
  return { paymentMethod };
}
