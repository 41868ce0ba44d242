import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectNews } from '#shared/protocol/news.ts';
import { photo, photoOfPhone, WHERE } from '../../support/photos.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, fill, founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

const ALT = { 'alt.fr': 'Deux femmes au puits.', 'alt.en': '', agreed: 'yes' };
const NEWS = { 'title.en': 'The well gives water', 'words.en': 'Since this morning.\n\nThirty families drink.' };

let hameau: TestHameau;
let owner: StewardBrowser;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'owner@example.org');
});
afterAll(() => hameau.stop());

let begun = 0;
/** A published project with one page of news being written. */
async function writing() {
  begun += 1;
  const title = `A well with news ${begun}`;
  const project = await drafted(owner, await founded(owner, `Association of ${title}`), title);
  await owner.post(`${project}/publish`);
  const { to: path } = await owner.post(`${project}/news`);
  return { project, slug: project.split('/').at(-1) ?? '', path };
}
const revisionOf = (page: string) => /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
async function publish(path: string, more: Record<string, string> = {}) {
  return owner.post(`${path}/publish`, { revision: revisionOf((await owner.get(path)).body), ...more });
}
const open = async (path: string) => {
  const response = await fetch(hameau.url + path, { headers: { 'accept-language': 'en' } });
  return { status: response.status, body: await response.text() };
};
const photoIn = (page: string) => /(pho_[\w-]{16,})/.exec(page)?.[1] ?? '';
const bytesAt = async (path: string) => Buffer.from(await (await fetch(hameau.url + path)).arrayBuffer());

describe('news from the field', () => {
  it('[V2] [B1] are written in parts, read by nobody before they are published, and by everybody after', async () => {
    const { project, slug, path } = await writing();
    expect((await owner.get(`${project}/news`)).body).toContain('Without a title yet');
    expect((await publish(path)).status, 'nothing to say yet').toBe(409);
    expect((await fill(owner, path, { ...NEWS, 'step.water': 'yes' })).to).toBe(`${path}?saved=1`);
    expect((await open(`/p/${slug}/news`)).body).not.toContain(NEWS['title.en']);
    expect((await publish(path)).to).toBe(`${path}?saved=1`);
    const list = await open(`/p/${slug}/news`);
    expect(list.body).toContain(NEWS['title.en']);
    const id = path.split('/').at(-1) ?? '';
    const page = await open(`/p/${slug}/news/${id}`);
    expect(page.body).toContain('<p lang="en">Thirty families drink.</p>');
    expect(page.body).toContain('<strong>The well: done</strong>');
    expect(page.body, '[P2]').toContain(`/report?subject=project&amp;id=${slug}`);
    const told = ProjectNews.parse(JSON.parse((await open(`/api/projects/${slug}/news`)).body));
    expect(told.news).toMatchObject([{ id, deliveries: [{ kind: 'step', step: 'water' }] }]);
    expect((await open(`/p/guinea-village/news/${id}`)).status, 'of another project').toBe(404);
  });

  it('[V2] say what is missing, and what was published stays as it is until the correction is', async () => {
    const { slug, path } = await writing();
    await fill(owner, path, { ...NEWS, happenedOn: '2999-01-01' });
    expect((await owner.get(path)).body).toContain('This day has not come yet.');
    await fill(owner, path, { happenedOn: '2026-11-20' });
    await publish(path);
    await fill(owner, path, { 'title.en': 'The well gives clear water' });
    expect((await open(`/p/${slug}/news`)).body).toContain(NEWS['title.en']);
    await publish(path);
    const corrected = (await open(`/p/${slug}/news`)).body;
    expect(corrected).toContain('The well gives clear water');
    const page = (await owner.get(path)).body;
    await owner.post(`${path}/withdraw`, { revision: revisionOf(page) });
    expect((await open(`/p/${slug}/news`)).body).toContain('No news yet');
    expect((await owner.get(path)).body).toContain('These news are withdrawn.');
  });

  it('[V2] a double click publishes once; a moment to come waits for its moment', async () => {
    const { slug, path } = await writing();
    await fill(owner, path, NEWS);
    expect((await publish(path, { at: '2020-01-01T09:00' })).status).toBe(409);
    expect((await publish(path, { at: '2999-01-01T09:00' })).status, 'what is scheduled is seen by nobody').toBe(303);
    expect((await owner.get(path)).body).toContain('1 January 2999, 09:00 (UTC)');
    expect((await open(`/p/${slug}/news`)).body).toContain('No news yet');
    const revision = revisionOf((await owner.get(path)).body);
    const both = await Promise.all([1, 2].map(() => owner.post(`${path}/publish`, { revision })));
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('[P1] [P3] a photo keeps nothing of its camera, and a face that was covered can be had from nowhere', async () => {
    const { slug, path } = await writing();
    await fill(owner, path, NEWS);
    expect((await owner.send(`${path}/photos`, await photo(), { ...ALT, agreed: '' })).status).toBe(422);
    expect((await owner.send(`${path}/photos`, await photoOfPhone(), ALT)).to).toBe(`${path}?saved=1`);
    const was = photoIn((await owner.get(path)).body);
    expect((await fetch(`${hameau.url}/photos/${was}.webp`)).status, 'not published').toBe(404);
    await publish(path);
    const before = await bytesAt(`/photos/${was}.webp`);
    for (const secret of [...Object.values(WHERE), 'Exif', 'GPS', 'EXIF']) expect(before.includes(secret)).toBe(false);
    const covered = await owner.post(`${path}/photos/${was}/cover`, { square: ['0-0', '11-11'] });
    const now = photoIn(covered.to);
    expect(now).not.toBe(was);
    expect((await fetch(`${hameau.url}/photos/${was}.webp`)).status).toBe(404);
    expect((await owner.get(`${path}/photos/${was}/photo.webp`)).status).toBe(404);
    expect((await open(`/p/${slug}/news`)).body).toContain(`/photos/${now}.webp`);
    const after = sharp(await bytesAt(`/photos/${now}.webp`));
    const { width, height } = await after.metadata();
    const corner = { left: 2, top: 2, width: Math.floor(width / 12) - 6, height: Math.floor(height / 12) - 6 };
    const { channels } = await sharp(await after.extract(corner).png().toBuffer()).stats();
    // One colour, but for what the file format rounds.
    for (const { stdev } of channels.slice(0, 3)) expect(stdev).toBeLessThan(3);
    const rows = await hameau.store.read.newsPhotos((await hameau.store.read.newsPhoto(now as never))?.news as never);
    expect(rows.map(({ id }) => id)).toEqual([now]);
  });
});
