import { and, asc, eq, getTableColumns, isNull, lte, ne, notExists, or, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, fromExcluded, ph } from './db.ts';

export function catalogueReads(db: Db, t: Schema) {
  const { id, alt, width, height } = t.projectPhoto;
  return {
    association: db
      .select()
      .from(t.association)
      .where(eq(t.association.id, ph('id')))
      .prepare('association'),
    projects: db.select().from(t.project).prepare('projects'),
    project: db
      .select()
      .from(t.project)
      .where(eq(t.project.slug, ph('project')))
      .prepare('project'),
    photo: db
      .select()
      .from(t.projectPhoto)
      .where(eq(t.projectPhoto.id, ph('id')))
      .prepare('photo'),
    publicPhoto: db
      .select({ photo: t.projectPhoto })
      .from(t.project)
      .innerJoin(t.projectPhoto, eq(t.projectPhoto.id, t.project.photo))
      .where(eq(t.projectPhoto.id, ph('id')))
      .prepare('public_photo'),
    photoFace: db
      .select({ id, alt, width, height })
      .from(t.projectPhoto)
      .where(eq(id, ph('id')))
      .prepare('photo_face'),
    steps: db
      .select()
      .from(t.step)
      .where(and(eq(t.step.project, ph('project')), eq(t.step.retired, false)))
      .orderBy(asc(t.step.position))
      .prepare('steps'),
    gifts: db
      .select()
      .from(t.gift)
      .where(and(eq(t.gift.project, ph('project')), eq(t.gift.retired, false)))
      .orderBy(asc(t.gift.position))
      .prepare('gifts'),
    retiredGifts: db
      .select()
      .from(t.gift)
      .where(and(eq(t.gift.project, ph('project')), eq(t.gift.retired, true)))
      .orderBy(asc(t.gift.slug))
      .prepare('retired_gifts'),
    given: db
      .select({ slug: t.gift.slug, given: t.gift.given })
      .from(t.gift)
      .where(eq(t.gift.project, ph('project')))
      .prepare('given'),
    totals: db
      .select()
      .from(t.projectTotals)
      .where(eq(t.projectTotals.project, ph('project')))
      .prepare('totals'),
    // Without their words: asked at every payment.
    stepMarks: db
      .select({ slug: t.step.slug, atCents: t.step.atCents, reachedAt: t.step.reachedAt })
      .from(t.step)
      .where(and(eq(t.step.project, ph('project')), eq(t.step.retired, false)))
      .orderBy(asc(t.step.position))
      .prepare('step_marks'),
  };
}

export function catalogueWrites(db: Db, t: Schema) {
  return {
    saveAssociation: db
      .insert(t.association)
      .values(everyColumn(t.association))
      .onConflictDoUpdate({ target: t.association.id, set: fromExcluded(getTableColumns(t.association), 'id') })
      .prepare('save_association'),
    saveProject: db
      .insert(t.project)
      .values(everyColumn(t.project))
      .onConflictDoUpdate({ target: t.project.slug, set: fromExcluded(getTableColumns(t.project), 'slug') })
      .prepare('save_project'),
    addPhoto: db.insert(t.projectPhoto).values(everyColumn(t.projectPhoto)).prepare('add_photo'),
    forgetPhotos: db
      .delete(t.projectPhoto)
      .where(
        and(
          eq(t.projectPhoto.project, ph('project')),
          ne(t.projectPhoto.id, ph('drafted')),
          notExists(db.select({ slug: t.project.slug }).from(t.project).where(eq(t.project.photo, t.projectPhoto.id))),
        ),
      )
      .prepare('forget_photos'),
    startTotals: db
      .insert(t.projectTotals)
      .values(everyColumn(t.projectTotals, { raisedCents: 0, gifts: 0, revision: 0 }))
      .onConflictDoNothing()
      .prepare('start_totals'),
    retireSteps: db
      .update(t.step)
      .set({ retired: true })
      .where(eq(t.step.project, ph('project')))
      .prepare('retire_steps'),
    retireGifts: db
      .update(t.gift)
      .set({ retired: true })
      .where(eq(t.gift.project, ph('project')))
      .prepare('retire_gifts'),
    saveStep: db
      .insert(t.step)
      .values(everyColumn(t.step, { retired: false, reachedAt: null }))
      .onConflictDoUpdate({
        target: [t.step.project, t.step.slug],
        set: fromExcluded(getTableColumns(t.step), 'project', 'slug', 'reachedAt'),
      })
      .prepare('save_step'),
    saveGift: db
      .insert(t.gift)
      .values(everyColumn(t.gift, { retired: false, given: 0 }))
      .onConflictDoUpdate({
        target: [t.gift.project, t.gift.slug],
        set: fromExcluded(getTableColumns(t.gift), 'project', 'slug', 'given'),
      })
      .prepare('save_gift'),
    countGiven: db
      .update(t.gift)
      .set({ given: sql`${t.gift.given} + ${ph('quantity')}` })
      .where(
        and(
          eq(t.gift.project, ph('project')),
          eq(t.gift.slug, ph('gift')),
          or(isNull(t.gift.needed), lte(sql`${t.gift.given} + ${ph('quantity')}`, t.gift.needed)),
        ),
      )
      .prepare('count_given'),
    countTakenBack: db
      .update(t.gift)
      .set({ given: sql`${t.gift.given} - ${ph('quantity')}` })
      .where(and(eq(t.gift.project, ph('project')), eq(t.gift.slug, ph('gift'))))
      .prepare('count_taken_back'),
    addProgress: db
      .update(t.projectTotals)
      .set({
        raisedCents: sql`${t.projectTotals.raisedCents} + ${ph('raisedCents')}`,
        gifts: sql`${t.projectTotals.gifts} + ${ph('gifts')}`,
        revision: sql`${t.projectTotals.revision} + 1`,
      })
      .where(eq(t.projectTotals.project, ph('project')))
      .returning()
      .prepare('add_progress'),
    markStepReached: db
      .update(t.step)
      .set({ reachedAt: bound('now') })
      .where(and(eq(t.step.project, ph('project')), eq(t.step.slug, ph('step')), isNull(t.step.reachedAt)))
      .prepare('mark_step_reached'),
  };
}
