import { type LetterBody, letterBody } from '#shared/letters/body.ts';
import { assertNever, err, ok } from '#shared/result.ts';
import { cornerLetterFor } from '../corner/entering.ts';
import { always, commit, type Deps } from '../deps.ts';
import { NothingHandedOver, type Post } from '../ports/post.ts';
import type { OutboxRow } from '../ports/rows.ts';
import { endNewsLetter, newsLetterFor, sealNewsLetter } from './news.ts';
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

type End = 'taken' | 'refused' | 'nobody';

/** `nobody`: meanwhile there is nothing to say to anybody. */
async function carry(deps: Deps, post: Post, letter: LetterBody, key: string): Promise<End> {
  const { read } = deps.store;
  const handed = <T>(written: T | null, hand: (letter: T) => Promise<End>) =>
    written === null ? 'nobody' : hand(written);
  switch (letter.kind) {
    case 'thanks':
      return handed(await thanksFor(read, letter.donation, !deps.settings.livemode), (thanks) =>
        post.thank(thanks, key),
      );
    case 'taxReceipt':
    case 'taxReceiptVoid':
      return handed(await taxReceiptLetterFor(read, letter), (told) => post.attest(told, key));
    case 'news':
      return handed(await newsLetterFor(deps, letter.letter), (news) => post.tell(news, key));
    case 'corner':
      return handed(await cornerLetterFor(deps, letter), (written) => post.write(written, key));
    case 'signIn':
    case 'invitation':
      return handed(await stewardLetterFor(deps, letter), (written) => post.write(written, key));
    default:
      return assertNever(letter);
  }
}
