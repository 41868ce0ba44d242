import type { Deps } from '#server/domain/deps.ts';
import { publishNews } from '#server/domain/news/publish.ts';
import { beginNews, writeNews } from '#server/domain/news/write.ts';
import type { NewsRow } from '#server/domain/ports/news.ts';
import { type NewsId, type ProjectSlug, StewardId } from '#shared/ids.ts';
import type { NewsDraft } from '#shared/news/news.ts';
import { ok } from '#shared/result.ts';
import { PROJECT } from './store.ts';

/** Somebody who writes from the field. */
export const FIELD = { id: StewardId.parse('stw_0000000000000001'), email: 'field@example.org', name: '' };
export const WORDS = { title: { fr: 'Le puits', en: '' }, words: { fr: 'Il donne.', en: '' } };

export type Writers = Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>;

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

/** News of a project, in French and not published yet. */
export async function written(
  deps: Writers,
  more: Partial<NewsDraft> = {},
  slug: ProjectSlug = PROJECT,
): Promise<NewsId> {
  const project = await deps.store.read.project(slug);
  if (project === null) throw new Error('no project');
  const id = await beginNews(deps, FIELD, project);
  await writeNews(deps, id, (body) => ({ ...body, ...WORDS, ...more }));
  return id;
}

/** As they are written now. */
export const publish = async (deps: Writers, id: NewsId) => publishNews(deps, await rowOf(deps, id), FIELD.id);

async function published(deps: Writers, id: NewsId): Promise<void> {
  const done = await publish(deps, id);
  if (!done.ok) throw new Error(`not published: ${done.error.kind}`);
}

/** News of a project, published now. */
export async function posted(
  deps: Writers,
  title: string,
  more: Partial<NewsDraft> = {},
  slug: ProjectSlug = PROJECT,
): Promise<NewsId> {
  const words = { title: { fr: title, en: '' }, words: { fr: `${title}, voilà.`, en: '' } };
  const id = await written(deps, { ...words, ...more }, slug);
  await published(deps, id);
  return id;
}

/** Published again with other words. */
export async function corrected(deps: Writers, id: NewsId, change: Partial<NewsDraft>): Promise<void> {
  await writeNews(deps, id, (body) => ({ ...body, ...change }));
  await published(deps, id);
}
