import { ProjectSlug, StepSlug } from '#shared/ids.ts';
import { assertNever, err, ok } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import { carryLetter } from '../letters/carry.ts';
import { tellNews } from '../news/tell.ts';
import type { OutboxRow } from '../ports/rows.ts';

const MOST = 100;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** What `raise` wrote; a row that is something else fails and waits for a person. */
function stepReached(body: unknown): { readonly project: ProjectSlug; readonly step: StepSlug } {
  const { project, step } =
    typeof body === 'object' && body !== null && 'project' in body && 'step' in body ? body : {};
  return { project: ProjectSlug.parse(project), step: StepSlug.parse(step) };
}

/**
 * Does what transactions left to be done after them, each row once: villages hear of a reached step [V3], letters go to the post
 * (where there is one; else they wait), alerts are logged. The number of rows done.
 */
export async function drainOutbox(deps: Deps): Promise<number> {
  let done = 0;
  const withLetters = deps.post !== null;
  for (const row of await deps.store.read.outboxDue(deps.surroundings.now(), MOST, withLetters)) {
    try {
      await carry(deps, row);
      done += 1;
    } catch (cause) {
      // One row that cannot be done must not stop those behind it.
      deps.log.error({ outbox: row.id, topic: row.topic, ...failureOf(cause) }, 'outbox row failed');
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(row.tries, 20));
      const nextTryAt = deps.surroundings.now() + wait;
      await commit(deps, async (tx) => ok(await tx.outboxFailed(row.id, nextTryAt)));
    }
  }
  return done;
}

async function carry(deps: Deps, row: OutboxRow): Promise<void> {
  switch (row.topic) {
    case 'stepReached':
      return tellVillages(deps, row);
    case 'news':
      return tellNews(deps, row);
    case 'alert':
      deps.log.error({ outbox: row.id, key: row.key }, 'alert: a person has to look at this');
      break;
    case 'mail':
      if (deps.post === null) throw new Error('a letter was taken up without a post');
      return carryLetter(deps, deps.post, row);
    default:
      assertNever(row.topic);
  }
  await commit(deps, async (tx) => ok(await tx.outboxDone(row.id)));
}

async function tellVillages(deps: Deps, row: OutboxRow): Promise<void> {
  const { project, step } = stepReached(row.body);
  const villages = await deps.store.read.villagesOf(project);
  await commit(deps, async (tx, told) => {
    // Claimed in the same transaction: two drains at once tell it once.
    if (!(await tx.outboxDone(row.id))) return err({ kind: 'doneMeanwhile' });
    const now = deps.surroundings.now();
    // By slug: two transactions never wait for each other's villages in a circle.
    const slugs = villages.map(({ slug }) => slug).sort();
    for (const village of slugs) {
      told.events.push({ village, events: await tx.appendEvents(village, [{ type: 'stepReached', step }], now) });
    }
    return ok(null);
  });
}
