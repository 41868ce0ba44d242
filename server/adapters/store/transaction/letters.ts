import type { LetterTx } from '#server/domain/ports/letters.ts';
import { readerMarkOf } from '../mark.ts';
import { changed } from '../queries/db.ts';
import type { Use } from './use.ts';

/** A reader is the same for every donation with one address, here and nowhere else. */
export async function readerOf(use: Use, address: string): Promise<string> {
  const [installation] = await use().installation.execute();
  return readerMarkOf(installation?.id ?? '', address);
}

/** Letters of news: opened, sealed, finished, and who reads none any more. */
export function lettersTx(use: Use): LetterTx {
  return {
    async noteReader({ donation, address }) {
      await use().noteReader.execute({ donation, reader: await readerOf(use, address) });
    },
    openLetter: async (row) => changed(await use().openLetter.execute({ ...row })) > 0,
    lastLetter: async (reader) => (await use().lastLetter.execute({ reader }))[0]?.doneAt ?? null,
    letterReader: async (id) => (await use().letterReader.execute({ id }))[0] ?? null,
    readerAddress: async (reader) => (await use().readerAddress.execute({ reader }))[0]?.address ?? null,
    hasUntold: async (address) => (await use().hasUntold.execute({ address })).length > 0,
    sealLetter: async (id, now) => changed(await use().sealLetter.execute({ id, now })) > 0,
    async unsealLetter(id) {
      await use().unsealLetter.execute({ id });
    },
    async tellByLetter(letter, address) {
      await use().tellByLetter.execute({ letter, address });
    },
    finishLetter: async (id, now) => changed(await use().finishLetter.execute({ id, now })) > 0,
    async dropLetter(id) {
      await use().dropTold.execute({ id });
      await use().dropLetter.execute({ id });
    },
    newsWishes: async (address) => (await use().newsWishes.execute({ address })).map(({ donation }) => donation),
    async forgetReader(donation) {
      await use().forgetReader.execute({ donation });
      await use().forgetTold.execute({ donation });
    },
    async forgetLetters(before) {
      await use().forgetLetters.execute({ before });
    },
    async letterLate(letter, why, now) {
      await use().letterLate.execute({ letter, why, since: now });
      return (await use().lateSince.execute({ letter }))[0]?.since ?? now;
    },
    async giveUpLetter(letter, why, now) {
      await use().giveUpLetter.execute({ letter, why, since: now, givenUpAt: now });
    },
    async letterLateNoMore(letter) {
      await use().letterLateNoMore.execute({ letter });
    },
    recallGivenUp: async (letter) => changed(await use().recallGivenUp.execute({ letter })) > 0,
    async forgetGivenUp(before) {
      await use().forgetGivenUp.execute({ before });
    },
  };
}
