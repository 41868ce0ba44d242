import { and, asc, count, eq, gt, isNull, like, lte, or, sql, sum } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, ph } from './db.ts';
import { asTold } from './standing-as-told.ts';

/** What news may still tell of, and which villages are still to hear of them. */
export function promisedReads(db: Db, t: Schema) {
  const { placement, toldPlacement, toldPart, donation, stepDelivery, step, village, outbox } = t;
  const isToldOf = eq(toldPlacement.placement, placement.id);
  const isStanding = and(
    eq(placement.project, ph('project')),
    lte(placement.placedAt, ph('until')),
    isNull(placement.removedAt),
  );
  const told = asTold(t);
  const toldWholeByThese = eq(toldPlacement.news, ph('news'));
  // What these news say themselves is unsaid before they say it anew. A gift whose money went back while it was there in part
  // stays as it is [G8].
  const isPromised = or(
    and(
      isNull(toldPlacement.placement),
      or(eq(placement.state, 'promised'), told.hasParts),
      eq(placement.unnamed, false),
    ),
    eq(toldPlacement.state, 'promised'),
    toldWholeByThese,
  );
  const left =
    sql<number>`${placement.quantity} - ${told.partsOf(sql` and ${toldPart.news} <> ${ph('news')}`)}`.mapWith(Number);
  return {
    promised: db
      .select({ id: placement.id, gift: placement.gift, quantity: placement.quantity, left, player: donation.player })
      .from(placement)
      .innerJoin(donation, eq(donation.id, placement.donation))
      .leftJoin(toldPlacement, isToldOf)
      .where(and(isStanding, eq(placement.gift, ph('gift')), isPromised, gt(left, 0)))
      .orderBy(asc(placement.placedAt), asc(placement.id))
      .prepare('promised'),
    promisedUnits: db
      .select({
        gift: placement.gift,
        standing: sum(placement.quantity).mapWith(Number),
        promised: sql<number>`sum(case when ${isPromised} then ${left} else 0 end)`.mapWith(Number),
      })
      .from(placement)
      .leftJoin(toldPlacement, isToldOf)
      .where(isStanding)
      .groupBy(placement.gift)
      .prepare('promised_units'),
    stepDeliveredBy: db
      .select({ news: stepDelivery.news })
      .from(stepDelivery)
      .where(and(eq(stepDelivery.project, ph('project')), eq(stepDelivery.step, ph('step'))))
      .prepare('step_delivered_by'),
    reachedAt: db
      .select({ reachedAt: step.reachedAt })
      .from(step)
      .where(and(eq(step.project, ph('project')), eq(step.slug, ph('step'))))
      .prepare('reached_at'),
    villageCount: db
      .select({ villages: count() })
      .from(village)
      .where(eq(village.project, ph('project')))
      .prepare('village_count'),
    // Publishing, correcting and withdrawing each enqueue one row a village, whose key begins with the news.
    waitingVillages: db
      .select({ waiting: count() })
      .from(outbox)
      .where(and(eq(outbox.done, false), eq(outbox.topic, 'news'), like(outbox.key, ph('pattern'))))
      .prepare('waiting_villages'),
  };
}
