import { sql } from 'drizzle-orm';
import type { Door, Level } from '#server/domain/ports/defence.ts';
import type { AssociationId, AttemptId, PlayerId } from '#shared/ids.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';

/** What defends giving against card testing. All but the guard is forgotten after a day. */
export function defenceTables(k: Kit, { association }: CatalogueTables, { attempt }: GivingTables) {
  // The primary key is what makes a solution or a form's token good once, for all processes and over restarts.
  const spentPassage = k.table(
    'spent_passage',
    { key: k.text('key').primaryKey(), expiresAt: k.whole('expires_at').notNull() },
    (t) => [k.index('spent_passage_expiry').on(t.expiresAt), ...k.wholeOnly('spent_passage_whole', t.expiresAt)],
  );

  const from = () => ({
    association: k
      .text('association')
      .$type<AssociationId>()
      .notNull()
      .references(() => association.id),
    player: k.text('player').$type<PlayerId>().notNull(),
    /** a keyed hash: personal data, never logged */
    addressKey: k.text('address_key').notNull(),
    at: k.whole('at').notNull(),
  });
  const attemptId = () => k.text('attempt').$type<AttemptId>();

  const attemptOrigin = k.table(
    'attempt_origin',
    {
      attempt: attemptId()
        .primaryKey()
        .references(() => attempt.id),
      door: k.text('door').$type<Door>().notNull(),
      ...from(),
    },
    (t) => [
      k.index('attempt_origin_address').on(t.addressKey, t.at),
      k.index('attempt_origin_player').on(t.player),
      k.index('attempt_origin_association').on(t.association, t.at),
      k.index('attempt_origin_at').on(t.at),
      k.check('attempt_origin_door', oneOf(t.door, ['work', 'form'])),
      ...k.wholeOnly('attempt_origin_whole', t.at),
    ],
  );

  const decline = k.table(
    'decline',
    {
      key: k.text('key').primaryKey(),
      attempt: attemptId()
        .notNull()
        .references(() => attempt.id),
      ...from(),
    },
    (t) => [
      k.index('decline_player').on(t.player, t.at),
      k.index('decline_address').on(t.addressKey, t.at),
      k.index('decline_association').on(t.association, t.at),
      k.index('decline_at').on(t.at),
      ...k.wholeOnly('decline_whole', t.at),
    ],
  );

  const givingGuard = k.table(
    'giving_guard',
    {
      association: k
        .text('association')
        .$type<AssociationId>()
        .primaryKey()
        .references(() => association.id),
      pausedAt: k.whole('paused_at'),
      level: k.whole('level').$type<Level>().notNull(),
      signAt: k.whole('sign_at').notNull(),
    },
    (t) => [
      k.check('giving_guard_level', sql`${t.level} between 0 and 2`),
      ...k.wholeOnly('giving_guard_whole', t.pausedAt, t.level, t.signAt),
    ],
  );

  return { spentPassage, attemptOrigin, decline, givingGuard };
}
