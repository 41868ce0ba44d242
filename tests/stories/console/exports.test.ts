import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { donationsCsv } from '#server/domain/accounts/donationsCsv.ts';
import { onBothEngines } from '../../support/engines.ts';
import { byAccount, centsIn, journalRows, textOf } from '../../support/journal.ts';
import { ASSOCIATION } from '../../support/store.ts';
import { writeYear } from '../../support/year.ts';

const YEAR = 2026;
const COUNT = 1500;
const SEED = 20_261_127;

onBothEngines('the accounting entries of a year', (engine) => {
  it('[T1] equal the ledger to the cent, each entry balanced and numbered without gaps, in eighteen columns', async () => {
    const store = await openStore(await engine.address());
    await writeYear(store, COUNT, YEAR, SEED);
    const rows = await journalRows(store.read, YEAR);
    expect(Object.keys(rows[0] ?? {})).toHaveLength(18);
    const entries = new Map<string, number>();
    for (const { EcritureNum = '', Debit, Credit } of rows) {
      entries.set(EcritureNum, (entries.get(EcritureNum) ?? 0) + centsIn(Debit) - centsIn(Credit));
    }
    expect([...entries.keys()]).toEqual(Array.from({ length: entries.size }, (_, i) => String(i + 1)));
    expect([...entries.values()].filter((sum) => sum !== 0)).toEqual([]);
    const dates = rows.map(({ EcritureDate = '' }) => EcritureDate);
    expect(dates).toEqual([...dates].sort());

    const page = { association: ASSOCIATION, project: null, state: 'all', before: null, limit: 10_000 } as const;
    const given = await store.read.donationsPage(page);
    expect(given).toHaveLength(COUNT);
    const sums = byAccount(rows);
    const gross = given.reduce((sum, { amountCents }) => sum + amountCents, 0);
    const back = given.reduce((sum, { refundedCents }) => sum + refundedCents, 0);
    expect(sums['754100']).toBe(-gross);
    expect(sums['754190']).toBe(back);
    expect(sums['580000']).toBe(12 * 50_000);
    const kept = given.filter(({ amountCents, refundedCents }) => refundedCents < amountCents);
    expect(kept.length, 'some were given back').toBeLessThan(COUNT);
    expect(await store.read.figures(ASSOCIATION, 0)).toEqual({ donations: kept.length, givenCents: gross - back });
    await store.close();
  });

  it('the list for a spreadsheet has every donation once, and nobody in it', async () => {
    const store = await openStore(await engine.address());
    await writeYear(store, 1200, YEAR, SEED);
    const [head, ...lines] = (await textOf(donationsCsv(store.read, ASSOCIATION))).trimEnd().split('\n');
    expect(head).toBe('day,donation,payment,project,amount_eur,given_back_eur,dispute,by_hand,lost_eur');
    expect(lines).toHaveLength(1200);
    expect(new Set(lines.map((line) => line.split(',')[1])).size).toBe(1200);
    expect(lines.join('')).not.toMatch(/ply_|@/);
    await store.close();
  });
});
