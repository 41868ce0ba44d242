import { NewsId, PhotoId } from '#shared/ids.ts';
import { type EitherWords, MOST_NEWS_PHOTOS, type NewsDraft, NO_EITHER, NO_QUESTION } from '#shared/news/news.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { dayOf } from '../accounts/publishing.ts';
import { always, commit } from '../deps.ts';
import type { DrawnPhoto } from '../drafts/photos.ts';
import type { NewsPhotoRow, NewsRow } from '../ports/news.ts';
import type { ProjectRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Steward } from '../stewards/associations.ts';
import type { NewsDeps } from './read.ts';

/** How often a save that met another's begins again from what is there then. */
const TRIES = 5;

/** An empty page for news of today. */
export async function beginNews(deps: NewsDeps, by: Steward, project: ProjectRow): Promise<NewsId> {
  const now = deps.surroundings.now();
  const id = NewsId.parse(deps.surroundings.newId('nws'));
  const body: NewsDraft = {
    happenedOn: dayOf(now),
    place: NO_EITHER,
    title: NO_EITHER,
    words: NO_EITHER,
    photos: [],
    steps: [],
    gifts: [],
    question: NO_QUESTION,
    outcomes: [],
  };
  const { association, slug } = project;
  const kept = { id, project: slug, association, body, author: by.id, createdAt: now };
  await always(deps, (tx) =>
    tx.addNews({ ...kept, state: 'draft', revision: 0, shown: null, publishAt: null, publishedAt: null }),
  );
  return id;
}

/** Changes what is being written, from what it is at this moment; what everybody sees stays as it is until it is published. */
export async function writeNews(
  deps: NewsDeps,
  id: NewsId,
  change: (body: NewsDraft) => NewsDraft | null,
  along: (tx: StoreTx) => Promise<void> = async () => {},
): Promise<Result<NewsRow, 'noNews' | 'changedMeanwhile'>> {
  for (let tried = 0; tried < TRIES; tried++) {
    const saved = await commit<NewsRow, 'noNews' | 'changedMeanwhile'>(deps, async (tx) => {
      const row = await tx.newsRow(id);
      if (row === null || row.state === 'withdrawn') return err('noNews');
      const body = change(row.body);
      if (body === null) return ok(row);
      if (!(await tx.saveNews({ ...row, body }))) return err('changedMeanwhile');
      await along(tx);
      return ok({ ...row, body, revision: row.revision + 1 });
    });
    if (saved.ok || saved.error === 'noNews') return saved;
  }
  return err('changedMeanwhile');
}

/** One more photo. Whoever calls this was told that the people in it agreed [P3]. */
export async function addNewsPhoto(
  deps: NewsDeps,
  by: Steward,
  news: NewsRow,
  { webp, width, height }: DrawnPhoto,
  alt: EitherWords,
): Promise<Result<NewsRow, 'noNews' | 'changedMeanwhile' | 'tooMany'>> {
  if (news.body.photos.length >= MOST_NEWS_PHOTOS) return err('tooMany');
  const now = deps.surroundings.now();
  const id = PhotoId.parse(deps.surroundings.newId('pho'));
  const row: NewsPhotoRow = {
    id,
    news: news.id,
    webp: webp.toString('base64'),
    width,
    height,
    alt,
    createdAt: now,
  };
  return writeNews(
    deps,
    news.id,
    // Two that are sent at once are both there, up to the most.
    (body) => ({ ...body, photos: [...body.photos, id].slice(0, MOST_NEWS_PHOTOS) }),
    async (tx) => {
      await tx.addNewsPhoto(row);
      await tx.audit({ at: now, actor: by.id, action: 'add-news-photo', subject: id });
    },
  );
}

/** It goes from the page being written; its pixels go for good where nobody sees it. */
export async function removeNewsPhoto(deps: NewsDeps, by: Steward, news: NewsRow, photo: PhotoId, isShown: boolean) {
  const now = deps.surroundings.now();
  return writeNews(
    deps,
    news.id,
    (body) => ({ ...body, photos: body.photos.filter((one) => one !== photo) }),
    async (tx) => {
      if (!isShown) await tx.removeNewsPhoto(photo);
      await tx.audit({ at: now, actor: by.id, action: 'remove-news-photo', subject: photo });
    },
  );
}

/**
 * The photo with faces made unknowable takes the other's place at once, in public too, and the other is kept nowhere [P3]. Another
 * address: what was kept on the way under the old one is asked for no more.
 */
export async function replaceBlurred(
  deps: NewsDeps,
  by: Steward,
  was: NewsPhotoRow,
  webp: DrawnPhoto['webp'],
): Promise<PhotoId | null> {
  const now = deps.surroundings.now();
  const id = PhotoId.parse(deps.surroundings.newId('pho'));
  const written = await writeNews(
    deps,
    was.news,
    // Who covers what somebody else has just covered begins again: else the first one's faces would be back.
    (body) =>
      body.photos.includes(was.id) ? { ...body, photos: body.photos.map((one) => (one === was.id ? id : one)) } : null,
    async (tx) => {
      await tx.addNewsPhoto({ ...was, id, webp: webp.toString('base64'), createdAt: now });
      await tx.replaceInVersions(was.news, was.id, id);
      await tx.removeNewsPhoto(was.id);
      await tx.audit({ at: now, actor: by.id, action: 'blur-news-photo', subject: id });
    },
  );
  return written.ok && written.value.body.photos.includes(id) ? id : null;
}
