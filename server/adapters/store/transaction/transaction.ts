import type { StoreTx } from '#server/domain/ports/store.ts';
import type { Queries } from '../queries/queries.ts';
import { attemptsTx } from './attempts.ts';
import { catalogueTx } from './catalogue.ts';
import { donationsTx } from './donations.ts';
import { ledgerTx } from './ledger.ts';
import { plotsTx } from './plots.ts';
import type { Use } from './use.ts';
import { villageTx } from './village.ts';

/** A transaction that can be ended: what is called on it later would land in somebody else's. */
export interface Lease {
  readonly tx: StoreTx;
  end(): void;
}

export function lease(queries: Queries): Lease {
  let open = true;
  const use: Use = () => {
    if (!open) throw new Error('this transaction is over: a promise inside it was not awaited');
    return queries;
  };
  const tx = {
    ...catalogueTx(use),
    ...donationsTx(use),
    ...attemptsTx(use),
    ...plotsTx(use),
    ...villageTx(use),
    ...ledgerTx(use),
  };
  return {
    tx,
    end() {
      open = false;
    },
  };
}
