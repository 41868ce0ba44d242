import { and, asc, count, desc, eq, getTableColumns, gt, isNull, lt, sql, sum } from 'drizzle-orm';
import { cents } from '#shared/money.ts';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, fromExcluded, ph } from './db.ts';

export function taxReceiptReads(db: Db, t: Schema) {
  const { taxBody, taxReceipt, taxReceiptGift, taxYearlyWish, donation, project, attempt, consent } = t;
  const wish = getTableColumns(taxYearlyWish);
  // Written out: an inner query of drizzle's leaves the table's name out where the outer one has but one.
  const isOnNone = sql`not exists (select 1 from tax_receipt_gift counted where counted.donation = ${donation.id} and counted.state = 'counted')`;
  // Few are a person's: found by the person first. What is written behind the columns keeps their other indexes out, by which the
  // engine would look at everybody's payments for each receipt of a year.
  const paidThen = and(
    sql`${project.association} || '' = ${ph('association')}`,
    sql`${attempt.state} || '' in ('paid', 'settled')`,
    sql`${attempt.paidAt} + 0 >= ${ph('from')}`,
    sql`${attempt.paidAt} + 0 < ${ph('to')}`,
    isOnNone,
  );
  const paid = () =>
    db
      .select({ donation: donation.id })
      .from(donation)
      .innerJoin(project, eq(project.slug, donation.project))
      .innerJoin(attempt, eq(attempt.donation, donation.id));
  return {
    taxBody: db
      .select()
      .from(taxBody)
      .where(eq(taxBody.association, ph('association')))
      .prepare('tax_body'),
    taxReceipt: db
      .select()
      .from(taxReceipt)
      .where(eq(taxReceipt.id, ph('id')))
      .prepare('tax_receipt'),
    taxReceiptsOf: db
      .select(getTableColumns(taxReceipt))
      .from(taxReceiptGift)
      .innerJoin(taxReceipt, eq(taxReceipt.id, taxReceiptGift.receipt))
      .where(eq(taxReceiptGift.donation, ph('donation')))
      .orderBy(desc(taxReceipt.issuedAt), desc(taxReceipt.year), desc(taxReceipt.number))
      .prepare('tax_receipts_of'),
    taxReceipts: db
      .select()
      .from(taxReceipt)
      .where(
        and(
          eq(taxReceipt.association, ph('association')),
          eq(taxReceipt.year, ph('year')),
          gt(taxReceipt.number, ph('after')),
        ),
      )
      .orderBy(asc(taxReceipt.number))
      .limit(ph('limit'))
      .prepare('tax_receipts'),
    receiptedGifts: db
      .select({ donation: taxReceiptGift.donation, amountCents: taxReceiptGift.amountCents })
      .from(taxReceiptGift)
      .where(eq(taxReceiptGift.receipt, ph('receipt')))
      .orderBy(asc(taxReceiptGift.donation))
      .prepare('receipted_gifts'),
    taxFigures: db
      .select({
        all: count(),
        voided: count(taxReceipt.voidedAt),
        totalCents: sum(sql`case when ${taxReceipt.voidedAt} is null then ${taxReceipt.totalCents} else 0 end`).mapWith(
          // `sum()` of PostgreSQL comes as text, and of nothing as null.
          (value: unknown) => cents(Number(value ?? 0)),
        ),
      })
      .from(taxReceipt)
      .where(and(eq(taxReceipt.association, ph('association')), eq(taxReceipt.year, ph('year'))))
      .prepare('tax_figures'),
    receiptable: db
      .select({
        donation: donation.id,
        association: project.association,
        project: donation.project,
        player: donation.player,
        language: donation.language,
        taxReduction: project.taxReduction,
      })
      .from(donation)
      .innerJoin(project, eq(project.slug, donation.project))
      .where(eq(donation.id, ph('donation')))
      .prepare('receiptable'),
    unreceiptedOfPlayer: paid()
      .where(and(paidThen, eq(donation.player, ph('player'))))
      .prepare('unreceipted_of_player'),
    unreceiptedOfAddress: paid()
      .innerJoin(consent, eq(consent.donation, donation.id))
      .where(
        and(
          paidThen,
          sql`${consent.kind} = 'thanksEmail'`,
          sql`lower(${consent.value}) = ${ph('email')}`,
          isNull(consent.revokedAt),
        ),
      )
      .prepare('unreceipted_of_address'),
    yearlyWish: db
      .select()
      .from(taxYearlyWish)
      .where(eq(taxYearlyWish.donation, ph('donation')))
      .prepare('yearly_wish'),
    waitingWishes: db
      .select(wish)
      .from(taxYearlyWish)
      .innerJoin(donation, eq(donation.id, taxYearlyWish.donation))
      .where(
        and(
          eq(taxYearlyWish.association, ph('association')),
          eq(taxYearlyWish.year, ph('year')),
          gt(taxYearlyWish.donation, ph('after')),
          isOnNone,
        ),
      )
      .orderBy(asc(taxYearlyWish.donation))
      .limit(ph('limit'))
      .prepare('waiting_wishes'),
  };
}

