import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsCsv, csvText } from '#server/domain/accounts/documents.ts';
import { accountsBook, summed } from '#server/domain/accounts/summary.ts';
import type { LineContent } from '#shared/accounts/line.ts';
import { NO_TOTALS } from '#shared/accounts/totals.ts';
import { allocate, cents } from '#shared/money.ts';
import {
  byHandAndTakenBack,
  CHAIN_PROJECT,
  chained,
  jsonOf,
  PROGRAM,
  paidAndSettled,
  readingOf,
  verifier,
} from '../support/chain.ts';

const verify = await verifier();

const payment = fc.record({
  cents: fc.integer({ min: 100, max: 99_999 }),
  fee: fc.integer({ min: 1, max: 90 }),
  byHand: fc.boolean(),
});
const chains = fc
  .array(payment, { minLength: 1, maxLength: 8 })
  .map((payments) =>
    chained(
      payments.flatMap(({ cents: amount, fee, byHand }, i) =>
        byHand
          ? byHandAndTakenBack(2 * i + 1, `2026-11-${10 + i}`, amount)
          : paidAndSettled(2 * i + 1, `2026-11-${10 + i}`, amount, fee),
      ),
    ),
  );

type Leaf = { readonly path: readonly (string | number)[]; readonly value: unknown };
/** every value in a line, however deep */
function leaves(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
/** the same with one value changed */
function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((part, i) => (i === key ? changed(part, rest, to) : part));
  return { ...(value as object), [key]: changed((value as Record<string, unknown>)[String(key)], rest, to) };
}
const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value.startsWith('a') ? `b${value.slice(1)}` : `a${value.slice(1)}`;
  return 1;
};

