import { and, desc, eq, isNull, lt, min, ne, sql } from 'drizzle-orm';
import { OFFLINE_ACCOUNT } from '#server/domain/ports/offline.ts';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, fromExcluded, ph } from './db.ts';

export function comparisonReads(db: Db, t: Schema) {
  return {
    installation: db
      .select({ id: t.installation.id, createdAt: t.installation.createdAt })
      .from(t.installation)
      .limit(1)
      .prepare('installation'),
    ownAccountUsers: db
      .select({ id: t.association.id })
      .from(t.association)
      .where(isNull(t.association.stripeAccount))
      .limit(1)
      .prepare('own_account_users'),
    duty: db
      .select({ holder: t.duty.holder, leasedUntil: t.duty.leasedUntil, dueAt: t.duty.dueAt })
      .from(t.duty)
      .where(eq(t.duty.name, ph('name')))
      .prepare('duty'),
    paidAccounts: db
      .select({ account: t.attempt.account, firstAt: min(t.attempt.createdAt) })
      .from(t.attempt)
      // Stripe has never heard of what was given by hand.
      .where(ne(t.attempt.account, OFFLINE_ACCOUNT))
      .groupBy(t.attempt.account)
      .prepare('paid_accounts'),
    comparisons: db.select().from(t.accountComparison).prepare('comparisons'),
    seenTransaction: db
      .select({ id: t.balanceTransaction.id })
      .from(t.balanceTransaction)
      .where(and(eq(t.balanceTransaction.account, ph('account')), eq(t.balanceTransaction.id, ph('id'))))
      .prepare('seen_transaction'),
    posting: db
      .select({ source: t.ledgerTransaction.source })
      .from(t.ledgerTransaction)
      .where(and(eq(t.ledgerTransaction.account, ph('account')), eq(t.ledgerTransaction.source, ph('source'))))
      .prepare('posting'),
    lastReport: db
      .select({ body: t.comparisonReport.body })
      .from(t.comparisonReport)
      .orderBy(desc(t.comparisonReport.id))
      .limit(1)
      .prepare('last_report'),
  };
}

export function comparisonWrites(db: Db, t: Schema) {
  return {
    settleInstallation: db
      .insert(t.installation)
      .values(everyColumn(t.installation))
      .onConflictDoNothing()
      .prepare('settle_installation'),
    takeDuty: db
      .insert(t.duty)
      .values(everyColumn(t.duty, { dueAt: 0 }))
      .onConflictDoUpdate({
        target: t.duty.name,
        set: { holder: sql`excluded.holder`, leasedUntil: sql`excluded.leased_until` },
        setWhere: sql`${t.duty.leasedUntil} <= ${ph('now')} or ${t.duty.holder} = excluded.holder`,
      })
      .prepare('take_duty'),
    leaveDuty: db
      .update(t.duty)
      .set({ leasedUntil: 0 })
      .where(and(eq(t.duty.name, ph('name')), eq(t.duty.holder, ph('holder'))))
      .prepare('leave_duty'),
    endDuty: db
      .update(t.duty)
      .set({ leasedUntil: 0, dueAt: bound('dueAt') })
      .where(and(eq(t.duty.name, ph('name')), eq(t.duty.holder, ph('holder'))))
      .prepare('end_duty'),
    saveComparison: db
      .insert(t.accountComparison)
      .values(everyColumn(t.accountComparison))
      .onConflictDoUpdate({
        target: t.accountComparison.account,
        set: fromExcluded({
          beginAt: t.accountComparison.beginAt,
          comparedThrough: t.accountComparison.comparedThrough,
          walk: t.accountComparison.walk,
        }),
      })
      .prepare('save_comparison'),
    seeTransaction: db
      .insert(t.balanceTransaction)
      .values(everyColumn(t.balanceTransaction))
      .onConflictDoNothing()
      .prepare('see_transaction'),
    saveReport: db
      .insert(t.comparisonReport)
      .values(everyColumn(t.comparisonReport))
      .returning({ id: t.comparisonReport.id })
      .prepare('save_report'),
    forgetReports: db
      .delete(t.comparisonReport)
      .where(lt(t.comparisonReport.id, ph('before')))
      .prepare('forget_reports'),
  };
}
