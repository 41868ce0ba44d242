import type { Kit } from '../kit.ts';
import { accountsTables } from './accounts.ts';
import { catalogueTables } from './catalogue.ts';
import { comparisonTables } from './comparison.ts';
import { cornerTables } from './corner.ts';
import { defenceTables } from './defence.ts';
import { foundingTables } from './founding.ts';
import { givingTables } from './giving.ts';
import { guessTables } from './guesses.ts';
import { ledgerTables } from './ledger.ts';
import { letterTables } from './letters.ts';
import { newsTables } from './news.ts';
import { offlineTables } from './offline.ts';
import { paymentMethodTables } from './paymentMethods.ts';
import { placeTables } from './place.ts';
import { playTables } from './play.ts';
import { refundTables } from './refunds.ts';
import { sharingTables } from './sharing.ts';
import { stewardTables } from './stewards.ts';
import { stripeAccountTables } from './stripeAccounts.ts';
import { taxReceiptTables } from './taxReceipts.ts';
import { tellingTables } from './telling.ts';
import { villageTables } from './village.ts';

/** Every table, in the order in which they lean on each other. One text for both engines. */
export function defineSchema(k: Kit) {
  const catalogue = catalogueTables(k);
  const places = placeTables(k, catalogue);
  const giving = givingTables(k, catalogue, places);
  const villages = villageTables(k, catalogue, places, giving);
  const ledger = ledgerTables(k, catalogue, giving);
  const accounts = accountsTables(k, catalogue, ledger);
  const refunds = refundTables(k, giving);
  const defence = defenceTables(k, catalogue, giving);
  const stewards = stewardTables(k, catalogue);
  const news = newsTables(k, catalogue, places, villages, stewards);
  return {
    ...catalogue,
    ...places,
    ...giving,
    ...villages,
    ...ledger,
    ...accounts,
    ...refunds,
    ...comparisonTables(k),
    ...defence,
    ...stripeAccountTables(k, catalogue),
    ...stewards,
    ...foundingTables(k, places, giving),
    ...offlineTables(k, catalogue, giving),
    ...taxReceiptTables(k, catalogue, giving),
    ...paymentMethodTables(k, giving),
    ...sharingTables(k, catalogue, places, giving, stewards),
    ...cornerTables(k),
    ...playTables(k, catalogue, places, giving),
    ...news,
    ...tellingTables(k, catalogue, villages, news),
    ...guessTables(k, news, giving),
    ...letterTables(k, giving, news, ledger),
  };
}
export type Schema = ReturnType<typeof defineSchema>;
