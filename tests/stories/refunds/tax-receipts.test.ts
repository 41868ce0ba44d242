import { afterAll, beforeAll, expect, it } from 'vitest';
import { frenchYear } from '#server/domain/taxReceipts/calendar.ts';
import { issueReceipt } from '#server/domain/taxReceipts/issue.ts';
import type { DonationId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { attemptOf, basket, given, player, refundAtDashboard } from '../../support/giving.ts';
import { entered, takesBack } from '../../support/offline.ts';
import { DONOR, taxBody } from '../../support/receipts.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { write } from '../../support/store.ts';

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
  const issue = (donation: DonationId) =>
    issueReceipt(stage.deps, { donations: [donation], donor: DONOR, year, by: 'donor', tells: false });
  const receipted = async () => {
    n += 1;
    const donation = await given(stage, basket(), player(n));
    const issued = await issue(donation);
    if (!issued.ok) throw new Error(issued.error.kind);
    return { donation, ...issued.value };
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

  it('[G4] a gift by hand is attested with its own mode, and not once it is taken back', async () => {
    const online = 'Virement, prélèvement, carte bancaire';
    for (const [mode, words] of [
      ['cheque', 'Chèque'],
      ['cash', 'Remise d’espèces'],
      ['transfer', online],
    ] as const) {
      const donation = await entered(stage, { mode });
      const issued = await issue(donation);
      expect(issued.ok && issued.value.printed.payments.rows.map(([, , said]) => said)).toEqual([words]);
      await takesBack(stage, donation);
      expect((await stateOf(donation)).map(({ voidReason }) => voidReason)).toEqual(['refunded']);
    }
    const card = await issue(await given(stage, basket(), player(499)));
    expect(card.ok && card.value.printed.payments.rows.map(([, , said]) => said)).toEqual([online]);
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
