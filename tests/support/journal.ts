import { journalOf } from '#server/domain/accounts/journal.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { ASSOCIATION } from './store.ts';

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** The accounting entries of a year, as a treasurer imports them: by column. */
export async function journalRows(read: StoreReads, year: number): Promise<Record<string, string>[]> {
  const text = await textOf(journalOf(read, ASSOCIATION, year));
  const [head = '', ...lines] = text.trimEnd().split('\r\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i], cell])));
}

export const centsIn = (text = ''): number => Number(text.replace(',', ''));

/** Debit less credit of every account. */
export function byAccount(rows: readonly Record<string, string>[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const { CompteNum = '', Debit, Credit } of rows) {
    sums.set(CompteNum, (sums.get(CompteNum) ?? 0) + centsIn(Debit) - centsIn(Credit));
  }
  return Object.fromEntries(sums);
}
