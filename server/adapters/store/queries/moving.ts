import { and, eq, or } from 'drizzle-orm';
import type { AttemptState } from '#server/domain/ports/rows.ts';
import type { AttemptChange } from '#server/domain/ports/store.ts';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, ph } from './db.ts';

/**
 * The compare-and-set of an attempt. Its text depends on the states it starts from and on what it changes; the few shapes
 * that occur are prepared once each, at their first use.
 */
export function attemptMoves(db: Db, t: Schema) {
  const prepare = (from: readonly AttemptState[], changed: readonly string[], shape: number) =>
    db
      .update(t.attempt)
      .set({
        ...Object.fromEntries(changed.map((name) => [name, bound(name)])),
        state: bound('to'),
        touchedAt: bound('now'),
      })
      // Written out: SQLite builds a table of its own for a list, each time.
      .where(and(eq(t.attempt.id, ph('id')), or(...from.map((state) => eq(t.attempt.state, state)))))
      .prepare(`move_attempt_${shape}`);

  const shapes = new Map<string, ReturnType<typeof prepare>>();
  return (from: readonly AttemptState[], change: AttemptChange) => {
    const changed = Object.keys(change);
    const key = `${from.join()}:${changed.join()}`;
    let move = shapes.get(key);
    if (move === undefined) {
      move = prepare(from, changed, shapes.size);
      shapes.set(key, move);
    }
    return move;
  };
}
