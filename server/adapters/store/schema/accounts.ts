import { sql } from 'drizzle-orm';
import type { LineContent } from '#shared/accounts/line.ts';
import type { ProjectSlug } from '#shared/ids.ts';
import type { Kit } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { LedgerTables } from './ledger.ts';

/** The public accounts of each project [T1]: a chain of lines, one for each posting of the ledger that concerns it. */
export function accountsTables(k: Kit, { project }: CatalogueTables, { ledgerTransaction }: LedgerTables) {
  // The primary key is what keeps a chain from forking: who loses the number looks again and takes the next.
  const publicLine = k.table(
    'public_line',
    {
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      number: k.whole('number').notNull(),
      day: k.text('day').notNull(),
      kind: k.text('kind').notNull(),
      payment: k.whole('payment'),
      currency: k.text('currency').notNull(),
      body: k.json('body').$type<Pick<LineContent, 'amounts' | 'gifts' | 'coverCents'>>().notNull(),
      previous: k.text('previous').notNull(),
      hash: k.text('hash').notNull(),
      // the posting, never published
      account: k.text('account').notNull(),
      source: k.text('source').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.project, t.number] }),
      k.unique('public_line_posting').on(t.account, t.source),
      k.foreignKey({
        columns: [t.account, t.source],
        foreignColumns: [ledgerTransaction.account, ledgerTransaction.source],
      }),
      k.check('public_line_number', sql`${t.number} > 0`),
      ...k.wholeOnly('public_line_whole', t.number, t.payment),
    ],
  );
  return { publicLine };
}
