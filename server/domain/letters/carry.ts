import { type LetterBody, letterBody } from '#shared/letters/body.ts';
import { err, ok } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import { NothingHandedOver, type Post } from '../ports/post.ts';
import type { OutboxRow } from '../ports/rows.ts';
import { factsOf } from './facts.ts';
import { endNewsLetter, sealNewsLetter } from './news.ts';

/** A process that dies with a letter in its hands: another takes it up after this. */
const IN_HAND_MS = 2 * 60_000;

/**
 * Carries a letter of the outbox. Two processes never carry it at once; one that dies between the post's word and its own note
 * carries it twice, with the same id, which is how the post of the giver knows it again.
 */
export async function carryLetter(deps: Deps, post: Post, row: OutboxRow): Promise<void> {
  const letter = letterBody(row.body);
  const now = deps.surroundings.now();
  const taken = await commit(deps, async (tx) => {
    if (!(await tx.takeUpOutbox(row.id, row.tries, now + IN_HAND_MS))) return err({ kind: 'inOtherHands' });
    return ok({ isSealedNow: letter.kind === 'news' && (await sealNewsLetter(tx, letter.letter, now)) });
  });
  if (!taken.ok) return;
  const end = await carry(deps, post, letter, row.key).catch(async (cause: unknown) => {
    // A letter that was sealed before may have arrived: it says the same for ever.
    if (letter.kind === 'news' && taken.value.isSealedNow && cause instanceof NothingHandedOver) {
      await always(deps, (tx) => tx.unsealLetter(letter.letter));
    }
    throw cause;
  });
  // The note follows the post's word at once: dying in between is all that carries a letter twice.
  await always(deps, async (tx) => {
    if (end === 'refused') await tx.enqueue('alert', `letter:${row.key}`, { kind: 'letterRefused' }, now);
    const isFirst = await tx.outboxDone(row.id);
    if (isFirst && letter.kind === 'news') await endNewsLetter(deps, tx, letter.letter, end !== 'nobody');
  });
  const fields = { outbox: row.id };
  if (end === 'refused') deps.log.warn(fields, 'the post will never take a letter');
  else deps.log.info({ ...fields, end }, 'letter carried');
}

/** `nobody`: meanwhile there is nothing to say to anybody. */
async function carry(deps: Deps, post: Post, letter: LetterBody, key: string): Promise<'taken' | 'refused' | 'nobody'> {
  const facts = await factsOf(deps, letter);
  return facts === null ? 'nobody' : post.carry(facts, key);
}
