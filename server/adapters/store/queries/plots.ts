import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, ph } from './db.ts';

/** Who has which plot: the primary key of `plot_use` decides, these only ask it. */
export function plotWrites(db: Db, t: Schema) {
  const here = and(eq(t.plotUse.village, ph('village')), eq(t.plotUse.x, ph('x')), eq(t.plotUse.y, ph('y')));
  const heldHere = and(here, eq(t.plotUse.donation, ph('donation')), isNull(t.plotUse.placement));
  const plot = { x: t.plotUse.x };
  return {
    usePlot: db.insert(t.plotUse).values(everyColumn(t.plotUse)).onConflictDoNothing().prepare('use_plot'),
    prolongHold: db
      .update(t.plotUse)
      .set({ heldUntil: bound('until') })
      .where(heldHere)
      .prepare('prolong_hold'),
    // `held_until` stays, so that a gift that does not fit after all gives the hold back unchanged.
    takeHeld: db
      .update(t.plotUse)
      .set({ placement: bound('placement') })
      .where(heldHere)
      .prepare('take_held'),
    holdAgain: db.update(t.plotUse).set({ placement: null }).where(here).prepare('hold_again'),
    plotUseHere: db.select(plot).from(t.plotUse).where(here).prepare('plot_use_here'),
    leavePlot: db.delete(t.plotUse).where(here).prepare('leave_plot'),
    releaseHolds: db
      .delete(t.plotUse)
      .where(and(eq(t.plotUse.donation, ph('donation')), isNull(t.plotUse.placement)))
      .returning({ village: t.plotUse.village })
      .prepare('release_holds'),
    freePlots: db
      .delete(t.plotUse)
      .where(eq(t.plotUse.placement, ph('placement')))
      .returning({ village: t.plotUse.village })
      .prepare('free_plots'),
    countPlots: db
      .update(t.village)
      .set({
        takenPlots: sql`${t.village.takenPlots} + ${ph('taken')}`,
        holdsRevision: sql`${t.village.holdsRevision} + ${ph('holds')}`,
      })
      .where(eq(t.village.slug, ph('village')))
      .prepare('count_plots'),
  };
}
