import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import type { GivenRow } from '#server/domain/ports/givenMoney.ts';
import { onBothEngines } from '../support/engines.ts';
import { byAccount, journalRows } from '../support/journal.ts';
import { ASSOCIATION } from '../support/store.ts';
import { writeYear } from '../support/year.ts';

const YEAR = 2026;
const COUNT = 20_000;
const SEED = 20_261_127;
const PAGE = 5_000;

onBothEngines('the accounting entries of a year of twenty thousand donations', (engine) => {
  it('[T1] equal the ledger and the list of donations to the cent', async () => {
    const store = await openStore(await engine.address());
    await writeYear(store, COUNT, YEAR, SEED);
    const began = performance.now();
    const sums = byAccount(await journalRows(store.read, YEAR));
    process.stdout.write(`${COUNT} donations exported in ${Math.round(performance.now() - began)} ms\n`);
    const given: GivenRow[] = [];
    for (let last: GivenRow | undefined, more = true; more; ) {
      const before = last ? { paidAt: last.paidAt, attempt: last.attempt } : null;
      const page = await store.read.donationsPage({
        association: ASSOCIATION,
        project: null,
        state: 'all',
        before,
        limit: PAGE,
      });
      given.push(...page);
      last = page.at(-1);
      more = page.length === PAGE;
    }
    expect(given).toHaveLength(COUNT);
    expect(sums['754100']).toBe(-given.reduce((sum, { amountCents }) => sum + amountCents, 0));
    expect(sums['754190']).toBe(given.reduce((sum, { refundedCents }) => sum + refundedCents, 0));
    const [balances] = await store.checks.balances();
    expect(sums['754100']).toBe(0 - (balances?.donatedCents ?? 0));
    const unbalanced = (await verifyLedger(store)).filter(({ invariant }) => invariant === 'postings sum to zero');
    expect(unbalanced).toEqual([]);
    await store.close();
  });
});
