import { NewsId, ProjectSlug, StewardId } from '#shared/ids.ts';
import { type NewsBody, NO_EITHER, NO_QUESTION } from '#shared/news/news.ts';
import type { TestHameau } from './server.ts';
import { write } from './store.ts';

/** News of a project of the demonstration, published, that end with a question of two options; its number is 1. */
export async function askedNews({ store }: Pick<TestHameau, 'store'>, slug: string): Promise<NewsId> {
  const project = await store.read.project(ProjectSlug.parse(slug));
  if (project === null) throw new Error(`no project ${slug}`);
  const id = NewsId.parse('nws_00000000000000000001');
  const author = StewardId.parse('stw_00000000000000000001');
  const words = (fr: string) => ({ fr, en: '' });
  const told = { happenedOn: '2026-11-20', place: NO_EITHER, title: words('Semé'), words: words('Il a plu.') };
  const question = { version: 1, asked: words('Et ensuite ?'), options: [words('Du maïs'), words('Rien')] };
  const body: NewsBody = { ...told, photos: [], deliveries: [], question, outcomes: [] };
  const draft = { ...told, photos: [], steps: [], gifts: [], question: NO_QUESTION, outcomes: [] };
  await write(store, async (tx) => {
    const person = { id: author, name: '', email: 'asks@example.org', emailVerified: true, image: null };
    await tx.insertIdentity('steward', { ...person, createdAt: 1, updatedAt: 1 });
    const { association } = project;
    const row = { id, project: project.slug, association, body: draft, author, createdAt: 1, publishAt: null };
    await tx.addNews({ ...row, state: 'published', revision: 1, shown: 1, publishedAt: 1 });
    await tx.addNewsVersion({ news: id, revision: 1, body, at: 1 });
  });
  return id;
}
