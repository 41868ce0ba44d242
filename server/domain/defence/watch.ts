import type { AssociationId } from '#shared/ids.ts';
import { always, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import type { Level } from '../ports/defence.ts';
import { closeSessions } from './close-sessions.ts';
import { LATELY_MS, nextAlarm } from './pressure.ts';

/** Addresses and declines are forgotten after this: the caps look back one hour, a person who looks into an alarm a day. */
const KEPT_MS = 24 * 3_600_000;

/** How each association's door stands after a round; those in calm are not named. */
export type Levels = ReadonlyMap<AssociationId, Level>;

/**
 * One round of the guard, after every decline and now and then: closes the sessions that a cap or the kill switch forbids, moves
 * the alarms, forgets what is a day old. Everything is read from the database, so a restart or a second process changes nothing.
 * @param asked how many pieces of work an association handed out lately, in this process
 */
export async function keepWatch(deps: Deps, asked: (association: AssociationId) => number): Promise<Levels> {
  await closeSessions(deps);
  const now = deps.surroundings.now();
  const levels = new Map<AssociationId, Level>();
  for (const association of await deps.store.read.watched(now - LATELY_MS)) {
    const level = await moveAlarm(deps, association, asked(association), now).catch((cause: unknown) => {
      // One association's numbers must not stop the watch over the others.
      deps.log.error({ association, ...failureOf(cause) }, 'an alarm could not be moved');
      return 0 as const;
    });
    if (level > 0) levels.set(association, level);
  }
  return levels;
}

export const forget = (deps: Deps): Promise<void> =>
  always(deps, (tx) => tx.forgetOrigins(deps.surroundings.now() - KEPT_MS));

async function moveAlarm(deps: Deps, association: AssociationId, asked: number, now: number): Promise<Level> {
  const { read } = deps.store;
  const before = await read.guard(association);
  const signs = { ...(await read.signsOf(association, now - LATELY_MS)), asked };
  const after = nextAlarm(before, signs, now);
  if (after === before || (after.level === before.level && after.signAt - before.signAt < LATELY_MS / 10)) {
    return before.level;
  }
  const moved = await always(deps, async (tx) => {
    // Of several processes one raises the alarm.
    if (!(await tx.moveGuard(association, before.level, after.level, after.signAt))) return false;
    if (after.level > before.level) {
      const body = { kind: 'declines', association, level: after.level, ...signs };
      await tx.enqueue('alert', `declines:${association}:${after.level}:${after.signAt}`, body, now);
    }
    return true;
  });
  if (moved && after.level !== before.level) say(deps, association, before.level, after.level, signs);
  return after.level;
}

function say(
  { log }: Deps,
  association: AssociationId,
  before: Level,
  after: Level,
  signs: { readonly opened: number; readonly paid: number; readonly declined: number; readonly asked: number },
): void {
  const fields = { association, before, after, ...signs };
  if (after > before) log.warn(fields, 'somebody seems to try cards: giving asks for more work');
  else log.info(fields, 'giving asks for less work again');
}
