import { emit } from './events.ts';
import { newId } from './ids.ts';
import { chargeObject } from './payment-objects.ts';
import type { BalanceRecord, ChargeRecord } from './records.ts';
import type { Scope, World } from './world.ts';

type Entry = Pick<BalanceRecord, 'type' | 'reportingCategory' | 'amountCents' | 'feeCents' | 'currency' | 'source'>;

/** Writes one movement of the account's Stripe balance. Amounts are signed: money that leaves is negative. */
export const bookBalance = (scope: Scope, entry: Entry): BalanceRecord =>
  scope.world.books.balance.put({
    ...entry,
    id: newId('txn'),
    account: scope.account,
    created: scope.world.clock.nowSeconds(),
    description: null,
  });

/** 1.5 % + 0.25 € unless set otherwise, rounded to the cent. */
export const feeCents = (world: World, amountCents: number): number =>
  Math.round((amountCents * world.settings.feeBasisPoints) / 10_000) + world.settings.feeFixedCents;

/** The fee arrives: the charge gets its balance transaction, and the world hears `charge.updated`. */
export const bookFee = (scope: Scope, charge: ChargeRecord): void => {
  if (charge.status !== 'succeeded' || charge.balanceTransaction !== null) {
    return;
  }
  const type = charge.method === 'card' ? 'charge' : 'payment';
  const entry = bookBalance(scope, {
    type,
    reportingCategory: 'charge',
    amountCents: charge.amountCents,
    feeCents: feeCents(scope.world, charge.amountCents),
    currency: charge.currency,
    source: charge.id,
  });
  const booked = scope.world.books.charges.put({ ...charge, balanceTransaction: entry.id });
  emit(scope, {
    type: 'charge.updated',
    object: chargeObject(booked),
    previous: { balance_transaction: null },
    livemode: booked.livemode,
  });
};
