import { eq } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { type Db, everyColumn, fromExcluded, ph } from './db.ts';

export function zoneReads(db: Db, { associationZone }: Schema) {
  return {
    zone: db
      .select({ zone: associationZone.zone })
      .from(associationZone)
      .where(eq(associationZone.association, ph('association')))
      .prepare('zone'),
  };
}

export function zoneWrites(db: Db, { associationZone }: Schema) {
  return {
    saveZone: db
      .insert(associationZone)
      .values(everyColumn(associationZone))
      .onConflictDoUpdate({
        target: associationZone.association,
        set: fromExcluded({ zone: associationZone.zone }),
      })
      .prepare('save_zone'),
  };
}
