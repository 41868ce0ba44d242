import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { accountsJson } from '#server/domain/accounts/documents.ts';
import { accountsBook } from '#server/domain/accounts/summary.ts';
import { type LineContent, NO_LINES, type PublicLine, sealed } from '#shared/accounts/line.ts';
import { GiftSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { smallProject } from './projects.ts';

export const CHAIN_PROJECT = smallProject();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Lines with their numbers and hashes, from what they say. */
export function chained(contents: readonly LineContent[]): PublicLine[] {
  const lines: PublicLine[] = [];
  for (const content of contents) {
    const last = lines.at(-1);
    const head = last ? { lines: last.number, hash: last.hash } : NO_LINES;
    lines.push(sealed(CHAIN_PROJECT.slug, head, content, sha256));
  }
  return lines;
}

/** A payment of so many cents on a day, and the line that clears it with a fee. */
export function paidAndSettled(number: number, day: string, amountCents: number, feeCents: number): LineContent[] {
  const common = { day, currency: 'eur', coverCents: cents(0) };
  const amount = cents(amountCents);
  const gift = { gift: GiftSlug.parse('seeds'), quantity: 1, amountCents: amount };
  const settled = { waiting: cents(-amountCents), arrived: cents(amountCents - feeCents), fees: cents(feeCents) };
  return [
    { ...common, kind: 'paid', payment: null, amounts: { given: amount, waiting: amount }, gifts: [gift] },
    { ...common, kind: 'settled', payment: number, amounts: settled, gifts: [] },
  ];
}

/** A gift of so many cents that was given by hand, and the line that takes it back. */
export function byHandAndTakenBack(number: number, day: string, amountCents: number): LineContent[] {
  const common = { day, currency: 'eur', coverCents: cents(0) };
  const [amount, back] = [cents(amountCents), cents(-amountCents)];
  const gift = { gift: GiftSlug.parse('seeds'), quantity: 1, amountCents: amount };
  return [
    { ...common, kind: 'byHand', payment: null, amounts: { given: amount, byHand: amount }, gifts: [gift] },
    { ...common, kind: 'byHandReversed', payment: number, amounts: { given: back, byHand: back }, gifts: [] },
  ];
}

/** Reads lines as the store does. */
export const readingOf = (lines: readonly PublicLine[]) => ({
  publicLines: async (_project: unknown, after: number, limit: number) => lines.slice(after, after + limit),
});

export async function jsonOf(lines: readonly PublicLine[]): Promise<string> {
  const read = readingOf(lines);
  const document = { project: CHAIN_PROJECT, summary: await accountsBook(read)(CHAIN_PROJECT.slug) };
  let text = '';
  for await (const piece of accountsJson(read, document)) text += piece;
  return text;
}

export const PROGRAM = fileURLToPath(new URL('../../server/public/verify-accounts.mjs', import.meta.url));

interface Verdict {
  readonly problems: readonly string[];
  readonly lines: number;
  readonly hash: string;
}
type Verify = (accounts: unknown, noted?: { readonly line: number; readonly hash: string } | null) => Verdict;

/** The program that people download, as a function. It is plain JavaScript and tells nobody its types. */
export async function verifier(): Promise<Verify> {
  const { verifyAccounts }: { verifyAccounts: Verify } = await import(PROGRAM);
  return verifyAccounts;
}
