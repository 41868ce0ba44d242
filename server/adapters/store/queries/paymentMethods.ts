import { eq } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, ph } from './db.ts';

export const paymentMethodReads = (db: Db, { paymentMethod }: Schema) => ({
  paymentMethod: db
    .select({ method: paymentMethod.method })
    .from(paymentMethod)
    .where(eq(paymentMethod.attempt, ph('attempt')))
    .prepare('payment_method'),
});

export const paymentMethodWrites = (db: Db, { paymentMethod }: Schema) => ({
  notePaymentMethod: db
    .insert(paymentMethod)
    .values(everyColumn(paymentMethod))
    .onConflictDoNothing()
    .prepare('note_payment_method'),
});
