import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { amountsOf, dayOf } from '#server/domain/accounts/publishing.ts';
import type { AccountsChecks, AccountsReads, PostedLine } from '#server/domain/ports/accounts.ts';
import { canonicalText, imbalanceCents, isPayment, NO_LINES, type PublicLine } from '#shared/accounts/line.ts';
import type { ProjectSlug } from '#shared/ids.ts';
import { plus, sum } from '#shared/money.ts';
import { type Broken, broken } from './broken.ts';

const AT_ONCE = 1000;

export interface AccountsShown {
  readonly checks: AccountsChecks;
  readonly read: Pick<AccountsReads, 'publicLines'>;
}

/** [T1] Every posting of a project has its line and the reverse, no line was changed, and each says what the ledger says. */
export async function chainFaults({ checks, read }: AccountsShown): Promise<Broken[]> {
  const unpublished = await checks.unpublishedPostings();
  const unposted = await checks.unpostedLines();
  const projects = await checks.givenByProject();
  const faults = [
    ...unpublished.map(({ account, source }) => broken('postings are public', `${account}/${source}`, 'has no line')),
    ...unposted.map(({ project, number }) => broken('public lines are posted', at(project, number), 'has no posting')),
    ...projects
      .filter(({ ledgerCents, paidCents }) => ledgerCents !== paidCents)
      .map(({ project, ledgerCents, paidCents }) =>
        broken('what was given is what was paid', project, `ledger ${ledgerCents}, attempts ${paidCents} cents`),
      ),
  ];
  for (const { project } of projects) faults.push(...(await projectFaults(project, { checks, read })));
  return faults;
}

const at = (project: ProjectSlug, number: number) => `${project} line ${number}`;

async function projectFaults(project: ProjectSlug, { checks, read }: AccountsShown): Promise<Broken[]> {
  const faults: Broken[] = [];
  const payers = new Map<number, PostedLine['donation']>();
  let last = NO_LINES;
  for (;;) {
    const lines = await read.publicLines(project, last.lines, AT_ONCE);
    const postings = await checks.postingsBehind(project, last.lines, AT_ONCE);
    const posted = new Map(postings.map((posting) => [posting.number, posting]));
    for (const line of lines) {
      const posting = posted.get(line.number);
      const wrong = [
        ...brokenLinks(project, line, last),
        ...(posting === undefined ? [] : untold(line, posting, payers)),
      ];
      faults.push(...wrong.map((detail) => broken('public accounts are unbroken', at(project, line.number), detail)));
      if (posting && isPayment(posting)) payers.set(line.number, posting.donation);
      last = { lines: line.number, hash: line.hash };
    }
    if (lines.length < AT_ONCE) return faults;
  }
}

/** What is wrong with a line by itself and in its place. */
function brokenLinks(project: ProjectSlug, line: PublicLine, before: typeof NO_LINES): string[] {
  const text = canonicalText(project, line);
  return [
    ...(line.number === before.lines + 1 ? [] : [`follows line ${before.lines}`]),
    ...(line.previous === before.hash ? [] : ['does not carry the hash of the line before']),
    ...(line.hash === createHash('sha256').update(text).digest('hex') ? [] : ['was changed: its hash is another']),
    ...(imbalanceCents(line) === 0 ? [] : [`is out by ${imbalanceCents(line)} cents`]),
  ];
}

/** Where a line says something else than its posting. */
function untold(line: PublicLine, posting: PostedLine, payers: ReadonlyMap<number, PostedLine['donation']>): string[] {
  const { kind, currency, donation } = posting;
  const said = { kind: line.kind, currency: line.currency, day: line.day, amounts: { ...line.amounts } };
  const meant = { kind, currency, day: dayOf(posting.at), amounts: amountsOf(posting.entries) };
  const opens = isPayment(posting);
  const follows = opens ? line.payment === null : donation === null || payers.get(line.payment ?? 0) === donation;
  const gifts = plus(sum(line.gifts.map(({ amountCents }) => amountCents)), line.coverCents);
  return [
    ...(isDeepStrictEqual(said, meant) ? [] : ['does not say what its posting says']),
    ...(follows ? [] : ['does not follow the payment of its donation']),
    ...(opens && gifts !== line.amounts.given ? [`its gifts are ${gifts} cents`] : []),
  ];
}
