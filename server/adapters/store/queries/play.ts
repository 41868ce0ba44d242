import { and, asc, eq, isNull, like, lt, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, ph } from './db.ts';

export function playReads(db: Db, t: Schema) {
  const { gesture, watering, villageCare, asking } = t;
  return {
    gesturesOf: db
      .select({ key: gesture.key })
      .from(gesture)
      .where(
        and(eq(gesture.village, ph('village')), eq(gesture.player, ph('player')), like(gesture.key, ph('pattern'))),
      )
      .orderBy(asc(gesture.key))
      .prepare('gestures_of'),
    gesturesBy: db
      .select({ village: gesture.village, key: gesture.key, at: gesture.at })
      .from(gesture)
      .where(eq(gesture.player, ph('player')))
      .orderBy(asc(gesture.at), asc(gesture.village), asc(gesture.key))
      .prepare('gestures_by'),
    waterings: db
      .select({ placement: watering.placement, times: watering.times, firstDay: watering.firstDay })
      .from(watering)
      .where(eq(watering.village, ph('village')))
      .orderBy(asc(watering.placement))
      .prepare('waterings'),
    villageCare: db
      .select({ waterings: villageCare.waterings, planted: villageCare.planted, answers: villageCare.answers })
      .from(villageCare)
      .where(eq(villageCare.village, ph('village')))
      .prepare('village_care'),
    asking: db
      .select({ draft: asking.draft, published: asking.published })
      .from(asking)
      .where(eq(asking.project, ph('project')))
      .prepare('asking'),
  };
}

export function playWrites(db: Db, t: Schema) {
  const { gesture, watering, villageCare, asking, placement } = t;
  return {
    markGesture: db.insert(gesture).values(everyColumn(gesture)).onConflictDoNothing().prepare('mark_gesture'),
    forgetGestures: db
      .delete(gesture)
      .where(and(eq(gesture.isOfDay, true), lt(gesture.at, ph('before'))))
      .prepare('forget_gestures'),
    standingGift: db
      .select({ gift: placement.gift })
      .from(placement)
      .where(and(eq(placement.village, ph('village')), eq(placement.id, ph('placement')), isNull(placement.removedAt)))
      .prepare('standing_gift'),
    countWatering: db
      .insert(watering)
      .values(everyColumn(watering, { times: 1 }))
      .onConflictDoUpdate({
        target: [watering.village, watering.placement],
        set: { times: sql`${watering.times} + 1` },
      })
      .prepare('count_watering'),
    countGestures: db
      .insert(villageCare)
      .values(everyColumn(villageCare))
      .onConflictDoUpdate({
        target: villageCare.village,
        set: {
          waterings: sql`${villageCare.waterings} + excluded.waterings`,
          planted: sql`${villageCare.planted} + excluded.planted`,
          answers: sql`${villageCare.answers} + excluded.answers`,
        },
      })
      .prepare('count_gestures'),
    saveAsking: db
      .insert(asking)
      .values(everyColumn(asking))
      .onConflictDoUpdate({ target: asking.project, set: { draft: sql`excluded.draft` } })
      .prepare('save_asking'),
    publishAsking: db
      .update(asking)
      .set({ published: sql`${asking.draft}` })
      .where(eq(asking.project, ph('project')))
      .prepare('publish_asking'),
  };
}
