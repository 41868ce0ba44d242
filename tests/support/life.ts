import type { Stage } from './stage.ts';

interface Entry {
  readonly seen: number;
  readonly account: string;
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly cents: number;
}

const WORDS: Readonly<Record<string, string>> = {
  stripeUncleared: 'Stripe, uncleared',
  stripeBalance: 'Stripe, balance',
  fees: 'Fees',
  donations: 'Donations',
  donationsRefunded: 'Donations refunded',
  donationsReversed: 'Donations reversed',
  donationsChargedBack: 'Donations charged back',
  disputeSuspense: 'Disputes, in suspense',
  disputeFees: 'Dispute fees',
  bankInTransit: 'Bank, in transit',
  stripeOther: 'Stripe, other',
  suspense: 'Suspense',
};
const WIDTH = 26;
const euros = (cents: number) => (cents === 0 ? '' : (cents / 100).toFixed(2)).padStart(10);
const row = (name: string, debit: number, credit: number) =>
  `  ${name.padEnd(WIDTH)}${euros(debit)}${euros(credit)}`.trimEnd();

/**
 * The life of money as an accountant would write it: each moment with its debits and credits in the order they were booked, what
 * stands in the village then, and at the end the balance of every account.
 */
export interface Life {
  /** writes down what was booked since the last moment */
  moment(words: string): Promise<void>;
  /** the whole life in plain text */
  text(): string;
}

export function lifeOf(stage: Stage, title: string, standing: () => Promise<string>): Life {
  const lines = [title, '='.repeat(title.length), ''];
  let seen = 0;
  const since = (): Entry[] =>
    stage.query<Entry>(
      `select t.rowid as seen, t.account, t.source, t.kind, e.ledger_account as name, e.amount_cents as cents
       from ledger_transaction t join ledger_entry e on e.account = t.account and e.source = t.source
       where t.rowid > ${seen} order by t.rowid, e.amount_cents < 0, e.line`,
    );
  return {
    async moment(words) {
      lines.push(words);
      let kind = '';
      for (const entry of since()) {
        if (entry.seen > seen || kind === '') lines.push(`${`  (${entry.kind})`.padEnd(WIDTH + 7)}debit    credit`);
        ({ seen, kind } = entry);
        lines.push(row(WORDS[entry.name] ?? entry.name, Math.max(0, entry.cents), Math.max(0, -entry.cents)));
      }
      lines.push(`  stands: ${await standing()}`, '');
    },
    text() {
      const balances = stage.query<{ name: string; total: number }>(
        'select ledger_account as name, sum(amount_cents) as total from ledger_entry group by ledger_account order by ledger_account',
      );
      const open = balances.filter(({ total }) => total !== 0);
      const sides = open.map(({ name, total }) => row(WORDS[name] ?? name, Math.max(0, total), Math.max(0, -total)));
      const debit = open.reduce((total, account) => total + Math.max(0, account.total), 0);
      return [...lines, 'At the end', ...sides, row('', debit, debit), ''].join('\n');
    },
  };
}