export function taxReceiptWrites(db: Db, t: Schema) {
  const { taxBody, taxReceiptSequence, taxReceipt, taxReceiptGift, taxYearlyWish } = t;
  return {
    saveTaxBody: db
      .insert(taxBody)
      .values(everyColumn(taxBody))
      .onConflictDoUpdate({ target: taxBody.association, set: fromExcluded(getTableColumns(taxBody), 'association') })
      .prepare('save_tax_body'),
    takeReceiptNumber: db
      .insert(taxReceiptSequence)
      .values({ association: ph('association'), year: ph('year'), last: 1 })
      .onConflictDoUpdate({
        target: [taxReceiptSequence.association, taxReceiptSequence.year],
        set: { last: sql`${taxReceiptSequence.last} + 1` },
      })
      .returning({ last: taxReceiptSequence.last })
      .prepare('take_receipt_number'),
    addTaxReceipt: db.insert(taxReceipt).values(everyColumn(taxReceipt)).prepare('add_tax_receipt'),
    addReceiptedGift: db
      .insert(taxReceiptGift)
      .values(everyColumn(taxReceiptGift))
      .onConflictDoNothing()
      .returning({ donation: taxReceiptGift.donation })
      .prepare('add_receipted_gift'),
    validReceiptOf: db
      .select({ receipt: taxReceiptGift.receipt, amountCents: taxReceiptGift.amountCents })
      .from(taxReceiptGift)
      .where(and(eq(taxReceiptGift.donation, ph('donation')), eq(taxReceiptGift.state, 'counted')))
      .prepare('valid_receipt_of'),
    voidTaxReceipt: db
      .update(taxReceipt)
      .set({ voidedAt: bound('now'), voidReason: bound('reason') })
      .where(and(eq(taxReceipt.id, ph('id')), isNull(taxReceipt.voidedAt)))
      .prepare('void_tax_receipt'),
    releaseReceiptedGifts: db
      .update(taxReceiptGift)
      .set({ state: 'released' })
      .where(eq(taxReceiptGift.receipt, ph('id')))
      .prepare('release_receipted_gifts'),
    handOut: db
      .update(taxReceipt)
      .set({ handedAt: bound('now') })
      .where(and(eq(taxReceipt.id, ph('id')), isNull(taxReceipt.handedAt)))
      .prepare('hand_out'),
    saveYearlyWish: db
      .insert(taxYearlyWish)
      .values(everyColumn(taxYearlyWish))
      .onConflictDoUpdate({
        target: taxYearlyWish.donation,
        set: fromExcluded(getTableColumns(taxYearlyWish), 'donation'),
      })
      .prepare('save_yearly_wish'),
    forgetYearlyWish: db
      .delete(taxYearlyWish)
      .where(eq(taxYearlyWish.donation, ph('donation')))
      .prepare('forget_yearly_wish'),
    forgetYearlyWishes: db
      .delete(taxYearlyWish)
      .where(lt(taxYearlyWish.year, ph('before')))
      .prepare('forget_yearly_wishes'),
    namedReceipts: db
      .select({ id: taxReceipt.id, printed: taxReceipt.printed })
      .from(taxReceipt)
      .where(and(lt(taxReceipt.issuedAt, ph('before')), sql`${taxReceipt.donorName} <> ''`))
      .orderBy(asc(taxReceipt.issuedAt))
      .limit(ph('limit'))
      .prepare('named_receipts'),
    forgetDonor: db
      .update(taxReceipt)
      .set({ donorName: '', donorAddress: '', printed: boundAs('printed', taxReceipt.printed) })
      .where(eq(taxReceipt.id, ph('id')))
      .prepare('forget_donor'),
    letterOf: db
      .select({ id: t.outbox.id })
      .from(t.outbox)
      .where(and(sql`${t.outbox.topic} = 'mail'`, eq(t.outbox.key, ph('key'))))
      .prepare('letter_of'),
    withdrawLetter: db
      .update(t.outbox)
      .set({ done: true })
      .where(
        and(
          sql`${t.outbox.topic} = 'mail'`,
          eq(t.outbox.key, ph('key')),
          eq(t.outbox.tries, 0),
          eq(t.outbox.done, false),
        ),
      )
      .prepare('withdraw_letter'),
  };
}
