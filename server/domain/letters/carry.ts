import { letterBody } from '#shared/letters/body.ts';
import { err, ok } from '#shared/result.ts';
import { cornerLetterFor } from '../corner/entering.ts';
import { always, commit, type Deps } from '../deps.ts';
import type { Post } from '../ports/post.ts';
import type { OutboxRow } from '../ports/rows.ts';
import { stewardLetterFor } from './stewards.ts';
import { taxReceiptLetterFor } from './taxReceipts.ts';
import { thanksFor } from './thanks.ts';

/** A process that dies with a letter in its hands: another takes it up after this. */
const IN_HAND_MS = 2 * 60_000;

/**
 * Carries a letter of the outbox. Two processes never carry it at once; one that dies between the post's word and its own note
 * carries it twice, with the same id, which is how the post of the giver knows it again.
 */
export async function carryLetter(deps: Deps, post: Post, row: OutboxRow): Promise<void> {
  const now = deps.surroundings.now();
  const taken = await commit(deps, async (tx) =>
    (await tx.takeUpOutbox(row.id, row.tries, now + IN_HAND_MS)) ? ok(null) : err({ kind: 'inOtherHands' }),
  );
  if (!taken.ok) return;
  const end = await carry(deps, post, row);
  const fields = { outbox: row.id };
  if (end === 'refused') deps.log.warn(fields, 'the post will never take a letter');
  else deps.log.info({ ...fields, end }, 'letter carried');
  await always(deps, async (tx) => {
    if (end === 'refused') await tx.enqueue('alert', `letter:${row.key}`, { kind: 'letterRefused' }, now);
    await tx.outboxDone(row.id);
  });
}

/** `nobody`: meanwhile there is nothing to say to anybody. */
async function carry(deps: Deps, post: Post, { body, key }: OutboxRow): Promise<'taken' | 'refused' | 'nobody'> {
  const letter = letterBody(body);
  if (letter.kind === 'thanks') {
    const thanks = await thanksFor(deps.store.read, letter.donation, !deps.settings.livemode);
    return thanks === null ? 'nobody' : post.thank(thanks, key);
  }
  if (letter.kind === 'taxReceipt' || letter.kind === 'taxReceiptVoid') {
    const told = await taxReceiptLetterFor(deps.store.read, letter);
    return told === null ? 'nobody' : post.attest(told, key);
  }
  const written = letter.kind === 'corner' ? await cornerLetterFor(deps, letter) : await stewardLetterFor(deps, letter);
  return written === null ? 'nobody' : post.write(written, key);
}
