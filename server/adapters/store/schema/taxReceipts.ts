import { sql } from 'drizzle-orm';
import {
  type Article,
  BODY_KINDS,
  type BodyKind,
  type PrintedReceipt,
  VOID_REASONS,
  type VoidReason,
} from '#server/domain/ports/taxReceipts.ts';
import type { AssociationId, DonationId, TaxReceiptId } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';

/**
 * Tax receipts. `tax_receipt` holds names and addresses of donors for six years, apart from everything that an erasure deletes;
 * then they are emptied and its row stays. `tax_yearly_wish` holds them too, and is deleted with the rest, or once it is over.
 */
export function taxReceiptTables(k: Kit, { association }: CatalogueTables, { donation }: GivingTables) {
  const associationId = () =>
    k
      .text('association')
      .$type<AssociationId>()
      .notNull()
      .references(() => association.id);
  const donationId = () =>
    k
      .text('donation')
      .$type<DonationId>()
      .notNull()
      .references(() => donation.id);

  const taxBody = k.table(
    'tax_body',
    {
      association: associationId().primaryKey(),
      name: k.text('name').notNull(),
      address: k.text('address').notNull(),
      object: k.text('object').notNull(),
      bodyKind: k.text('body_kind').$type<BodyKind>().notNull(),
      bodyDetail: k.text('body_detail').notNull(),
      register: k.text('register').$type<'siren' | 'rna'>(),
      registerNumber: k.text('register_number').notNull(),
      articles: k.json('articles').$type<readonly Article[]>().notNull(),
      signerName: k.text('signer_name').notNull(),
      signerCapacity: k.text('signer_capacity').notNull(),
      issues: k.flag('issues').notNull(),
      declaration: k.text('declaration'),
      declaredBy: k.text('declared_by'),
      declaredAt: k.whole('declared_at'),
      updatedAt: k.whole('updated_at').notNull(),
    },
    (t) => [
      k.check('tax_body_kind', oneOf(t.bodyKind, BODY_KINDS)),
      k.check('tax_body_register', oneOf(t.register, ['siren', 'rna'])),
      k.check('tax_body_declared', sql`not ${t.issues} or ${t.declaredAt} is not null`),
      ...k.wholeOnly('tax_body_whole', t.declaredAt, t.updatedAt),
    ],
  );

  // The row is the lock: a number is taken in the transaction that writes its receipt, and comes back with it when that fails.
  const taxReceiptSequence = k.table(
    'tax_receipt_sequence',
    { association: associationId(), year: k.whole('year').notNull(), last: k.whole('last').notNull() },
    (t) => [
      k.primaryKey({ columns: [t.association, t.year] }),
      k.check('tax_receipt_sequence_last', sql`${t.last} > 0`),
      ...k.wholeOnly('tax_receipt_sequence_whole', t.year, t.last),
    ],
  );

  const taxReceipt = k.table(
    'tax_receipt',
    {
      id: k.text('id').$type<TaxReceiptId>().primaryKey(),
      association: associationId(),
      year: k.whole('year').notNull(),
      number: k.whole('number').notNull(),
      donorName: k.text('donor_name').notNull(),
      donorAddress: k.text('donor_address').notNull(),
      totalCents: k.whole('total_cents').$type<Cents>().notNull(),
      /** names and addresses stand in it as they were printed */
      printed: k.json('printed').$type<PrintedReceipt>().notNull(),
      issuedAt: k.whole('issued_at').notNull(),
      issuedBy: k.text('issued_by').notNull(),
      voidedAt: k.whole('voided_at'),
      voidReason: k.text('void_reason').$type<VoidReason>(),
      handedAt: k.whole('handed_at'),
    },
    (t) => [
      k.unique('tax_receipt_number').on(t.association, t.year, t.number),
      // What the years have not taken yet: looked through again and again for what is too old.
      k.index('tax_receipt_named').on(t.issuedAt).where(sql`${t.donorName} <> ''`),
      k.check('tax_receipt_amount', sql`${t.totalCents} > 0 and ${t.number} > 0`),
      k.check('tax_receipt_void_reason', oneOf(t.voidReason, VOID_REASONS)),
      k.check('tax_receipt_void', sql`(${t.voidedAt} is null) = (${t.voidReason} is null)`),
      ...k.wholeOnly('tax_receipt_whole', t.year, t.number, t.totalCents, t.issuedAt, t.voidedAt, t.handedAt),
    ],
  );

  // The unique index decides that a donation stands on one valid receipt at most.
  const taxReceiptGift = k.table(
    'tax_receipt_gift',
    {
      receipt: k
        .text('receipt')
        .$type<TaxReceiptId>()
        .notNull()
        .references(() => taxReceipt.id),
      donation: donationId(),
      amountCents: k.whole('amount_cents').$type<Cents>().notNull(),
      state: k.text('state').$type<'counted' | 'released'>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.receipt, t.donation] }),
      k.uniqueIndex('tax_receipt_gift_once').on(t.donation).where(sql`${t.state} = 'counted'`),
      k.index('tax_receipt_gift_donation').on(t.donation),
      k.check('tax_receipt_gift_state', oneOf(t.state, ['counted', 'released'])),
      k.check('tax_receipt_gift_amount', sql`${t.amountCents} > 0`),
      ...k.wholeOnly('tax_receipt_gift_whole', t.amountCents),
    ],
  );

  const taxYearlyWish = k.table(
    'tax_yearly_wish',
    {
      donation: donationId().primaryKey(),
      association: associationId(),
      year: k.whole('year').notNull(),
      donorName: k.text('donor_name').notNull(),
      donorAddress: k.text('donor_address').notNull(),
      byLetter: k.flag('by_letter').notNull(),
      askedAt: k.whole('asked_at').notNull(),
    },
    (t) => [
      k.index('tax_yearly_wish_year').on(t.association, t.year, t.donation),
      ...k.wholeOnly('tax_yearly_wish_whole', t.year, t.askedAt),
    ],
  );

  return { taxBody, taxReceiptSequence, taxReceipt, taxReceiptGift, taxYearlyWish };
}
