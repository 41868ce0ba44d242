import { balanceObject, disputeObject, payoutObject, refundObject } from './balance-objects.ts';
import { chargeObject, intentObject } from './payment-objects.ts';
import type { BalanceRecord, DisputeRecord } from './records.ts';
import { sessionObject } from './session-object.ts';
import type { World } from './world.ts';

/** A Stripe object on its way out. */
export type Drawn = { readonly id: string; readonly object: string };

export const drawDispute = (world: World, dispute: DisputeRecord): Drawn => {
  const entries = dispute.balanceTransactions
    .map((id) => world.books.balance.get(id))
    .filter((entry): entry is BalanceRecord => entry !== undefined);
  return disputeObject(dispute, entries, world.clock.nowSeconds());
};

/** Any object of an account by its id, or undefined when the account has none such: one account never sees another's. */
export const drawById = (world: World, account: string, id: string): Drawn | undefined => {
  const { books, clock } = world;
  const own = <R extends { readonly account: string }>(record: R | undefined): R | undefined =>
    record?.account === account ? record : undefined;
  const drawn = <R extends { readonly account: string }>(record: R | undefined, draw: (record: R) => Drawn) => {
    const found = own(record);
    return found === undefined ? undefined : draw(found);
  };
  switch (id.slice(0, id.indexOf('_'))) {
    case 'cs':
      return drawn(books.sessions.get(id), (record) => sessionObject(record, world.publicUrl()));
    case 'pi':
      return drawn(books.intents.get(id), intentObject);
    case 'ch':
    case 'py':
      return drawn(books.charges.get(id), chargeObject);
    case 'txn':
      return drawn(books.balance.get(id), (record) => balanceObject(record, clock.nowSeconds()));
    case 're':
    case 'pyr':
      return drawn(books.refunds.get(id), refundObject);
    case 'du':
      return drawn(books.disputes.get(id), (record) => drawDispute(world, record));
    case 'po':
      return drawn(books.payouts.get(id), payoutObject);
    default:
      return undefined;
  }
};