describe('verify-accounts', () => {
  it('[T1] agrees with accounts as the server writes them', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (lines) => {
        const verdict = verify(JSON.parse(await jsonOf(lines)));
        expect(verdict).toMatchObject({ problems: [], lines: lines.length, hash: lines.at(-1)?.hash });
      }),
      { numRuns: 30 },
    );
  });

  it('[T1] whatever value of whatever line is changed, it says so', async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), fc.nat(), async (lines, whichLine, whichValue) => {
        const accounts = JSON.parse(await jsonOf(lines));
        const at = whichLine % lines.length;
        const values = leaves(accounts.lines[at]);
        const leaf = values[whichValue % values.length];
        if (!leaf) throw new Error('a line has values');
        const tampered = changed(accounts, ['lines', at, ...leaf.path], other(leaf.value));
        expect(verify(tampered).problems, leaf.path.join('.')).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('[T1] a line that is missing, doubled, added or moved is told', async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), fc.nat(), async (lines, one, two) => {
        const accounts = JSON.parse(await jsonOf(lines));
        const [i, j] = [one % lines.length, two % lines.length];
        const all: unknown[] = accounts.lines;
        const swapped = all.map((line, k) => (k === i ? all[j] : k === j ? all[i] : line));
        const wrong = [all.toSpliced(i, 1), all.toSpliced(i, 0, all[i]), ...(i === j ? [] : [swapped])];
        for (const rewritten of wrong) expect(verify({ ...accounts, lines: rewritten }).problems).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('[T1] a past that was rewritten whole, with hashes to fit, is betrayed by a line that somebody noted', async () => {
    const honest = chained(paidAndSettled(1, '2026-11-10', 1500, 40).concat(paidAndSettled(3, '2026-11-12', 900, 30)));
    const forged = chained(paidAndSettled(1, '2026-11-10', 1400, 40).concat(paidAndSettled(3, '2026-11-12', 900, 30)));
    const noted = { line: 3, hash: honest[2]?.hash ?? '' };
    expect(verify(JSON.parse(await jsonOf(honest)), noted).problems).toEqual([]);
    expect(verify(JSON.parse(await jsonOf(forged))).problems).toEqual([]);
    expect(verify(JSON.parse(await jsonOf(forged)), noted).problems).toEqual([
      'Line 3 is not what it was when you noted it: the past was rewritten.',
    ]);
    expect(verify(JSON.parse(await jsonOf(honest.slice(0, 2))), noted).problems).toEqual([
      'Line 3 is gone: the past was rewritten.',
    ]);
  });

  it('[T1] what is no file of accounts is refused, and never passes', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(verify(anything).problems).not.toEqual([]);
      }),
    );
  });

  it('[T1] what was given by hand is taken back whole, once, and by no other line', async () => {
    const [given, back] = byHandAndTakenBack(1, '2026-11-10', 1500);
    if (!given || !back) throw new Error('two lines');
    const problemsOf = async (...lines: LineContent[]) => verify(JSON.parse(await jsonOf(chained(lines)))).problems;
    expect(await problemsOf(given, back)).toEqual([]);
    expect(await problemsOf(given, back, back)).toEqual(['Line 3 takes back line 1 a second time.']);
    const part = { ...back, amounts: { given: cents(-100), byHand: cents(-100) } };
    expect(await problemsOf(given, part)).toEqual(['Line 2 takes back another amount than line 1 gave.']);
    const [paid] = paidAndSettled(1, '2026-11-10', 1500, 40);
    if (!paid) throw new Error('a line');
    expect(await problemsOf(paid, back)).toEqual(['Line 2 takes back what was not given by hand.']);
    expect(await problemsOf({ ...given, gifts: [] })).toEqual(['Line 1: its gifts are 0 cents and not 1500.']);
  });

  it('[T1] runs alone, and ends with 1 on a rewritten past', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hameau-accounts-'));
    try {
      const file = join(folder, 'accounts.json');
      const lines = chained(paidAndSettled(1, '2026-11-10', 1500, 40));
      writeFileSync(file, await jsonOf(lines));
      const run = (...more: string[]) =>
        spawnSync(process.execPath, [PROGRAM, file, ...more], { encoding: 'utf8', cwd: folder });
      const fine = run('--noted', `1:${lines[0]?.hash}`);
      expect(fine.status).toBe(0);
      expect(fine.stdout).toContain('2 lines, each follows the one before, each adds up.');
      expect(fine.stdout).toContain('15.00 eur  given');
      expect(fine.stdout).toContain(`2:${lines[1]?.hash}`);
      expect(run('--noted', `1:${'ab'.repeat(32)}`).status).toBe(1);
      expect(run('--noted', 'nonsense').status).toBe(2);
      writeFileSync(file, (await jsonOf(lines)).replace('"amountCents":1500', '"amountCents":1501'));
      const broken = run();
      expect(broken.status).toBe(1);
      expect(broken.stderr).toContain('Line 1 was changed: its fingerprint is not that of what it says.');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the public accounts added up', () => {
  it('[T1] reading in pieces or at once gives the same sums, and each line is read once', async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat({ max: 16 }), async (lines, first) => {
        let shown = lines.slice(0, first);
        const book = accountsBook({ publicLines: (...asked) => readingOf(shown).publicLines(...asked) });
        await book(CHAIN_PROJECT.slug);
        shown = lines;
        const empty = { head: { lines: 0, hash: '' }, payments: 0, totals: NO_TOTALS, days: [] };
        expect(await book(CHAIN_PROJECT.slug)).toEqual(summed(empty, lines));
      }),
      { numRuns: 50 },
    );
  });

  it('[T1] shares of a fee sum to the fee', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 20 }),
        (fee, weights) => {
          const shares = allocate(cents(fee), weights);
          expect(shares.reduce((total, share) => total + share, 0)).toBe(fee);
          shares.forEach((share, i) => {
            const exact = (fee * (weights[i] ?? 0)) / weights.reduce((total, weight) => total + weight, 0);
            expect(Math.abs(share - exact)).toBeLessThan(1.000_001);
          });
        },
      ),
    );
  });
});

describe('the accounts for a spreadsheet', () => {
  it('[security] no cell is taken for a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (sign, rest) => {
        expect(csvText(sign + rest)).toMatch(/^"?'/);
      }),
    );
    expect(csvText('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"');
  });

  it('[T1] one line to a row, in euros', async () => {
    const lines = chained(paidAndSettled(1, '2026-11-10', 1505, 40));
    const read = readingOf(lines);
    const document = { project: CHAIN_PROJECT, summary: await accountsBook(read)(CHAIN_PROJECT.slug) };
    let text = '';
    for await (const piece of accountsCsv(read, document)) text += piece;
    const [, paid, settled] = text.split('\r\n');
    expect(paid).toMatch(/^1,2026-11-10,paid,,eur,15\.05,15\.05,0\.00,.*,1 x seeds = 15\.05,0{64},[0-9a-f]{64}$/);
    expect(settled).toMatch(/^2,2026-11-10,settled,1,eur,0\.00,-15\.05,14\.65,0\.00,0\.40,/);
  });
});
