import { ProjectSlug, StepSlug } from '#shared/ids.ts';
import { assertNever, err, ok } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import { carryLetter } from '../letters/carry.ts';
import { findReaders, newsForReaders } from '../letters/readers.ts';
import { tellNews } from '../news/tell.ts';
import { LETTERS_AT_ONCE, type Post } from '../ports/post.ts';
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
 * Does what transactions left to be done after them, each row once: villages hear of a reached step [V3], alerts are logged, letters
 * go to the post (where there is one; else they wait). The number of rows done.
 */
export async function drainOutbox(deps: Deps): Promise<number> {
  return (await drainTellings(deps)) + (await drainLetters(deps));
}

/** Everything but letters, one after the other: nobody waits for a mail server. */
export async function drainTellings(deps: Deps): Promise<number> {
  let done = 0;
  for (const row of await deps.store.read.outboxDue(deps.surroundings.now(), MOST, false)) {
    if (await isDone(deps, row, () => carry(deps, row))) done += 1;
  }
  return done;
}

/**
 * Every letter that is due, a few at once: as fast as the post takes them. When it takes none, those behind wait for the next round
 * instead of being tried each.
 */
export async function drainLetters(deps: Deps): Promise<number> {
  const { post } = deps;
  if (post === null) return 0;
  let done = 0;
  for (;;) {
    const rows = await deps.store.read.lettersDue(deps.surroundings.now(), MOST);
    const lot = await carryLot(deps, post, rows);
    done += lot.done;
    // A letter that others have in hand, or that failed, is not due: only new ones come back.
    if (lot.done === 0 || lot.isPostAway || rows.length < MOST) return done;
  }
}

async function carryLot(deps: Deps, post: Post, rows: readonly OutboxRow[]) {
  let [done, failures] = [0, 0];
  const waiting = rows.values();
  const isPostAway = () => failures >= LETTERS_AT_ONCE;
  const carrier = async () => {
    // One iterator for all: each takes the next when its own is carried.
    for (const row of waiting) {
      if (await isDone(deps, row, () => carryLetter(deps, post, row))) [done, failures] = [done + 1, 0];
      else failures += 1;
      if (isPostAway()) return;
    }
  };
  await Promise.all(Array.from({ length: LETTERS_AT_ONCE }, carrier));
  return { done, isPostAway: isPostAway() };
}

async function isDone(deps: Deps, row: OutboxRow, does: () => Promise<boolean>): Promise<boolean> {
  try {
    return await does();
  } catch (cause) {
    // One row that cannot be done must not stop those behind it.
    deps.log.error({ outbox: row.id, topic: row.topic, ...failureOf(cause) }, 'outbox row failed');
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(row.tries, 20));
    const nextTryAt = deps.surroundings.now() + wait;
    await always(deps, (tx) => tx.outboxFailed(row.id, nextTryAt));
    return false;
  }
}

async function carry(deps: Deps, row: OutboxRow): Promise<true> {
  switch (row.topic) {
    case 'stepReached':
      await tellVillages(deps, row);
      return true;
    case 'news': {
      const news = newsForReaders(row.body);
      await (news === null ? tellNews(deps, row) : findReaders(deps, row, news));
      return true;
    }
    case 'alert':
      deps.log.error({ outbox: row.id, key: row.key }, 'alert: a person has to look at this');
      await always(deps, (tx) => tx.outboxDone(row.id));
      return true;
    case 'mail':
      throw new Error('letters are carried by themselves');
    default:
      return assertNever(row.topic);
  }
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
