import type { LetterReads } from '#server/domain/ports/letters.ts';
import type { ReadQueries } from './queries/queries.ts';
import { outboxOf } from './rows.ts';

/** Letters of news: to whom, and what is still to be told. */
export function letterReads(q: ReadQueries): LetterReads {
  return {
    newsLetter: async (id) => (await q.newsLetter.execute({ id }))[0] ?? null,
    readerAddress: async (reader) => (await q.readerAddress.execute({ reader }))[0]?.address ?? null,
    untoldTo: (address) => q.untoldTo.execute({ address }),
    toldByLetter: (letter) => q.toldByLetter.execute({ letter }),
    giftsTold: async (donation, news) =>
      (await q.giftsTold.execute({ donation, news })).sort((a, b) => a.line - b.line),
    async letterProject(project) {
      const rows = await q.letterProject.execute({ project });
      const [row] = rows;
      if (!row) return null;
      const { title, name, email } = row;
      const steps = rows.flatMap(({ step, stepName }) => (step && stepName ? [[step, stepName] as const] : []));
      return { title, association: { name, email }, steps: new Map(steps) };
    },
    lettersThatTold: async (donation) => (await q.lettersThatTold.execute({ donation })).map(({ letter }) => letter),
    withoutReader: (project, limit) => q.withoutReader.execute({ project, limit }),
    readersToTell: async (news, after, limit) =>
      (await q.readersToTell.execute({ news, after, limit })).map(({ reader }) => reader),
    lettersGivenUp: async (limit) =>
      (await q.lettersGivenUp.execute({ limit })).flatMap(({ body, givenUpAt, ...row }) =>
        givenUpAt === null ? [] : [{ ...row, body: body.value, givenUpAt }],
      ),
    lettersWaiting: async (before, limit) =>
      (await q.lettersWaiting.execute({ before, limit })).map(({ id, body, late }) => ({ id, body: body.value, late })),
    newsLettersLost: async (project) => (await q.newsLettersLost.execute({ project }))[0]?.letters ?? 0,
    lettersDue: async (now, limit) => (await q.lettersDue.execute({ now, limit })).map(outboxOf),
  };
}
