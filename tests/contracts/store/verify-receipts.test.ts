import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { tellReceiptFaults } from '#server/checks/verify-receipts.ts';
import type { VoidReason } from '#server/domain/ports/taxReceipts.ts';
import { issueReceipt } from '#server/domain/taxReceipts/issue.ts';
import { cents } from '#shared/money.ts';
import { onBothEngines } from '../../support/engines.ts';
import { DONOR, PAID_AT, paidDonation, receiptDeps, taxBody } from '../../support/receipts.ts';
import { attemptId, donationId, seedVillage, write } from '../../support/store.ts';

const ISSUED_AT = PAID_AT + 86_400_000;
const LATER = ISSUED_AT + 86_400_000;
/** Words of a statement: the receipt with this number. */
const numbered = (number: number) => `(select id from tax_receipt where number = ${number})`;

/** What was broken past the store, and what verify-ledger says of it. */
const FAULTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a receipt went missing',
    `delete from tax_receipt_gift where receipt = ${numbered(2)}; delete from tax_receipt where number = 2`,
    ['receipts are numbered without gaps'],
  ],
  [
    'the first number is another',
    'update tax_receipt set number = 9 where number = 1',
    ['receipts are numbered without gaps'],
  ],
  [
    'a number was taken for nothing',
    'update tax_receipt_sequence set last = 6',
    ['receipts are numbered without gaps'],
  ],
  ['the sequence is gone', 'delete from tax_receipt_sequence', ['receipts are numbered without gaps']],
  [
    'a receipt says more',
    'update tax_receipt set total_cents = 4251 where number = 1',
    ['receipts attest their gifts'],
  ],
  [
    'a receipt and its gift say more than was paid',
    `update tax_receipt set total_cents = 9000 where number = 1; update tax_receipt_gift set amount_cents = 9000 where receipt = ${numbered(1)}`,
    ['receipts attest what was given'],
  ],
  [
    'what went back before is attested all the same',
    `update tax_receipt set total_cents = 4250 where number = 3; update tax_receipt_gift set amount_cents = 4250 where receipt = ${numbered(3)}`,
    ['receipts attest what was given'],
  ],
  [
    'a receipt says neither what was paid nor what a dispute left of it',
    `update tax_receipt set total_cents = 4100 where number = 5; update tax_receipt_gift set amount_cents = 4100 where receipt = ${numbered(5)}`,
    ['receipts attest what was given'],
  ],
  ['a void one has no refund', "delete from refund where id = 're_4'", ['void receipts say why']],
  [
    'a void one has no dispute',
    "update tax_receipt set void_reason = 'disputeLost' where number = 4",
    ['void receipts say why'],
  ],
  [
    'a void one has no steward',
    "update tax_receipt set void_reason = 'bySteward' where number = 4",
    ['void receipts say why'],
  ],
  [
    'a void receipt holds again',
    'update tax_receipt set voided_at = null, void_reason = null where number = 4',
    ['valid receipts count their gifts'],
  ],
  [
    'a donation stands on two',
    `insert into tax_receipt_gift (receipt, donation, amount_cents, state) values (${numbered(1)}, '${donationId(2)}', 4250, 'released'); update tax_receipt set total_cents = 8500 where number = 1`,
    ['a donation stands on one valid receipt', 'valid receipts count their gifts'],
  ],
];

onBothEngines('verify-ledger on tax receipts', (engine) => {
  let address = '';
  let store: OpenedStore;
  const refund = (n: number, amountCents: number, at: number, state: 'succeeded' | 'failed' = 'succeeded') =>
    write(store, (tx) =>
      tx.recordRefund({ id: `re_${n}`, attempt: attemptId(n), amountCents: cents(amountCents), state }, at),
    );
  const loses = (n: number, lostCents: number) =>
    write(store, async (tx) => {
      const change = { dispute: 'lost', lostCents: cents(lostCents) } as const;
      await tx.setDispute(attemptId(n), change, LATER);
      await tx.saveDispute({
        id: `du_${n}`,
        attempt: attemptId(n),
        amountCents: change.lostCents,
        state: 'lost',
        reason: 'fraudulent',
        openedAt: PAID_AT,
        dueBy: null,
        settlements: 1,
        lostCents: change.lostCents,
      });
    });
  const issue = async (n: number) => {
    const order = { donations: [donationId(n)], donor: DONOR, year: 2026, by: 'donor', tells: false };
    const issued = await issueReceipt(receiptDeps(store, ISSUED_AT), order);
    if (!issued.ok) throw new Error(issued.error.kind);
    return issued.value.id;
  };
  const voided = async (n: number, reason: VoidReason) => {
    const id = await issue(n);
    await write(store, (tx) => tx.voidTaxReceipt(id, reason, LATER));
  };
  beforeEach(async () => {
    address = await engine.address();
    store = await openStore(address);
    await seedVillage(store);
    await write(store, (tx) => tx.saveTaxBody(taxBody()));
    for (const n of [1, 2, 3, 4, 5]) await paidDonation(store, n);
    await refund(3, 250, PAID_AT + 1);
    await loses(5, 250);
    for (const n of [1, 2, 3]) await issue(n);
    await voided(4, 'refunded');
    await refund(4, 4250, LATER);
    await issue(5);
  });
  afterEach(() => store.close());

  // The donations of these tests have no postings; what is said of those is another test's.
  const found = async () =>
    [...new Set((await verifyLedger(store)).map(({ invariant }) => invariant))]
      .filter((invariant) => invariant.includes('receipt'))
      .sort();

  it('[R3] finds nothing wrong with what moved after the receipt: a refund that failed, a dispute', async () => {
    expect(await found()).toEqual([]);
    await refund(2, 4250, LATER, 'failed');
    await write(store, (tx) => tx.setDispute(attemptId(1), { dispute: 'open', lostCents: cents(0) }, LATER));
    expect(await found()).toEqual([]);
    await loses(1, 4000);
    expect(await found()).toEqual([]);
  });

  it('[R2] once a day the log tells each fault, and names nobody', async () => {
    const told: unknown[] = [];
    const log = { error: (fields: object, message: string) => void told.push({ ...fields, message }) };
    await tellReceiptFaults(store.checks, log);
    expect(told).toEqual([]);
    await engine.tamper(address, 'update tax_receipt set total_cents = 4251 where number = 1');
    await tellReceiptFaults(store.checks, log);
    expect(told).toMatchObject([
      { invariant: 'receipts attest their gifts', detail: 'says 4251, its gifts are 4250 cents' },
    ]);
    expect(JSON.stringify(told)).not.toContain('Zoé');
  });

  it.each(FAULTS)('[R2] [R3] finds that %s', async (_what, statement, expected) => {
    await engine.tamper(address, statement);
    expect(await found()).toEqual(expected);
  });
});
