import type { Deps } from '#server/domain/deps.ts';
import { publishNews } from '#server/domain/news/publish.ts';
import { beginNews, writeNews } from '#server/domain/news/write.ts';
import type { NewsRow } from '#server/domain/ports/news.ts';
import type { Handed, NewsLetter, Post } from '#server/domain/ports/post.ts';
import { type NewsId, type ProjectSlug, StewardId } from '#shared/ids.ts';
import type { NewsDraft } from '#shared/news/news.ts';
import { ok } from '#shared/result.ts';
import { PROJECT, type Stage } from './stage.ts';

export const WEEK_MS = 7 * 86_400_000;
export const FIELD = { id: StewardId.parse('stw_0000000000000001'), email: 'field@example.org', name: '' };

type Writers = Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>;

/** Somebody who posts from the field. */
export async function seedSteward({ store }: Pick<Deps, 'store'>): Promise<void> {
  const times = { createdAt: '2026-11-27T00:00:00.000Z', updatedAt: '2026-11-27T00:00:00.000Z' };
  await store.tx(async (tx) =>
    ok(await tx.insertIdentity('steward', { ...FIELD, emailVerified: true, image: null, ...times })),
  );
}

export async function rowOf({ store }: Pick<Deps, 'store'>, id: NewsId): Promise<NewsRow> {
  const row = await store.read.newsRow(id);
  if (row === null) throw new Error('no news');
  return row;
}

/** News of a project, published now. */
export async function posted(
  deps: Writers,
  title: string,
  more: Partial<NewsDraft> = {},
  slug: ProjectSlug = PROJECT,
): Promise<NewsId> {
  const project = await deps.store.read.project(slug);
  if (project === null) throw new Error('no project');
  const id = await beginNews(deps, FIELD, project);
  await corrected(deps, id, { title: { fr: title, en: '' }, words: { fr: `${title}, voilà.`, en: '' }, ...more });
  return id;
}

/** Published again with other words. */
export async function corrected(deps: Writers, id: NewsId, change: Partial<NewsDraft>): Promise<void> {
  await writeNews(deps, id, (body) => ({ ...body, ...change }));
  const published = await publishNews(deps, await rowOf(deps, id), FIELD.id);
  if (!published.ok) throw new Error(`not published: ${published.error.kind}`);
}

/** A post that notes the letters of news that it takes, and answers what it is told to. */
export function notingPost(answers: (() => Handed)[] = []) {
  const letters: (NewsLetter & { readonly id: string })[] = [];
  const post: Post = {
    async carry(letter, id) {
      if (letter.kind !== 'news') return 'taken';
      const answer = answers.shift()?.() ?? 'taken';
      if (answer === 'taken') letters.push({ ...letter, id });
      return answer;
    },
  };
  return { post, letters };
}

export const titlesIn = ({ projects }: NewsLetter): string[] =>
  projects.flatMap(({ news }) => news.map(({ title }) => title.fr));

/** A day of everybody's clock and a little more. */
export const pass = (stage: Stage, ms: number): void => stage.simulator.clock.advance(ms);
