import type { StoreTx } from '#server/domain/ports/store.ts';
import type { Queries } from '../queries/queries.ts';
import { attemptsTx } from './attempts.ts';
import { catalogueTx } from './catalogue.ts';
import { comparisonTx } from './comparison.ts';
import { cornerTx } from './corner.ts';
import { defenceTx } from './defence.ts';
import { donationsTx } from './donations.ts';
import { foundingTx } from './founding.ts';
import { guessTx } from './guesses.ts';
import { forgetShared, type Kept, keptOfNothing } from './kept.ts';
import { ledgerTx } from './ledger.ts';
import { lettersTx } from './letters.ts';
import { newsTx } from './news.ts';
import { offlineTx } from './offline.ts';
import { paymentMethodsTx } from './paymentMethods.ts';
import { playTx } from './play.ts';
import { plotsTx } from './plots.ts';
import { refundsTx } from './refunds.ts';
import { sharingTx } from './sharing.ts';
import { stewardsTx } from './stewards.ts';
import { stripeAccountsTx } from './stripeAccounts.ts';
import { taxReceiptsTx } from './taxReceipts.ts';
import type { Use } from './use.ts';
import { villageTx } from './village.ts';
import { zonesTx } from './zones.ts';

/** A transaction that can be ended: what is called on it later would land in somebody else's. */
export interface Lease {
  readonly tx: StoreTx;
  end(): void;
}

/** So many transactions pass before one is used again: by then what was forgotten in it has long run into its end. */
const KEPT = 128;

/** The transactions of one connection. */
export interface Leases {
  lease(): Lease;
  /** where a transaction begins that shares nothing with those before, or something was taken back */
  forget(): void;
}

/** Hands out the transactions of one connection. They are kept: to build their sixty methods costs more than a gift. */
export function leases(queries: Queries): Leases {
  const slots: ReturnType<typeof reusable>[] = [];
  const kept = keptOfNothing();
  let given = 0;
  return {
    lease() {
      const slot = given % KEPT;
      given += 1;
      const next = slots[slot] ?? reusable(queries, kept);
      slots[slot] = next;
      next.begin();
      return next;
    },
    forget: () => forgetShared(kept),
  };
}

function reusable(queries: Queries, kept: Kept) {
  let open = false;
  const use: Use = () => {
    if (!open) throw new Error('this transaction is over: a promise inside it was not awaited');
    return queries;
  };
  const tx: StoreTx = {
    ...catalogueTx(use, kept),
    ...stripeAccountsTx(use),
    ...donationsTx(use),
    ...attemptsTx(use),
    ...plotsTx(use),
    ...villageTx(use, kept),
    ...ledgerTx(use, kept),
    ...refundsTx(use),
    ...comparisonTx(use),
    ...defenceTx(use),
    ...stewardsTx(use),
    ...foundingTx(use),
    ...sharingTx(use),
    ...cornerTx(use),
    ...offlineTx(use),
    ...taxReceiptsTx(use),
    ...paymentMethodsTx(use),
    ...playTx(use),
    ...newsTx(use),
    ...zonesTx(use),
    ...guessTx(use),
    ...lettersTx(use),
  };
  return {
    tx,
    begin() {
      open = true;
    },
    end() {
      open = false;
    },
  };
}
