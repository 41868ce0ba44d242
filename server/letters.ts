import { letterBody } from '#shared/letters/body.ts';
import type { ReaderTokens } from './adapters/auth/readerTokens.ts';
import type { LetterShown, ShownLetters } from './adapters/http/devMailRoutes.ts';
import type { Stopping } from './adapters/http/stopRoutes.ts';
import type { Letter, LetterLinks } from './adapters/mail/letter.ts';
import type { WebpOf } from './adapters/mail/letterPhoto.ts';
import { letterWriter } from './adapters/mail/letterWriter.ts';
import type { Deps } from './domain/deps.ts';
import { factsOf } from './domain/letters/facts.ts';
import { newsReader, stopNews } from './domain/letters/stop.ts';

/** Of the newest letters, those that anybody would still be sent. */
const SHOWN_LETTERS = 50;

/** The letters of a house without a mail server, as they would be sent now. */
export function lettersDoor(deps: Pick<Deps, 'store' | 'settings' | 'surroundings'>, links: LetterLinks): ShownLetters {
  const write = letterWriter(links, webpOfNews(deps.store.read));
  return async () => {
    const shown: LetterShown[] = [];
    for (const { id, done, body } of await deps.store.read.letters(SHOWN_LETTERS)) {
      const facts = await factsOf(deps, letterBody(body));
      if (facts === null) continue;
      const letter = await write(facts);
      const { subject, text } = letter;
      shown.push({ id, carried: done, to: facts.to, subject, text, html: withPictures(letter) });
    }
    return shown;
  };
}

/** A photo of news for letters, as it is kept. */
export const webpOfNews =
  (read: Pick<Deps['store']['read'], 'newsPhoto'>): WebpOf =>
  async (photo) =>
    (await read.newsPhoto(photo))?.webp ?? null;

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
