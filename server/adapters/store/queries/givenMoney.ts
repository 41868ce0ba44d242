import { and, asc, count, desc, eq, gte, inArray, lt, lte, ne, or, sql, sum } from 'drizzle-orm';
import { type Cents, cents } from '#shared/money.ts';
import type { Schema } from '../schema/schema.ts';
import { type Db, ph } from './db.ts';

const GRANTED = ['paid', 'settled'] as const;
const DAY_MS = 86_400_000;
/** `sum()` of PostgreSQL comes as text, and of nothing as null. */
const asCents = (value: unknown): Cents => cents(Number(value ?? 0));

/** What was given to one association: sums for its dashboard, and the list that its treasurer reads. */
export function givenMoneyReads(db: Db, { attempt, donation, project }: Schema) {
  const day = sql<number>`${attempt.paidAt} / ${sql.raw(String(DAY_MS))}`.mapWith(Number);
  const given = sum(sql`${attempt.amountCents} - ${attempt.refundedCents}`).mapWith(asCents);
  const toThem = and(
    eq(project.association, ph('association')),
    inArray(attempt.state, [...GRANTED]),
    gte(attempt.paidAt, ph('since')),
  );
  return {
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
    donationsPage: db
      .select({
        attempt: attempt.id,
        donation: attempt.donation,
        project: donation.project,
        paidAt: attempt.paidAt,
        amountCents: attempt.amountCents,
        refundedCents: attempt.refundedCents,
        dispute: attempt.dispute,
      })
      .from(attempt)
      .innerJoin(donation, eq(donation.id, attempt.donation))
      .innerJoin(project, eq(project.slug, donation.project))
      .where(
        and(
          lte(attempt.paidAt, ph('paidAt')),
          or(lt(attempt.paidAt, ph('paidAt')), lt(attempt.id, ph('attempt'))),
          inArray(attempt.state, [...GRANTED]),
          eq(project.association, ph('association')),
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
      .limit(ph('limit'))
      .prepare('donations_page'),
  };
}
