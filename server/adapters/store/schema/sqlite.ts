import { sqliteKit } from '../kit.ts';
import { defineSchema } from './schema.ts';

// drizzle-kit finds the tables among a file's exports, so each is named here.
export const {
  association,
  project,
  projectTotals,
  step,
  gift,
  village,
  villageChunk,
  player,
  donation,
  donationLine,
  attempt,
  refund,
  consent,
  villageEvent,
  plotUse,
  placement,
  flower,
  ledgerTransaction,
  ledgerEntry,
  publicLine,
  stripeEvent,
  outbox,
  audit,
  refundOrder,
  refundLine,
  dispute,
} = defineSchema(sqliteKit);
