import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { handReceipt } from '#server/domain/taxReceipts/donor.ts';
import { forgetReceipts } from '#server/domain/taxReceipts/forget.ts';
import { issueReceipt } from '#server/domain/taxReceipts/issue.ts';
import { issueYearly, wishYearly } from '#server/domain/taxReceipts/yearly.ts';
import type { DonationId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { err } from '#shared/result.ts';
import { onBothEngines } from '../../support/engines.ts';
import { DONOR, PAID_AT, paidDonation, receiptDeps, taxBody } from '../../support/receipts.ts';
import { ASSOCIATION, attemptId, donationId, NOW, seedVillage, write } from '../../support/store.ts';

const ORDER = { donor: DONOR, year: 2026, by: 'donor', tells: false };

onBothEngines('tax receipts', (engine) => {
  let store: OpenedStore;
  let other: OpenedStore;
  beforeAll(async () => {
    const address = await engine.address();
    [store, other] = [await openStore(address), await openStore(address)];
    await seedVillage(store);
    await write(store, (tx) => tx.saveTaxBody(taxBody()));
  });
  afterAll(async () => {
    await other.close();
    await store.close();
  });
  const issue = (donation: DonationId, by = store) =>
    issueReceipt(receiptDeps(by), { ...ORDER, donations: [donation] });
  const numbers = async () => (await store.read.taxReceipts(ASSOCIATION, 2026, 0, 1000)).map(({ number }) => number);
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

  it('[G4] what an association says of itself is kept, and comes back the same', async () => {
    expect(await store.read.taxBody(ASSOCIATION)).toEqual(taxBody());
    expect((await write(store, (tx) => tx.taxBody(ASSOCIATION)))?.articles).toEqual(['200']);
  });

  it('[G4] fifty at once through two connections: fifty numbers without a gap, each donation once', async () => {
    for (let n = 1; n <= 50; n++) await paidDonation(store, n);
    // Each is asked for twice: one of the two is refused and gives its number back.
    const asked = upTo(50).flatMap((n) => [issue(donationId(n)), issue(donationId(n), other)]);
    const done = await Promise.all(asked);
    expect(done.filter(({ ok }) => ok)).toHaveLength(50);
    expect(done.filter((one) => !one.ok && one.error.kind === 'already')).toHaveLength(50);
    expect(await numbers()).toEqual(upTo(50));
    expect(await store.read.taxFigures(ASSOCIATION, 2026)).toEqual({ receipts: 50, totalCents: 50 * 4250, voided: 0 });
  });

  it('[G4] a transaction that is refused after it took a number gives it back', async () => {
    const before = await numbers();
    const refused = await store.tx(async (tx) => {
      await tx.takeReceiptNumber(ASSOCIATION, 2026);
      return err({ kind: 'no' });
    });
    expect(refused.ok).toBe(false);
    await paidDonation(store, 60);
    const next = await issue(donationId(60));
    expect(next.ok && next.value.number).toBe(before.length + 1);
  });

  it('[G8] a voided receipt keeps its number, its donation may be receipted anew, and is in no figure', async () => {
    await paidDonation(store, 61);
    const first = await issue(donationId(61));
    if (!first.ok) throw new Error(first.error.kind);
    const { id, number } = first.value;
    expect(await write(store, (tx) => tx.voidTaxReceipt(id, 'refunded', NOW))).toBe(true);
    expect(await write(store, (tx) => tx.voidTaxReceipt(id, 'bySteward', NOW)), 'once').toBe(false);
    expect(await store.read.taxReceipt(id)).toMatchObject({ number, voidedAt: NOW, voidReason: 'refunded' });
    const second = await issue(donationId(61));
    expect(second.ok && second.value.number).toBe(number + 1);
    expect((await store.read.taxReceiptsOf(donationId(61))).map((row) => row.number)).toContain(number);
    expect((await store.read.taxFigures(ASSOCIATION, 2026)).voided).toBe(1);
  });

  it('[G8] only what is still given is attested: a part that went back is left out, all of it is refused in words', async () => {
    await paidDonation(store, 62);
    const refund = (amountCents: number, id: string) =>
      write(store, (tx) =>
        tx.recordRefund({ id, attempt: attemptId(62), amountCents: cents(amountCents), state: 'succeeded' }, NOW),
      );
    await refund(250, 're_a');
    const net = await issue(donationId(62));
    expect(net.ok && net.value.totalCents).toBe(4000);
    expect(net.ok && net.value.printed.gift[0]?.text).toContain('40');
    await paidDonation(store, 63);
    await write(store, (tx) =>
      tx.recordRefund({ id: 're_b', attempt: attemptId(63), amountCents: cents(4250), state: 'succeeded' }, NOW),
    );
    expect(await issue(donationId(63))).toEqual(err({ kind: 'givenBack' }));
    await paidDonation(store, 64);
    await write(store, (tx) => tx.setDispute(attemptId(64), { dispute: 'open', lostCents: cents(0) }, NOW));
    expect(await issue(donationId(64))).toEqual(err({ kind: 'inQuestion' }));
  });

  it('[G4] a yearly run gathers each person’s year once: by browser, and by the address a letter reached', async () => {
    const mail = 'zoe@example.org';
    const more = [
      await paidDonation(store, 70, { player: 70, email: mail }),
      await paidDonation(store, 71, { player: 71, email: mail }),
      await paidDonation(store, 72, { player: 70 }),
      await paidDonation(store, 73, { player: 73, email: 'Zoe@Example.ORG' }),
    ];
    // In the last minutes of 2026 for UTC, in 2027 for France.
    await paidDonation(store, 74, { player: 70, paidAt: Date.UTC(2026, 11, 31, 23, 30) });
    const deps = receiptDeps(store, PAID_AT);
    const wish = { ...DONOR, association: ASSOCIATION, year: 2026 };
    await wishYearly(deps, { ...wish, donation: donationId(70), byLetter: true });
    await wishYearly(deps, { ...wish, donation: donationId(71), byLetter: true });
    const before = (await numbers()).length;
    const runs = await Promise.all([
      issueYearly(deps, ASSOCIATION, 2026, { by: 'one' }),
      issueYearly(receiptDeps(other), ASSOCIATION, 2026, { by: 'two' }),
    ]);
    // Which of the two wishes comes first is chance: the one from the first browser knows of one gift more.
    const issued = runs.reduce((sum, one) => sum + one.issued, 0);
    expect(issued).toBeLessThanOrEqual(2);
    expect(await numbers()).toEqual(upTo(before + issued));
    const fresh = await store.read.taxReceipts(ASSOCIATION, 2026, before, 10);
    const counted = await Promise.all(fresh.map(({ id }) => store.read.receiptedGifts(id)));
    expect(
      counted
        .flat()
        .map(({ donation }) => donation)
        .sort(),
      'each once',
    ).toEqual([...more].sort());
    expect(await store.read.taxReceiptsOf(donationId(74)), 'another tax year').toEqual([]);
    expect(await issueYearly(deps, ASSOCIATION, 2026, { by: 'again' })).toEqual({ issued: 0, left: 0 });
  });

  it('[G4] an address that nobody proved to read gathers nothing of others', async () => {
    const mail = 'somebody@example.org';
    await paidDonation(store, 80, { email: mail });
    await paidDonation(store, 81, { email: mail });
    const deps = receiptDeps(store);
    const wish = { ...DONOR, association: ASSOCIATION, year: 2026 };
    await wishYearly(deps, { ...wish, donation: donationId(81), byLetter: false });
    await issueYearly(deps, ASSOCIATION, 2026, { by: 'one' });
    expect(await store.read.taxReceiptsOf(donationId(80))).toEqual([]);
    expect(await store.read.taxReceiptsOf(donationId(81))).toHaveLength(1);
  });

  it('[R5] a wish goes with the receipt that answers it, and with the run that finds nothing to attest', async () => {
    const wish = { ...DONOR, association: ASSOCIATION, year: 2026, byLetter: false };
    const deps = receiptDeps(store);
    for (const n of [90, 91, 92, 93]) {
      await paidDonation(store, n);
      await wishYearly(deps, { ...wish, donation: donationId(n) });
    }
    await write(store, (tx) =>
      tx.recordRefund({ id: 're_91', attempt: attemptId(91), amountCents: cents(4250), state: 'succeeded' }, NOW),
    );
    await write(store, (tx) => tx.setDispute(attemptId(92), { dispute: 'open', lostCents: cents(0) }, NOW));
    expect((await issue(donationId(93))).ok, 'asked for at once after all').toBe(true);
    const waiting = async () => {
      const wishes = await Promise.all([90, 91, 92, 93].map((n) => store.read.yearlyWish(donationId(n))));
      return wishes.map((one) => one !== null);
    };
    expect(await waiting()).toEqual([true, true, true, false]);
    await issueYearly(deps, ASSOCIATION, 2026, { by: 'host' });
    expect(await waiting(), 'only who waits for a bank still waits').toEqual([false, false, true, false]);
    await forgetReceipts(receiptDeps(store, Date.UTC(2027, 5, 30, 21, 59)));
    expect(await waiting(), 'until the last of June').toEqual([false, false, true, false]);
    await forgetReceipts(receiptDeps(store, Date.UTC(2027, 5, 30, 22)));
    expect(await waiting(), 'in July, in France, nobody').toEqual([false, false, false, false]);
  });

  it('[R5] after six years name and address leave a receipt; number, year, amount and days stay, in one sequence', async () => {
    const before = await store.read.taxReceipts(ASSOCIATION, 2026, 0, 1000);
    expect(before.every(({ donorName }) => donorName === DONOR.name)).toBe(true);
    const figures = await store.read.taxFigures(ASSOCIATION, 2026);
    await forgetReceipts(receiptDeps(store, Date.UTC(2032, 5, 15, 10)));
    expect(await store.read.taxReceipts(ASSOCIATION, 2026, 0, 1000), 'not on the day itself').toEqual(before);
    await forgetReceipts(receiptDeps(store, Date.UTC(2032, 5, 15, 10, 0, 1)));
    const after = await store.read.taxReceipts(ASSOCIATION, 2026, 0, 1000);
    expect(after).toEqual(
      before.map((row) => ({ ...row, donorName: '', donorAddress: '', printed: { ...row.printed, donor: [] } })),
    );
    expect(JSON.stringify(after)).not.toMatch(/Zoé|Lilas/);
    expect(await store.read.taxFigures(ASSOCIATION, 2026)).toEqual(figures);
    expect((await store.checks.gappedSequences()).length).toBe(0);
    const [first] = after;
    const [donation] = first ? await store.read.receiptedGifts(first.id) : [];
    const deps = receiptDeps(store);
    expect(
      first && donation && (await handReceipt(deps, donation.donation, first.id)),
      'no paper without a donor',
    ).toBeNull();
  });

  it('[G4] the first who takes a receipt holds the original', async () => {
    const [receipt] = await store.read.taxReceiptsOf(donationId(1));
    if (!receipt) throw new Error('issued above');
    const taken = await Promise.all([store, other].map((one) => write(one, (tx) => tx.handOut(receipt.id, NOW))));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});
