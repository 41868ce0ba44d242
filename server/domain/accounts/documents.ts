import { FORMAT, MEANINGS, type PublicLine } from '#shared/accounts/line.ts';
import { ordered } from '#shared/accounts/totals.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { ProjectSlug } from '#shared/ids.ts';
import { type Cents, ZERO } from '#shared/money.ts';
import type { AccountsReads } from '../ports/accounts.ts';
import type { AccountsSummary } from './summary.ts';

export interface AccountsDocument {
  readonly project: Pick<Project, 'slug' | 'title' | 'demonstration'>;
  readonly summary: AccountsSummary;
}
type Read = Pick<AccountsReads, 'publicLines'>;

const AT_ONCE = 500;

/** The accounts as one JSON text, a line to a row, in pieces: fifty thousand lines never stand in memory together. */
export async function* accountsJson(read: Read, { project, summary }: AccountsDocument): AsyncGenerator<string> {
  const { head, totals } = summary;
  const { slug, title, demonstration } = project;
  const top = { format: FORMAT, project: slug, title, demonstration, head, totalsInCents: ordered(totals) };
  yield `${JSON.stringify(top).slice(0, -1)},"lines":[\n`;
  for await (const lines of pages(read, slug, head.lines)) {
    const rows = lines.map((line) => JSON.stringify(written(line)));
    const isLast = lines.at(-1)?.number === head.lines;
    yield `${rows.join(',\n')}${isLast ? '' : ','}\n`;
  }
  yield ']}\n';
}

/** One line to a row for a spreadsheet, amounts in euros. */
export async function* accountsCsv(read: Read, { project, summary }: AccountsDocument): AsyncGenerator<string> {
  const names = ['line', 'day', 'kind', 'payment', 'currency', ...MEANINGS, 'cover', 'gifts', 'previous', 'hash'];
  // The mark tells spreadsheets that this is UTF-8.
  yield `\uFEFF${names.join(',')}\r\n`;
  for await (const lines of pages(read, project.slug, summary.head.lines)) {
    yield lines.map((line) => `${row(line).join(',')}\r\n`).join('');
  }
}

async function* pages(read: Read, project: ProjectSlug, until: number): AsyncGenerator<readonly PublicLine[]> {
  let after = 0;
  while (after < until) {
    const lines = await read.publicLines(project, after, Math.min(AT_ONCE, until - after));
    if (lines.length === 0) return;
    yield lines;
    after = lines.at(-1)?.number ?? until;
  }
}

const written = ({ number, day, kind, payment, currency, amounts, gifts, coverCents, previous, hash }: PublicLine) => ({
  number,
  day,
  kind,
  payment,
  currency,
  amounts: ordered(amounts),
  gifts: gifts.map(({ gift, quantity, amountCents }) => ({ gift, quantity, amountCents })),
  coverCents,
  previous,
  hash,
});

function row(line: PublicLine): string[] {
  const gifts = line.gifts.map(({ gift, quantity, amountCents }) => `${quantity} x ${gift} = ${euros(amountCents)}`);
  return [
    String(line.number),
    ...[line.day, line.kind].map(csvText),
    line.payment === null ? '' : String(line.payment),
    csvText(line.currency),
    ...MEANINGS.map((meaning) => euros(line.amounts[meaning] ?? ZERO)),
    euros(line.coverCents),
    ...[gifts.join('; '), line.previous, line.hash].map(csvText),
  ];
}

/** `-3.05`: a number in every spreadsheet, whatever its language does with commas. */
export function euros(amountCents: Cents): string {
  const digits = String(Math.abs(amountCents)).padStart(3, '0');
  return `${amountCents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Text as a cell: quoted where it must be, and never taken for a formula (OWASP, CSV injection). */
export function csvText(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
