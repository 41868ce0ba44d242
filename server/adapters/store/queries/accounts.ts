import { and, asc, desc, eq, getTableColumns, gt, isNull, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, ph } from './db.ts';

/** A line as the public knows it: which posting it stands for stays here. */
function lineColumns({ publicLine }: Schema) {
  const { project: _, account: __, source: ___, ...columns } = getTableColumns(publicLine);
  return columns;
}

export function accountsReads(db: Db, t: Schema) {
  const posting = and(
    eq(t.publicLine.account, t.ledgerTransaction.account),
    eq(t.publicLine.source, t.ledgerTransaction.source),
  );
  return {
    newestLine: db
      .select({ lines: t.publicLine.number, hash: t.publicLine.hash })
      .from(t.publicLine)
      .where(eq(t.publicLine.project, ph('project')))
      .orderBy(desc(t.publicLine.number))
      .limit(1)
      .prepare('newest_line'),
    publicLines: db
      .select(lineColumns(t))
      .from(t.publicLine)
      .where(and(eq(t.publicLine.project, ph('project')), gt(t.publicLine.number, ph('after'))))
      .orderBy(asc(t.publicLine.number))
      .limit(ph('limit'))
      .prepare('public_lines'),
    publicLinesOf: db
      .select({ ...lineColumns(t), source: t.publicLine.source })
      .from(t.ledgerTransaction)
      .innerJoin(t.publicLine, posting)
      .where(eq(t.ledgerTransaction.donation, ph('donation')))
      .orderBy(asc(t.publicLine.number))
      .prepare('public_lines_of'),
    giftBehind: db
      .select({
        project: t.placement.project,
        donation: t.placement.donation,
        line: t.placement.line,
        amountCents: t.donationLine.amountCents,
      })
      .from(t.placement)
      .innerJoin(
        t.donationLine,
        and(eq(t.donationLine.donation, t.placement.donation), eq(t.donationLine.line, t.placement.line)),
      )
      .where(and(eq(t.placement.id, ph('placement')), isNull(t.placement.removedAt)))
      .prepare('gift_behind'),
    sentToBank: db
      .select({ amountCents: t.ledgerEntry.amountCents })
      .from(t.ledgerEntry)
      .where(and(eq(t.ledgerEntry.account, ph('account')), sql`${t.ledgerEntry.ledgerAccount} = 'bankInTransit'`))
      .prepare('sent_to_bank'),
  };
}

export function accountsWrites(db: Db, t: Schema) {
  return {
    appendLine: db
      .insert(t.publicLine)
      .values(everyColumn(t.publicLine))
      .onConflictDoNothing({ target: [t.publicLine.project, t.publicLine.number] })
      .prepare('append_line'),
    anyLine: db.select({ number: t.publicLine.number }).from(t.publicLine).limit(1).prepare('any_line'),
    postingsOfProjects: db
      .select()
      .from(t.ledgerTransaction)
      .where(sql`${t.ledgerTransaction.project} is not null`)
      .prepare('postings_of_projects'),
    entriesOf: db
      .select({ ledgerAccount: t.ledgerEntry.ledgerAccount, amountCents: t.ledgerEntry.amountCents })
      .from(t.ledgerEntry)
      .where(and(eq(t.ledgerEntry.account, ph('account')), eq(t.ledgerEntry.source, ph('source'))))
      .orderBy(asc(t.ledgerEntry.line))
      .prepare('entries_of'),
  };
}
