import type { LetterBody } from '#shared/letters/body.ts';
import { dayOf } from '../accounts/publishing.ts';
import { always, type Deps } from '../deps.ts';
import type { LateWhy } from '../ports/letters.ts';
import type { Handed } from '../ports/post.ts';
import type { OutboxRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import { endNewsLetter } from './news.ts';

/** RFC 5321, 4.5.4.1: whoever sends a letter tries for four to five days at least. */
const GIVE_UP_MS = 5 * 86_400_000;
/** Each pause is as long as the letter is late already: 1, 1, 2, 4… minutes. A server that asks everybody to come again is asked seldom. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3 * 3_600_000;
/** The host's own server is looked for more often: once it is back everything leaves. */
const FIRST_LOOK_MS = 1_000;
const LONGEST_LOOK_MS = 10 * 60_000;
/** So long it can be seen that a letter was given up, and be sent again. */
const SHOWN_MS = 90 * 86_400_000;

/** A letter in our hands. */
export interface Taken {
  readonly row: OutboxRow;
  readonly letter: LetterBody;
  /** of news: what it tells was settled at this try, so that none before can have arrived */
  readonly isSealedNow: boolean;
}

const between = (least: number, most: number, ms: number): number => Math.min(most, Math.max(least, ms));

/** The post did not take it: it waits for its next try, or has been put off for too long. */
export async function putOff(deps: Deps, taken: Taken, why: Exclude<Handed, 'taken' | 'refused'>): Promise<void> {
  const { row, letter, isSealedNow } = taken;
  const now = deps.surroundings.now();
  const isGivenUp = await always(deps, async (tx) => {
    if (why === 'noPost') await waitForPost(tx, row, now);
    else {
      const lateMs = now - (await tx.letterLate(row.id, why, now));
      if (lateMs >= GIVE_UP_MS) {
        await giveUp(deps, tx, taken, why);
        return true;
      }
      await tx.outboxLater(row.id, now + between(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, lateMs));
    }
    // A letter that was sealed before may have arrived: it says the same for ever.
    if (letter.kind === 'news' && isSealedNow && why !== 'unsure') await tx.unsealLetter(letter.letter);
    return false;
  });
  deps.log.warn({ outbox: row.id, why, isGivenUp }, 'a letter was not taken');
}

/** While nobody takes letters none grows old. */
async function waitForPost(tx: StoreTx, row: OutboxRow, now: number): Promise<void> {
  const pause = Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * 2 ** Math.min(row.tries, 20));
  await tx.letterLateNoMore(row.id);
  await tx.outboxLater(row.id, now + pause);
  // Not the first minutes of a restart: by now somebody should look. Once a day, however many letters wait.
  if (pause === LONGEST_LOOK_MS) await tx.enqueue('alert', `noPost:${dayOf(now)}`, { kind: 'noPost' }, now);
}

/** The post will never take it. */
export async function refuse(deps: Deps, taken: Taken): Promise<void> {
  await always(deps, (tx) => giveUp(deps, tx, taken, 'refused'));
  deps.log.warn({ outbox: taken.row.id }, 'the post will never take a letter');
}

/** Somebody was told of a gift by these alone; of the others the day is enough, for anybody can ask for a letter to anybody. */
const HEARD_EACH: ReadonlySet<LetterBody['kind']> = new Set(['thanks', 'taxReceipt', 'taxReceiptVoid']);

async function giveUp(deps: Deps, tx: StoreTx, { row, letter }: Taken, why: LateWhy): Promise<void> {
  const now = deps.surroundings.now();
  if (!(await tx.outboxDone(row.id))) return;
  await tx.giveUpLetter(row.id, why, now);
  const key = HEARD_EACH.has(letter.kind) ? `letter:${row.key}:${now}` : `letters:${dayOf(now)}`;
  await tx.enqueue('alert', key, { kind: 'letterGivenUp', why }, now);
  if (letter.kind === 'news') await endNewsLetter(deps, tx, letter.letter, true);
}

export const forgetGivenUp = (deps: Deps): Promise<void> =>
  always(deps, (tx) => tx.forgetGivenUp(deps.surroundings.now() - SHOWN_MS));
