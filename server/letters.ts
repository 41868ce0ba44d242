import { letterBody } from '#shared/letters/body.ts';
import { assertNever } from '#shared/result.ts';
import type { ReaderTokens } from './adapters/auth/readerTokens.ts';
import type { LetterShown, ShownLetters } from './adapters/http/devMailRoutes.ts';
import type { Stopping } from './adapters/http/stopRoutes.ts';
import { letterPhotos } from './adapters/mail/letterPhoto.ts';
import { linkLetter } from './adapters/mail/linkLetter.ts';
import { newsLetter } from './adapters/mail/newsLetter.ts';
import { taxReceiptLetter } from './adapters/mail/taxReceiptLetter.ts';
import { type Letter, type LetterLinks, thanksLetter } from './adapters/mail/thanksLetter.ts';
import { cornerLetterFor } from './domain/corner/entering.ts';
import type { Deps } from './domain/deps.ts';
import { newsLetterFor } from './domain/letters/news.ts';
import { stewardLetterFor } from './domain/letters/stewards.ts';
import { newsReader, stopNews } from './domain/letters/stop.ts';
import { taxReceiptLetterFor } from './domain/letters/taxReceipts.ts';
import { thanksFor } from './domain/letters/thanks.ts';

/** Of the newest letters, those that anybody would still be sent. */
const SHOWN_LETTERS = 50;

type Reading = Pick<Deps, 'store' | 'settings' | 'surroundings'>;

/** The letters of a house without a mail server, as they would be sent now. */
export function lettersDoor(deps: Reading, links: LetterLinks): ShownLetters {
  const photos = letterPhotos();
  const written = async <T extends { readonly to: string }>(
    facts: T | null,
    write: (facts: T) => Letter | Promise<Letter>,
  ) => facts && { to: facts.to, ...(await write(facts)) };
  const read = (body: unknown) => {
    const letter = letterBody(body);
    const { store, settings } = deps;
    switch (letter.kind) {
      case 'thanks':
        return thanksFor(store.read, letter.donation, !settings.livemode).then((thanks) =>
          written(thanks, (facts) => thanksLetter(facts, links)),
        );
      case 'taxReceipt':
      case 'taxReceiptVoid':
        return taxReceiptLetterFor(store.read, letter).then((told) =>
          written(told, (facts) => taxReceiptLetter(facts, links)),
        );
      case 'news':
        return newsLetterFor(deps, letter.letter).then((news) =>
          written(news, (facts) => newsLetter(facts, links, photos)),
        );
      case 'corner':
        return cornerLetterFor(deps, letter).then((facts) => written(facts, (told) => linkLetter(told, links)));
      case 'signIn':
      case 'invitation':
        return stewardLetterFor(deps, letter).then((facts) => written(facts, (told) => linkLetter(told, links)));
      default:
        return assertNever(letter);
    }
  };
  return async () => {
    const shown: LetterShown[] = [];
    for (const { id, done, body } of await deps.store.read.letters(SHOWN_LETTERS)) {
      const letter = await read(body);
      if (letter) shown.push({ id, carried: done, ...letter, html: withPictures(letter) });
    }
    return shown;
  };
}

/** A browser has no parts of a letter to look into: its pictures are written into the page. */
const withPictures = ({ html, pictures = [] }: Letter): string =>
  pictures.reduce(
    (page, { cid, jpeg }) => page.replaceAll(`cid:${cid}`, `data:image/jpeg;base64,${jpeg.toString('base64')}`),
    html,
  );

/** Where a reader stops the letters of news [B1]. */
export const stopPathOf =
  (tokens: ReaderTokens) =>
  (reader: string): string =>
    `/stop-letters/${tokens.sign(reader)}`;

export function stoppingDoor(deps: Deps, tokens: ReaderTokens): Stopping {
  return {
    async reader(token) {
      const reader = tokens.read(token);
      return reader === null ? null : { address: await newsReader(deps, reader) };
    },
    async stop(token) {
      const reader = tokens.read(token);
      if (reader === null) return false;
      await stopNews(deps, reader);
      return true;
    },
  };
}
