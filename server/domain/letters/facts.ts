import type { LetterBody } from '#shared/letters/body.ts';
import { assertNever } from '#shared/result.ts';
import { cornerLetterFor } from '../corner/entering.ts';
import type { Deps } from '../deps.ts';
import type { LetterFacts } from '../ports/post.ts';
import { newsLetterFor } from './news.ts';
import { stewardLetterFor } from './stewards.ts';
import { taxReceiptLetterFor } from './taxReceipts.ts';
import { thanksFor } from './thanks.ts';

/** What a letter of the outbox says at this moment; null when there is nothing to say to anybody any more. */
export function factsOf(
  deps: Pick<Deps, 'store' | 'settings' | 'surroundings'>,
  letter: LetterBody,
): Promise<LetterFacts | null> {
  const { store, settings } = deps;
  switch (letter.kind) {
    case 'thanks':
      return thanksFor(store.read, letter.donation, !settings.livemode);
    case 'taxReceipt':
    case 'taxReceiptVoid':
      return taxReceiptLetterFor(store.read, letter);
    case 'news':
      return newsLetterFor(deps, letter.letter);
    case 'corner':
      return cornerLetterFor(deps, letter);
    case 'signIn':
    case 'invitation':
      return stewardLetterFor(deps, letter);
    default:
      return assertNever(letter);
  }
}
