import type { Language } from '#shared/i18n/language.ts';
import { type Kit, oneOf } from '../kit.ts';

/** My corner [B2]: links that let in, browsers that are let in, and whose cookie opens nothing any more. */
export function cornerTables(k: Kit) {
  // The letter's secret follows from `id` and the host's own secret; what lets in is compared by its hash.
  const cornerLink = k.table(
    'corner_link',
    {
      id: k.text('id').primaryKey(),
      hash: k.text('hash').notNull().unique('corner_link_hash'),
      email: k.text('email').notNull(),
      language: k.text('language').$type<Language>().notNull(),
      expiresAt: k.whole('expires_at').notNull(),
    },
    (t) => [
      k.index('corner_link_email').on(t.email),
      k.index('corner_link_expiry').on(t.expiresAt),
      k.check('corner_link_language', oneOf(t.language, ['fr', 'en'])),
      ...k.wholeOnly('corner_link_whole', t.expiresAt),
    ],
  );

  const cornerSession = k.table(
    'corner_session',
    {
      id: k.text('id').primaryKey(),
      hash: k.text('hash').notNull().unique('corner_session_hash'),
      email: k.text('email').notNull(),
      createdAt: k.whole('created_at').notNull(),
      expiresAt: k.whole('expires_at').notNull(),
    },
    (t) => [
      k.index('corner_session_email').on(t.email),
      k.index('corner_session_expiry').on(t.expiresAt),
      ...k.wholeOnly('corner_session_whole', t.createdAt, t.expiresAt),
    ],
  );

  // Of an erased player a hash is kept and nothing else: a cookie that comes back is known as nobody's.
  const erasedPlayer = k.table(
    'erased_player',
    { mark: k.text('mark').primaryKey(), day: k.text('day').notNull() },
    () => [],
  );

  return { cornerLink, cornerSession, erasedPlayer };
}
