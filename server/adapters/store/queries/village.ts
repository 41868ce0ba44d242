import { and, asc, count, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, ph } from './db.ts';

const chunksOf = (t: Schema) =>
  sql`(select count(*) from ${t.villageChunk} where ${t.villageChunk.village} = ${t.village.slug})`.mapWith(Number);

/** A village and how many chunks of it are open, without them. */
function aloneColumns(t: Schema) {
  const { slug, project, name, landscape, seed, listed, founded, seq } = t.village;
  return { slug, project, name, landscape, seed, listed, founded, seq, chunks: chunksOf(t) };
}

export function villageReads(db: Db, t: Schema) {
  // One row a chunk: the village and what is open of it are of one instant without a transaction.
  const { slug, project, name, landscape, seed, listed, founded, seq } = t.village;
  const chunk = { cx: t.villageChunk.cx, cy: t.villageChunk.cy };
  const villages = () =>
    db
      .select({ slug, project, name, landscape, seed, listed, founded, seq, ...chunk })
      .from(t.village)
      .leftJoin(t.villageChunk, eq(t.villageChunk.village, t.village.slug));
  const faces = () => db.select({ slug, name, listed, founded, seq }).from(t.village);
  const ofProject = eq(t.village.project, ph('project'));
  return {
    village: villages()
      .where(eq(t.village.slug, ph('village')))
      .orderBy(asc(t.villageChunk.position), asc(t.villageChunk.cy), asc(t.villageChunk.cx))
      .prepare('village'),
    villageAlone: db
      .select(aloneColumns(t))
      .from(t.village)
      .where(eq(t.village.slug, ph('village')))
      .prepare('village_alone'),
    // Without their land: a project that people found villages for has thousands.
    villagesOf: faces().where(ofProject).prepare('villages_of'),
    ownVillages: faces()
      .where(and(ofProject, eq(t.village.founded, false)))
      .prepare('own_villages'),
    eventsSince: db
      .select({ seq: t.villageEvent.seq, body: t.villageEvent.body })
      .from(t.villageEvent)
      .where(and(eq(t.villageEvent.village, ph('village')), gt(t.villageEvent.seq, ph('since'))))
      .orderBy(asc(t.villageEvent.seq))
      .limit(ph('limit'))
      .prepare('events_since'),
    standing: db
      .select({
        id: t.placement.id,
        gift: t.placement.gift,
        quantity: t.placement.quantity,
        x: t.placement.x,
        y: t.placement.y,
        state: t.placement.state,
        there: t.placement.there,
      })
      .from(t.placement)
      .where(and(eq(t.placement.village, ph('village')), isNull(t.placement.removedAt)))
      .orderBy(asc(t.placement.placedAt), asc(t.placement.id))
      .prepare('standing'),
    placedAt: db
      .select({ placedAt: t.placement.placedAt })
      .from(t.placement)
      .where(and(eq(t.placement.id, ph('placement')), isNull(t.placement.removedAt)))
      .prepare('placed_at'),
    flowers: db
      .select({ x: t.flower.x, y: t.flower.y, kind: t.flower.kind, plantedAt: t.flower.plantedAt })
      .from(t.flower)
      .where(eq(t.flower.village, ph('village')))
      .orderBy(asc(t.flower.plantedAt), asc(t.flower.y), asc(t.flower.x))
      .prepare('flowers'),
    holds: db
      .select({ revision: t.village.holdsRevision, x: t.plotUse.x, y: t.plotUse.y })
      .from(t.village)
      .leftJoin(t.plotUse, and(eq(t.plotUse.village, t.village.slug), isNull(t.plotUse.placement)))
      .where(eq(t.village.slug, ph('village')))
      .orderBy(asc(t.plotUse.y), asc(t.plotUse.x))
      .prepare('holds'),
    plotsInUse: db
      .select({ x: t.plotUse.x, y: t.plotUse.y })
      .from(t.plotUse)
      .where(eq(t.plotUse.village, ph('village')))
      .orderBy(asc(t.plotUse.y), asc(t.plotUse.x))
      .prepare('plots_in_use'),
    placementsOf: db
      .select()
      .from(t.placement)
      .where(eq(t.placement.donation, ph('donation')))
      .orderBy(asc(t.placement.line))
      .prepare('placements_of'),
  };
}

export function villageWrites(db: Db, t: Schema) {
  const growing = () =>
    db
      .update(t.village)
      .set({
        seq: sql`${t.village.seq} + ${ph('events')}`,
        takenPlots: sql`${t.village.takenPlots} + ${ph('plots')}`,
        holdsRevision: sql`${t.village.holdsRevision} + ${ph('holds')}`,
      })
      .where(eq(t.village.slug, ph('village')));
  const placementNow = and(eq(t.placement.id, ph('id')), isNull(t.placement.removedAt));
  return {
    createVillage: db
      .insert(t.village)
      .values(everyColumn(t.village, { founded: ph('founded'), seq: 0, holdsRevision: 0, takenPlots: 0 }))
      .onConflictDoNothing()
      .prepare('create_village'),
    countChunks: db
      .select({ chunks: count() })
      .from(t.villageChunk)
      .where(eq(t.villageChunk.village, ph('village')))
      .prepare('count_chunks'),
    openChunk: db
      .insert(t.villageChunk)
      .values(everyColumn(t.villageChunk))
      .onConflictDoNothing()
      .prepare('open_chunk'),
    // The counter's row stays locked to the commit: `seq` is in commit order, without gaps.
    grow: growing().returning({ seq: t.village.seq, takenPlots: t.village.takenPlots }).prepare('grow'),
    // The same, with what the gifts stand on: for who does not know it yet.
    growOnLand: growing()
      .returning({ ...aloneColumns(t), takenPlots: t.village.takenPlots })
      .prepare('grow_on_land'),
    appendEvent: db.insert(t.villageEvent).values(everyColumn(t.villageEvent)).prepare('append_event'),
    createPlacement: db
      .insert(t.placement)
      .values(everyColumn(t.placement))
      .onConflictDoNothing({ target: [t.placement.donation, t.placement.line] })
      .prepare('create_placement'),
    setPlacementState: db
      .update(t.placement)
      .set({ state: bound('state') })
      .where(eq(t.placement.id, ph('id')))
      .prepare('set_placement_state'),
    removePlacement: db
      .update(t.placement)
      .set({ removedAt: bound('now') })
      .where(placementNow)
      .prepare('remove_placement'),
    restorePlacement: db
      .update(t.placement)
      .set({ removedAt: null, x: bound('x'), y: bound('y'), beyondNeed: boundAs('beyondNeed', t.placement.beyondNeed) })
      .where(and(eq(t.placement.id, ph('id')), isNotNull(t.placement.removedAt)))
      .prepare('restore_placement'),
    plantFlower: db.insert(t.flower).values(everyColumn(t.flower)).onConflictDoNothing().prepare('plant_flower'),
    removeFlower: db
      .delete(t.flower)
      .where(and(eq(t.flower.village, ph('village')), eq(t.flower.x, ph('x')), eq(t.flower.y, ph('y'))))
      .prepare('remove_flower'),
  };
}
