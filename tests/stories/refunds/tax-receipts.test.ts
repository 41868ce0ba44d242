import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { issueReceipt } from '#server/domain/taxReceipts/issue.ts';
import { taxReceiptsCsv } from '#server/domain/taxReceipts/stewards.ts';
import type { DonationId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { attemptOf, basket, given, player, refundAtDashboard } from '../../support/giving.ts';
import { ASSOCIATION, entered, takesBack } from '../../support/offline.ts';
import { DONOR, taxBody } from '../../support/receipts.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { write } from '../../support/store.ts';

/** An account that the simulator debits after two minutes. */
const DEBIT = 'FR1420041010050500013M02606';

onBothEngines('receipts and money that goes back', (engine) => {
  let stage: Stage;
  let n = 500;
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
    const project = await stage.store.read.project(PROJECT);
    if (!project) throw new Error('the project was imported');
    await write(stage.store, (tx) => tx.saveTaxBody(taxBody({ association: project.association })));
  });
  afterAll(() => stage.close());

  const year = frenchYear(Date.now());
  const issue = (donation: DonationId, of = year) =>
    issueReceipt(stage.deps, { donations: [donation], donor: DONOR, year: of, by: 'donor', tells: false });
  const receipted = async () => {
    n += 1;
    const donation = await given(stage, basket(), player(n));
    const issued = await issue(donation);
    if (!issued.ok) throw new Error(issued.error.kind);
    return { donation, ...issued.value };
  };
  /** A receipt is issued; how it says that each payment was made. */
  const modesOn = async (donation: DonationId, of = year) => {
    const issued = await issue(donation, of);
    return issued.ok ? issued.value.printed.payments.rows.map(([, , said]) => said) : issued.error.kind;
  };
  const stateOf = async (donation: DonationId) =>
    (await stage.store.read.taxReceiptsOf(donation)).map(({ number, voidReason }) => ({ number, voidReason }));

  it('[G8] a refund in full voids the receipt; there is nothing left to attest', async () => {
    const { donation, number } = await receipted();
    await refundAtDashboard(stage, donation);
    await stage.quiet();
    expect(await stateOf(donation)).toEqual([{ number, voidReason: 'refunded' }]);
    expect(await issue(donation)).toEqual({ ok: false, error: { kind: 'givenBack' } });
  });

  it('[G8] a refund in part voids it; a new one attests what is left, under a number of its own', async () => {
    const { donation, number, totalCents } = await receipted();
    await refundAtDashboard(stage, donation, 100);
    await stage.quiet();
    expect(await stateOf(donation)).toEqual([{ number, voidReason: 'partlyRefunded' }]);
    const anew = await issue(donation);
    expect(anew.ok && [anew.value.number, anew.value.totalCents]).toEqual([number + 1, totalCents - 100]);
  });

  it('[G8] a lost dispute voids it; one that is open does not yet', async () => {
    const { donation, number } = await receipted();
    const { id } = await stage.control(`charges/${(await attemptOf(stage, donation)).sessionId}/dispute`);
    await stage.quiet();
    expect(await stateOf(donation)).toEqual([{ number, voidReason: null }]);
    await stage.control(`disputes/${String(id)}/close`, { settlement: 'lost', returnsFee: true });
    await stage.quiet();
    expect(await stateOf(donation)).toEqual([{ number, voidReason: 'disputeLost' }]);
  });

  it('[G8] a dispute of a part voids it when it is lost; a new one attests what is left, and a refund then voids that one as a refund', async () => {
    const { donation, number, totalCents } = await receipted();
    const { sessionId } = await attemptOf(stage, donation);
    const dispute = (amountCents: number) => stage.control(`charges/${sessionId}/dispute`, { amountCents });
    await stage.control(`disputes/${String((await dispute(100)).id)}/close`, { settlement: 'lost' });
    await stage.quiet();
    expect(await stateOf(donation)).toEqual([{ number, voidReason: 'disputeLost' }]);
    const { id } = await dispute(50);
    await stage.quiet();
    expect(await issue(donation), '[R3] another is open').toEqual({ ok: false, error: { kind: 'inQuestion' } });
    await stage.control(`disputes/${String(id)}/close`, { settlement: 'won' });
    await stage.quiet();
    const anew = await issue(donation);
    expect(anew.ok && [anew.value.number, anew.value.totalCents]).toEqual([number + 1, totalCents - 100]);
    await refundAtDashboard(stage, donation, 50);
    await stage.quiet();
    const reasons = (await stateOf(donation)).map((one) => [one.number, one.voidReason]);
    expect(Object.fromEntries(reasons)).toEqual({ [number]: 'disputeLost', [number + 1]: 'partlyRefunded' });
    expect(await verifyLedger(stage.store)).toEqual([]);
  });

  it('[R4] a gift by hand is attested with its own mode, and not once it is taken back', async () => {
    // The day on which it was received is one of UTC: in France the next year may have begun.
    const ofReceipt = new Date(stage.deps.surroundings.now()).getUTCFullYear();
    for (const [mode, words] of [
      ['cheque', 'Chèque'],
      ['cash', 'Remise d’espèces'],
      ['transfer', 'Virement'],
    ] as const) {
      const donation = await entered(stage, { mode });
      expect(await modesOn(donation, ofReceipt)).toEqual([words]);
      await takesBack(stage, donation);
      expect((await stateOf(donation)).map(({ voidReason }) => voidReason)).toEqual(['refunded']);
    }
  });

  it('[R4] card and bank debit are told apart once Stripe has settled them; before, and without, both are named', async () => {
    const early = await given(stage, basket(), player(499));
    const [card, debit] = [await given(stage, basket(), player(498)), await given(stage, basket(), player(497), DEBIT)];
    expect(await modesOn(early)).toEqual(['Carte bancaire ou prélèvement']);
    await stage.control('clock', { advanceMs: 180_000 });
    await stage.quiet();
    await stage.control('clock', { advanceMs: 180_000 });
    await stage.quiet();
    expect(await modesOn(card)).toEqual(['Carte bancaire']);
    expect(await modesOn(debit)).toEqual(['Prélèvement']);
    const [receipt] = await stage.store.read.taxReceiptsOf(debit);
    const said = receipt?.printed.gift.find(({ label }) => label === 'Mode de versement')?.text;
    expect(said, 'the box of the model, and what is told within it').toBe(
      'Virement, prélèvement, carte bancaire (prélèvement)',
    );
    const csv: string[] = [];
    for await (const piece of taxReceiptsCsv(stage.store.read, ASSOCIATION, year)) csv.push(piece);
    expect(csv.join('')).toMatch(/,Prélèvement\n/);
  });

  it('[G8] receipt and refund at the same moment: never a valid receipt of money that went back', async () => {
    for (let round = 0; round < 8; round++) {
      n += 1;
      const donation = await given(stage, basket(), player(n));
      await Promise.all([issue(donation), refundAtDashboard(stage, donation)]);
      await stage.quiet();
      const valid = (await stage.store.read.taxReceiptsOf(donation)).filter(({ voidedAt }) => voidedAt === null);
      expect(valid).toEqual([]);
    }
  });
});
