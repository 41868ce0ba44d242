import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, ne, or, type SQL, sql, sum } from 'drizzle-orm';
import { type Cents, cents } from '#shared/money.ts';
import type { Schema } from '../schema/schema.ts';
import { type Db, ph } from './db.ts';
import { wentBack } from './giving.ts';

const GRANTED = ['paid', 'settled'] as const;
const DAY_MS = 86_400_000;
/** `sum()` of PostgreSQL comes as text, and of nothing as null. */
const asCents = (value: unknown): Cents => cents(Number(value ?? 0));

/** What was given to one association: sums for its dashboard, and the list that its treasurer reads. */
export function givenMoneyReads(db: Db, t: Schema) {
  const { attempt, donation, project, ledgerTransaction: posting, ledgerEntry: entry, offlineGift } = t;
  const day = sql<number>`${attempt.paidAt} / ${sql.raw(String(DAY_MS))}`.mapWith(Number);
  const given = sum(sql`${attempt.amountCents} - ${wentBack(t)}`).mapWith(asCents);
  const toThem = and(
    eq(project.association, ph('association')),
    inArray(attempt.state, [...GRANTED]),
    gte(attempt.paidAt, ph('since')),
    // What went back entirely was no donation in the end.
    sql`${wentBack(t)} < ${attempt.amountCents}`,
  );
  const granted = inArray(attempt.state, [...GRANTED]);
  const page = (granted: SQL | undefined, theirs: SQL) =>
    db
      .select({
        attempt: attempt.id,
        donation: attempt.donation,
        project: donation.project,
        paidAt: attempt.paidAt,
        amountCents: attempt.amountCents,
        refundedCents: attempt.refundedCents,
        dispute: attempt.dispute,
        lostCents: attempt.lostCents,
        mode: offlineGift.mode,
      })
      .from(attempt)
      .innerJoin(donation, eq(donation.id, attempt.donation))
      .innerJoin(project, eq(project.slug, donation.project))
      .leftJoin(offlineGift, eq(offlineGift.attempt, attempt.id))
      .where(
        and(
          lte(attempt.paidAt, ph('paidAt')),
          or(lt(attempt.paidAt, ph('paidAt')), lt(attempt.id, ph('attempt'))),
          granted,
          theirs,
          or(sql`${ph('project')} = ''`, eq(donation.project, ph('project'))),
          or(
            sql`${ph('state')} = 'all'`,
            and(sql`${ph('state')} = 'refunded'`, sql`${attempt.refundedCents} > 0`),
            and(sql`${ph('state')} = 'disputed'`, ne(attempt.dispute, 'none')),
            and(sql`${ph('state')} = 'paid'`, eq(attempt.refundedCents, cents(0)), eq(attempt.dispute, 'none')),
          ),
        ),
      )
      .orderBy(desc(attempt.paidAt), desc(attempt.id))
      .limit(ph('limit'));
  return {
    journal: db
      .select({
        account: posting.account,
        source: posting.source,
        kind: posting.kind,
        project: posting.project,
        donation: posting.donation,
        at: posting.at,
        ledgerAccount: entry.ledgerAccount,
        amountCents: entry.amountCents,
        receivedOn: offlineGift.receivedOn,
        reference: offlineGift.reference,
      })
      .from(posting)
      .leftJoin(project, eq(project.slug, posting.project))
      .leftJoin(offlineGift, eq(offlineGift.donation, posting.donation))
      .innerJoin(entry, and(eq(entry.account, posting.account), eq(entry.source, posting.source)))
      .where(
        and(
          gte(posting.at, ph('from')),
          lt(posting.at, ph('to')),
          or(
            eq(project.association, ph('association')),
            and(isNull(posting.project), eq(posting.account, ph('account'))),
          ),
        ),
      )
      .orderBy(asc(posting.at), asc(posting.account), asc(posting.source), asc(entry.line))
      .prepare('journal'),
    figures: db
      .select({ donations: count(), givenCents: given })
      .from(attempt)
      .innerJoin(donation, eq(donation.id, attempt.donation))
      .innerJoin(project, eq(project.slug, donation.project))
      .where(toThem)
      .prepare('figures'),
    givenByDay: db
      .select({ day: day.as('day'), donations: count(), givenCents: given })
      .from(attempt)
      .innerJoin(donation, eq(donation.id, attempt.donation))
      .innerJoin(project, eq(project.slug, donation.project))
      .where(toThem)
      .groupBy(sql`1`)
      .orderBy(asc(sql`1`))
      .prepare('given_by_day'),
    firstGiven: db
      .select({ paidAt: attempt.paidAt })
      .from(attempt)
      .innerJoin(donation, eq(donation.id, attempt.donation))
      .innerJoin(project, eq(project.slug, donation.project))
      .where(
        and(eq(project.association, ph('association')), inArray(attempt.state, [...GRANTED]), gte(attempt.paidAt, 0)),
      )
      .orderBy(asc(attempt.paidAt))
      .limit(1)
      .prepare('first_given'),
    // Nearly all are wanted: walked in the order of time, where the engine would gather and sort them all. What is written behind the
    // column keeps its other indexes out.
    donationsPage: page(
      sql`${attempt.state} || '' in ('paid', 'settled')`,
      sql`${project.association} || '' = ${ph('association')}`,
    ).prepare('donations_page'),
    // Few are wanted: gathered first.
    donationsAmiss: page(granted, eq(project.association, ph('association'))).prepare('donations_amiss'),
  };
}
