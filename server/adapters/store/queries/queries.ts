import type { Schema } from '../schema/schema.ts';
import { accountsReads, accountsWrites } from './accounts.ts';
import { catalogueReads, catalogueWrites } from './catalogue.ts';
import { comparisonReads, comparisonWrites } from './comparison.ts';
import type { Db } from './db.ts';
import { defenceReads, defenceWrites } from './defence.ts';
import { givenMoneyReads } from './givenMoney.ts';
import { givingReads, givingWrites } from './giving.ts';
import { identityReads, identityWrites } from './identity.ts';
import { ledgerReads, ledgerWrites } from './ledger.ts';
import { attemptMoves } from './moving.ts';
import { plotWrites } from './plots.ts';
import { refundReads, refundWrites } from './refunds.ts';
import { stewardReads, stewardWrites } from './stewards.ts';
import { stripeAccountReads, stripeAccountWrites } from './stripeAccounts.ts';
import { villageReads, villageWrites } from './village.ts';

/**
 * Statements are prepared once a connection: built at each call they cost six times the CPU of the settlement itself.
 */
export function readQueries(db: Db, t: Schema) {
  return {
    ...catalogueReads(db, t),
    ...givingReads(db, t),
    ...villageReads(db, t),
    ...ledgerReads(db, t),
    ...accountsReads(db, t),
    ...refundReads(db, t),
    ...comparisonReads(db, t),
    ...defenceReads(db, t),
    ...stripeAccountReads(db, t),
    ...givenMoneyReads(db, t),
    ...identityReads(db, t),
    ...stewardReads(db, t),
  };
}
export type ReadQueries = ReturnType<typeof readQueries>;

export function queries(db: Db, t: Schema) {
  return {
    ...readQueries(db, t),
    ...catalogueWrites(db, t),
    ...stripeAccountWrites(db, t),
    ...givingWrites(db, t),
    ...villageWrites(db, t),
    ...plotWrites(db, t),
    ...ledgerWrites(db, t),
    ...accountsWrites(db, t),
    ...refundWrites(db, t),
    ...comparisonWrites(db, t),
    ...defenceWrites(db, t),
    ...identityWrites(db, t),
    ...stewardWrites(db, t),
    moveAttempt: attemptMoves(db, t),
  };
}
export type Queries = ReturnType<typeof queries>;
