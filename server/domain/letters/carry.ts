import { letterBody } from '#shared/letters/body.ts';
import { err, ok } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import { HAND_OVER_MS, type Handed, type Post } from '../ports/post.ts';
import type { OutboxRow } from '../ports/rows.ts';
import { factsOf } from './facts.ts';
import { putOff, refuse, type Taken } from './late.ts';
import { endNewsLetter, sealNewsLetter } from './news.ts';

/** A process that dies with a letter in its hands: another takes it up after this, once no post can have it any more. */
const IN_HAND_MS = HAND_OVER_MS + 60_000;

/**
 * Carries a letter of the outbox. Two processes never carry it at once; one that dies between the post's word and its own note
 * carries it twice, with the same id, which is how the post of the giver knows it again.
 *
 * @returns whether the post did its work: a letter that it put off, or that it was not there for, waits for its next try
 */
export async function carryLetter(deps: Deps, post: Post, row: OutboxRow): Promise<boolean> {
  const letter = letterBody(row.body);
  const now = deps.surroundings.now();
  const taken = await commit(deps, async (tx) => {
    if (!(await tx.takeUpOutbox(row.id, row.tries, now + IN_HAND_MS))) return err({ kind: 'inOtherHands' });
    return ok({ row, letter, isSealedNow: letter.kind === 'news' && (await sealNewsLetter(tx, letter.letter, now)) });
  });
  if (!taken.ok) return true;
  const end = await hand(deps, post, taken.value);
  switch (end) {
    case 'taken':
    case 'nobody':
      await conclude(deps, taken.value, end);
      return true;
    case 'refused':
      await refuse(deps, taken.value);
      return true;
    default:
      await putOff(deps, taken.value, end);
      return false;
  }
}

/** `nobody`: meanwhile there is nothing to say to anybody. */
async function hand(deps: Deps, post: Post, { row, letter }: Taken): Promise<Handed | 'nobody'> {
  try {
    const facts = await factsOf(deps, letter);
    return facts === null ? 'nobody' : await post.carry(facts, row.key);
  } catch (cause) {
    deps.log.error({ outbox: row.id, ...failureOf(cause) }, 'a letter failed');
    return 'unsure';
  }
}

/** The note follows the post's word at once: dying in between is all that carries a letter twice. */
async function conclude(deps: Deps, { row, letter, isSealedNow }: Taken, end: 'taken' | 'nobody'): Promise<void> {
  // Sealed at a try before this one it may have arrived: then it is its week's letter, whatever is left to say.
  const mayHaveArrived = end === 'taken' || !isSealedNow;
  await always(deps, async (tx) => {
    const isFirst = await tx.outboxDone(row.id);
    if (row.tries > 0) await tx.letterLateNoMore(row.id);
    if (isFirst && letter.kind === 'news') await endNewsLetter(deps, tx, letter.letter, mayHaveArrived);
  });
  deps.log.info({ outbox: row.id, end }, 'letter carried');
}
