import { sql } from 'drizzle-orm';
import type { LateWhy } from '#server/domain/ports/letters.ts';
import type { DonationId, NewsId } from '#shared/ids.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { GivingTables } from './giving.ts';
import type { LedgerTables } from './ledger.ts';
import type { NewsTables } from './news.ts';

const WHYS = ['notNow', 'unsure', 'refused'] as const satisfies readonly LateWhy[];

/** Letters of news [B1]: who reads, what each is still to be written, and what each donation was told. And letters of any kind that are late. */
export function letterTables(
  k: Kit,
  { donation }: GivingTables,
  { news }: NewsTables,
  { outbox }: Pick<LedgerTables, 'outbox'>,
) {
  const donationId = () =>
    k
      .text('donation')
      .$type<DonationId>()
      .notNull()
      .references(() => donation.id);

  // Donations with which one address was left for news have one reader: a hash, for the address itself stands with the choice alone.
  const newsReader = k.table(
    'news_reader',
    { donation: donationId().primaryKey(), reader: k.text('reader').notNull() },
    (t) => [k.index('news_reader_reader').on(t.reader)],
  );

  const newsLetter = k.table(
    'news_letter',
    {
      id: k.text('id').primaryKey(),
      reader: k.text('reader').notNull(),
      openedAt: k.whole('opened_at').notNull(),
      /** from then on it says what it says: it may have been handed over */
      sealedAt: k.whole('sealed_at'),
      doneAt: k.whole('done_at'),
    },
    (t) => [
      // One letter a reader is under way: whatever happens meanwhile is gathered into it.
      k.uniqueIndex('news_letter_open').on(t.reader).where(sql`${t.doneAt} is null`),
      k.index('news_letter_done').on(t.reader, t.doneAt),
      k.index('news_letter_old').on(t.doneAt),
      k.check('news_letter_sealed', sql`${t.doneAt} is null or ${t.sealedAt} is not null`),
      ...k.wholeOnly('news_letter_whole', t.openedAt, t.sealedAt, t.doneAt),
    ],
  );

  // No foreign key to the letter: letters are forgotten when their week is over, what was told stays told.
  const toldByLetter = k.table(
    'told_by_letter',
    {
      donation: donationId(),
      news: k
        .text('news')
        .$type<NewsId>()
        .notNull()
        .references(() => news.id),
      letter: k.text('letter').notNull(),
      /** whether it told what became of the donation's own gifts */
      gifts: k.flag('gifts').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.donation, t.news] }), k.index('told_by_letter_letter').on(t.letter)],
  );

  // Letters that the post did not take when they were due; gone once one is taken, or nobody is there to be written to.
  const lateLetter = k.table(
    'late_letter',
    {
      letter: k
        .whole('letter')
        .primaryKey()
        .references(() => outbox.id, { onDelete: 'cascade' }),
      /** when it was put off first */
      since: k.whole('since').notNull(),
      /** the post's last word */
      why: k.text('why').$type<LateWhy>().notNull(),
      givenUpAt: k.whole('given_up_at'),
    },
    (t) => [
      k.index('late_letter_given_up').on(t.givenUpAt),
      k.check('late_letter_why', oneOf(t.why, WHYS)),
      ...k.wholeOnly('late_letter_whole', t.letter, t.since, t.givenUpAt),
    ],
  );

  return { newsReader, newsLetter, toldByLetter, lateLetter };
}
