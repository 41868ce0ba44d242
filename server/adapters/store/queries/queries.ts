import type { Schema } from '../schema/schema.ts';
import { accountsReads, accountsWrites } from './accounts.ts';
import { catalogueReads, catalogueWrites } from './catalogue.ts';
import { comparisonReads, comparisonWrites } from './comparison.ts';
import { cornerReads, cornerWrites } from './corner.ts';
import type { Db } from './db.ts';
import { defenceReads, defenceWrites } from './defence.ts';
import { foundingReads, foundingWrites } from './founding.ts';
import { givenMoneyReads } from './givenMoney.ts';
import { givingReads, givingWrites } from './giving.ts';
import { guessReads, guessWrites } from './guesses.ts';
import { identityReads, identityWrites } from './identity.ts';
import { lateLetterReads, lateLetterWrites } from './late-letters.ts';
import { ledgerReads, ledgerWrites } from './ledger.ts';
import { letterReads, letterWrites } from './letters.ts';
import { attemptMoves } from './moving.ts';
import { newsReads, newsWrites } from './news.ts';
import { offlineReads, offlineWrites } from './offline.ts';
import { paymentMethodReads, paymentMethodWrites } from './paymentMethods.ts';
import { playReads, playWrites } from './play.ts';
import { plotWrites } from './plots.ts';
import { promisedReads } from './promised.ts';
import { refundReads, refundWrites } from './refunds.ts';
import { sharingReads, sharingWrites } from './sharing.ts';
import { stewardReads, stewardWrites } from './stewards.ts';
import { stripeAccountReads, stripeAccountWrites } from './stripeAccounts.ts';
import { taxReceiptReads, taxReceiptWrites } from './taxReceipts.ts';
import { villageReads, villageWrites } from './village.ts';
import { zoneReads, zoneWrites } from './zones.ts';

/**
 * Statements are prepared once a connection: built at each call they cost six times the CPU of the settlement itself.
 */
export function readQueries(db: Db, t: Schema): ReadQueries {
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
    ...foundingReads(db, t),
    ...sharingReads(db, t),
    ...cornerReads(db, t),
    ...offlineReads(db, t),
    ...taxReceiptReads(db, t),
    ...paymentMethodReads(db, t),
    ...playReads(db, t),
    ...newsReads(db, t),
    ...promisedReads(db, t),
    ...zoneReads(db, t),
    ...guessReads(db, t),
    ...letterReads(db, t),
    ...lateLetterReads(db, t),
  };
}
/** Written out: the compiler gives up on naming so large a type by itself. */
export type ReadQueries = ReturnType<typeof catalogueReads> &
  ReturnType<typeof givingReads> &
  ReturnType<typeof villageReads> &
  ReturnType<typeof ledgerReads> &
  ReturnType<typeof accountsReads> &
  ReturnType<typeof refundReads> &
  ReturnType<typeof comparisonReads> &
  ReturnType<typeof defenceReads> &
  ReturnType<typeof stripeAccountReads> &
  ReturnType<typeof givenMoneyReads> &
  ReturnType<typeof identityReads> &
  ReturnType<typeof stewardReads> &
  ReturnType<typeof foundingReads> &
  ReturnType<typeof sharingReads> &
  ReturnType<typeof cornerReads> &
  ReturnType<typeof offlineReads> &
  ReturnType<typeof taxReceiptReads> &
  ReturnType<typeof paymentMethodReads> &
  ReturnType<typeof playReads> &
  ReturnType<typeof newsReads> &
  ReturnType<typeof promisedReads> &
  ReturnType<typeof zoneReads> &
  ReturnType<typeof guessReads> &
  ReturnType<typeof letterReads> &
  ReturnType<typeof lateLetterReads>;

export function queries(db: Db, t: Schema): Queries {
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
    ...foundingWrites(db, t),
    ...sharingWrites(db, t),
    ...cornerWrites(db, t),
    ...offlineWrites(db, t),
    ...taxReceiptWrites(db, t),
    ...paymentMethodWrites(db, t),
    ...playWrites(db, t),
    ...newsWrites(db, t),
    ...zoneWrites(db, t),
    ...guessWrites(db, t),
    ...letterWrites(db, t),
    ...lateLetterWrites(db, t),
    moveAttempt: attemptMoves(db, t),
  };
}
export type Queries = ReadQueries &
  ReturnType<typeof catalogueWrites> &
  ReturnType<typeof stripeAccountWrites> &
  ReturnType<typeof givingWrites> &
  ReturnType<typeof villageWrites> &
  ReturnType<typeof plotWrites> &
  ReturnType<typeof ledgerWrites> &
  ReturnType<typeof accountsWrites> &
  ReturnType<typeof refundWrites> &
  ReturnType<typeof comparisonWrites> &
  ReturnType<typeof defenceWrites> &
  ReturnType<typeof identityWrites> &
  ReturnType<typeof stewardWrites> &
  ReturnType<typeof foundingWrites> &
  ReturnType<typeof sharingWrites> &
  ReturnType<typeof cornerWrites> &
  ReturnType<typeof offlineWrites> &
  ReturnType<typeof taxReceiptWrites> &
  ReturnType<typeof paymentMethodWrites> &
  ReturnType<typeof playWrites> &
  ReturnType<typeof newsWrites> &
  ReturnType<typeof zoneWrites> &
  ReturnType<typeof guessWrites> &
  ReturnType<typeof letterWrites> &
  ReturnType<typeof lateLetterWrites> & { readonly moveAttempt: ReturnType<typeof attemptMoves> };
