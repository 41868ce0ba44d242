import type { LetterFacts } from '#server/domain/ports/post.ts';
import { assertNever } from '#shared/result.ts';
import type { Letter, LetterLinks } from './letter.ts';
import { letterPhotos, type WebpOf } from './letterPhoto.ts';
import { linkLetter } from './linkLetter.ts';
import { newsLetter } from './newsLetter.ts';
import { taxReceiptLetter } from './taxReceiptLetter.ts';
import { thanksLetter } from './thanksLetter.ts';

export type LetterWriter = (facts: LetterFacts) => Promise<Letter>;

/** Every letter in its words. Pictures that many letters show are drawn once for one writer. */
export function letterWriter(links: LetterLinks, webpOf: WebpOf): LetterWriter {
  const photos = letterPhotos(webpOf);
  return async (facts) => {
    switch (facts.kind) {
      case 'thanks':
        return thanksLetter(facts, links);
      case 'taxReceipt':
        return taxReceiptLetter(facts, links);
      case 'news':
        return newsLetter(facts, links, photos);
      case 'corner':
      case 'signIn':
      case 'invitation':
        return linkLetter(facts, links);
      default:
        return assertNever(facts);
    }
  };
}
