import { sql } from 'drizzle-orm';
import type { DonationId, NewsId } from '#shared/ids.ts';
import type { Kit } from '../kit.ts';
import type { GivingTables } from './giving.ts';
import type { NewsTables } from './news.ts';

/** Letters of news [B1]: who reads, what each is still to be written, and what each donation was told. */
export function letterTables(k: Kit, { donation }: GivingTables, { news }: NewsTables) {
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

  return { newsReader, newsLetter, toldByLetter };
}
