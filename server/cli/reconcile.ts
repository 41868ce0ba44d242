import { setTimeout } from 'node:timers/promises';
import { assertNever } from '#shared/result.ts';
import { receiptFaults } from '../checks/verify-receipts.ts';
import { always } from '../domain/deps.ts';
import { drainBacklog } from '../domain/donations/backlog.ts';
import { IMPATIENT, sweep } from '../domain/donations/sweeper.ts';
import { createTokenBucket } from '../domain/donations/token-bucket.ts';
import { explainedPosting } from '../domain/ledger/postings.ts';
import { drainOutbox } from '../domain/outbox/drain.ts';
import type { AccountReport, ComparisonReport, Difference } from '../domain/ports/comparison.ts';
import { type Compared, compare, isOpen, openIn } from '../domain/reconciliation/compare.ts';
import type { Comparing } from '../domain/reconciliation/walk.ts';
import { done, type Outcome, refused } from './commands.ts';
import type { House } from './house.ts';

/** A person waits: half of what Stripe allows. */
const CALLS = { perSecond: 50, burst: 500 };
const PAUSE_MS = 500;

/** Everything that Stripe knows and we may have missed, asked now; then the books beside Stripe's own. */
export async function reconcile({ deps, store }: House): Promise<Outcome> {
  const bucket = createTokenBucket(CALLS.perSecond, CALLS.burst);
  const swept = await sweep(deps, bucket, IMPATIENT);
  const hints = await drainBacklog(deps, bucket);
  const compared = await untilDone({ deps, checks: store.checks, bucket }, deps.surroundings.newId('host'));
  const carried = await drainOutbox(deps);
  const lines = [`Asked about ${swept.looked} payments and ${hints} events; ${carried} notes carried.`];
  if (swept.isCutShort) return refused(...lines, 'Not everything could be asked: run it again.');
  const faults = (await receiptFaults(store.checks)).map(
    ({ invariant, subject, detail }) => `broken: ${invariant}: ${subject}: ${detail}`,
  );
  const outcome = told(lines, compared);
  return faults.length === 0 ? outcome : refused(...outcome.lines, ...faults);
}

async function untilDone(comparing: Comparing, holder: string): Promise<Compared> {
  for (let insists = true; ; insists = false) {
    const compared = await compare(comparing, { holder, insists });
    if (compared.kind !== 'paused' || compared.why !== 'calls') return compared;
    await setTimeout(PAUSE_MS);
  }
}

function told(lines: readonly string[], compared: Compared): Outcome {
  switch (compared.kind) {
    case 'finished': {
      const all = [...lines, ...reportLines(compared.report)];
      return openIn(compared.report) === 0 ? done(...all) : refused(...all);
    }
    case 'paused':
      return refused(...lines, 'Stripe does not answer: run it again.');
    case 'busy':
      return refused(...lines, 'Another process took the comparison over: run it again when it has finished.');
    default:
      return assertNever(compared);
  }
}

const euros = (cents: number, currency = 'eur'): string => `${(cents / 100).toFixed(2)} ${currency.toUpperCase()}`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

function reportLines({ accounts }: ComparisonReport): string[] {
  if (accounts.length === 0) return ['Nothing was ever paid: there is nothing to compare.'];
  return accounts.flatMap(accountLines);
}

function accountLines({ account, since, counts, balances, open }: AccountReport): string[] {
  const { events, missedEvents, recalled, transactions, healed, otherSales, unknown } = counts;
  return [
    `${account === '' ? 'The host’s own account' : account}, since ${day(since)} UTC:`,
    `  events: ${events} listed, ${missedEvents} that no webhook had brought, ${recalled} donations told again`,
    `  movements: ${transactions} new, ${healed} of them booked now, ${otherSales} of other sales, ${unknown} in suspense`,
    ...balances.map(
      ({ currency, ledgerCents, newerCents, netCents }) =>
        `  Stripe-balance since then: ${euros(ledgerCents - newerCents, currency)} by the ledger, ${euros(netCents, currency)} by Stripe`,
    ),
    ...open.map((difference) => `  ${isOpen(difference) ? 'open' : 'note'}: ${wordsFor(difference)}`),
  ];
}

function wordsFor({ kind, subject, amountCents }: Difference): string {
  switch (kind) {
    case 'misbooked':
      return `${subject} is booked otherwise than Stripe says, by ${euros(amountCents)}`;
    case 'unknownToStripe':
      return `${subject} is in the books with ${euros(amountCents)}, and Stripe does not know it`;
    case 'inSuspense':
      return `${subject} waits in suspense with ${euros(amountCents)}: look at it in Stripe, then \`explain ${subject}\``;
    case 'sumDiffers':
      return `the ledger's Stripe-balance differs from Stripe's by ${euros(amountCents, subject)}`;
    case 'refused':
      return `Stripe refused to tell: ${subject}`;
    case 'shutOut':
      return `its owner has disconnected this account, and Stripe tells no more of it (${subject})`;
    default:
      return assertNever(kind);
  }
}

/** A person looked at what waited in suspense, and says that it is a movement beside Hameau. */
export async function explain({ deps, store }: House, transaction: string | undefined): Promise<Outcome> {
  const found = (await store.checks.openSuspense()).find(({ source }) => source === transaction);
  if (!found) return refused(`Nothing waits in suspense as ${transaction ?? '(name it: txn_…)'}`);
  const { account, source, currency, amountCents } = found;
  const now = deps.surroundings.now();
  await always(deps, async (tx) => {
    const of = { account, project: null, donation: null };
    await tx.post(explainedPosting({ source, currency, suspenseCents: amountCents }, of, now));
    await tx.audit({ at: now, actor: 'host', action: 'explain', subject: source });
  });
  return done(`${source}: ${euros(amountCents, currency)} moved from suspense to the account's other business.`);
}
