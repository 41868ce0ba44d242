import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '#shared/money.ts';
import { amountInWords, numberInWords } from '#shared/taxReceipts/amountInWords.ts';

/** Reads the words back by another way than they were made: word by word, adding and multiplying. */
function read(words: string): number {
  const VALUES = new Map(
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante'
      .split(' ')
      .map((word, i): [string, number] => [word, i <= 16 ? i : (i - 15) * 10]),
  );
  let [total, group] = [0, 0];
  const pieces = words.replaceAll('quatre-vingts', 'octante').replaceAll('quatre-vingt', 'octante').split(/[ -]/);
  for (const piece of pieces) {
    if (piece === 'et') continue;
    if (piece === 'octante') group += 80;
    else if (/^cents?$/.test(piece)) group = Math.max(1, group) * 100;
    else if (piece === 'mille') [total, group] = [total + Math.max(1, group) * 1000, 0];
    else if (/^millions?$/.test(piece)) [total, group] = [total + group * 1_000_000, 0];
    else {
      const value = VALUES.get(piece);
      if (value === undefined) throw new Error(`no number: ${piece}`);
      group += value;
    }
  }
  return total + group;
}

describe('amounts in French words', () => {
  it.each([
    [0, 'zéro'],
    [16, 'seize'],
    [17, 'dix-sept'],
    [21, 'vingt et un'],
    [22, 'vingt-deux'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [72, 'soixante-douze'],
    [79, 'soixante-dix-neuf'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [100, 'cent'],
    [180, 'cent quatre-vingts'],
    [200, 'deux cents'],
    [201, 'deux cent un'],
    [1000, 'mille'],
    [1971, 'mille neuf cent soixante et onze'],
    [2000, 'deux mille'],
    [80_000, 'quatre-vingt mille'],
    [200_000, 'deux cent mille'],
    [21_000, 'vingt et un mille'],
    [1_000_000, 'un million'],
    [80_000_000, 'quatre-vingts millions'],
    [200_000_200, 'deux cents millions deux cents'],
  ])('[G4] %i', (n, words) => {
    expect(numberInWords(n)).toBe(words);
  });

  it.each([
    [100, 'un euro'],
    [1, 'un centime'],
    [50, 'cinquante centimes'],
    [0, 'zéro euro'],
    [4250, 'quarante-deux euros et cinquante centimes'],
    [8001, 'quatre-vingts euros et un centime'],
    [100_000_000, 'un million d’euros'],
    [
      99_999_999,
      'neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes',
    ],
  ])('[G4] %i cents', (amount, words) => {
    expect(amountInWords(cents(amount))).toBe(words);
  });

  it('[G4] every number reads back as itself, and no two are alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        expect(read(numberInWords(n))).toBe(n);
      }),
    );
    for (let n = 0; n < 2000; n++) expect(read(numberInWords(n))).toBe(n);
  });

  it('[G4] an s stands where nothing follows that takes it, and nowhere else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        const words = numberInWords(n);
        expect(words).not.toMatch(/(vingts|cents)[ -](?!million)/);
        expect(words).not.toMatch(/milles|un mille(?! )$|^un mille| {2}|-$/);
      }),
    );
  });
});
