import { NewsId } from '#shared/ids.ts';
import { always, type Deps } from '../deps.ts';
import type { OutboxRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/** [B1] At most one letter of news to an address in this time, whatever happens. */
export const LETTER_WEEK_MS = 7 * 86_400_000;
/** readers in one transaction: others wait for it */
const LOT = 100;

export type ReaderDeps = Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings' | 'settings'>;

/** Written with the news themselves: who is to hear of them is found after the commit, however many they are. */
export async function askForReaders(tx: StoreTx, news: NewsId, revision: number, now: number): Promise<void> {
  // A key that no village has: theirs begin with the news.
  await tx.enqueue('news', `readers:${news}:${revision}`, { readers: news }, now);
}

/** The news whose readers are to be found; null where a row of the outbox is about something else. */
export function newsForReaders(body: unknown): NewsId | null {
  return typeof body === 'object' && body !== null && 'readers' in body ? NewsId.parse(body.readers) : null;
}

/**
 * Opens a letter to everybody whom these news concern and who has none under way. Killed half-way it begins anew: who has a letter
 * keeps that one.
 */
export async function findReaders(deps: ReaderDeps, row: OutboxRow, news: NewsId): Promise<void> {
  const { read } = deps.store;
  const found = await read.newsRow(news);
  if (found !== null) await noteReaders(deps, found.project);
  let after = '';
  for (;;) {
    const readers = await read.readersToTell(news, after, LOT);
    await always(deps, async (tx) => {
      for (const reader of readers) await openLetterTo(deps, tx, reader);
    });
    const last = readers.at(-1);
    if (last === undefined || readers.length < LOT) break;
    after = last;
  }
  await always(deps, (tx) => tx.outboxDone(row.id));
}

/** What was given before there were letters of news has no reader yet. */
async function noteReaders(deps: ReaderDeps, project: Parameters<Deps['store']['read']['withoutReader']>[0]) {
  for (;;) {
    const without = await deps.store.read.withoutReader(project, LOT);
    await always(deps, async (tx) => {
      for (const one of without) await tx.noteReader(one);
    });
    if (without.length < LOT) return;
  }
}

/** One is under way to a reader, and goes a week after the last: a unique index decides. */
export async function openLetterTo(
  { surroundings, settings }: Pick<Deps, 'surroundings' | 'settings'>,
  tx: StoreTx,
  reader: string,
  notBefore = 0,
): Promise<void> {
  const now = surroundings.now();
  const id = surroundings.newId('ltr');
  if (!(await tx.openLetter({ id, reader, openedAt: now }))) return;
  // After the row is ours: whoever finished the one before has committed by now.
  const last = await tx.lastLetter(reader);
  const due = Math.max(notBefore, now + settings.newsLetterWaitMs, last === null ? 0 : last + LETTER_WEEK_MS);
  await tx.enqueue('mail', `news:${id}`, { kind: 'news', letter: id }, due);
}

/** When their week is over nobody is kept from being written to: then letters that were sent are forgotten. */
export const forgetLetters = (deps: ReaderDeps): Promise<void> =>
  always(deps, (tx) => tx.forgetLetters(deps.surroundings.now() - LETTER_WEEK_MS));
