import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NewsId, PhotoId } from '#shared/ids.ts';
import { ProjectNews } from '#shared/protocol/news.ts';
import { detailIn, photo, photoOfPhone, WHERE } from '../../support/photos.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, fill, founded, revisionOf, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

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
async function publish(path: string, more: Record<string, string> = {}) {
  return owner.post(`${path}/publish`, { revision: revisionOf((await owner.get(path)).body), ...more });
}
const open = async (path: string) => {
  const response = await fetch(hameau.url + path, { headers: { 'accept-language': 'en' } });
  return { status: response.status, body: await response.text() };
};
const photoIn = (page: string) => /(pho_[\w-]{16,})/.exec(page)?.[1] ?? '';
/** A picture full of detail everywhere, as faces in a crowd. */
const crowd = (width = 600, height = 480, sigma = 60): Promise<Buffer> => {
  const noise = { type: 'gaussian', mean: 128, sigma } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
};

/** of a photo, large and small, as anybody is answered */
const statuses = (id: string) =>
  Promise.all(
    [`/photos/${id}.webp`, `/photos/${id}/small.webp`].map(async (at) => (await fetch(hameau.url + at)).status),
  );
const bytesAt = async (path: string) => Buffer.from(await (await fetch(hameau.url + path)).arrayBuffer());

describe('news from the field', () => {
  it('[V2] [B1] are written in parts, read by nobody before they are published, and by everybody after', async () => {
    const { project, slug, path } = await writing();
    expect((await owner.get(`${project}/news`)).body).toContain('Without a title yet');
    expect((await publish(path)).status, 'nothing to say yet').toBe(409);
    expect((await fill(owner, path, { ...NEWS, 'step.water': 'yes' })).to).toBe(`${path}?saved=1`);
    const preview = (await owner.get(path)).body.split('As it will be read')[1] ?? '';
    expect(preview).toContain('<strong>The well: done</strong>');
    expect((await open(`/p/${slug}/news`)).body).not.toContain(NEWS['title.en']);
    expect((await publish(path)).to).toBe(`${path}?saved=1`);
    const list = await open(`/p/${slug}/news`);
    expect(list.body).toContain(NEWS['title.en']);
    const id = path.split('/').at(-1) ?? '';
    const page = await open(`/p/${slug}/news/${id}`);
    expect(page.body).toContain('<p lang="en">Thirty families drink.</p>');
    expect(page.body).toContain('<strong>The well: done</strong>');
    expect(page.body, '[P2]').toContain(`/report?subject=news&amp;id=${id}`);
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
    expect((await owner.get(path)).body).toContain(
      '1 January 2999 at 09:00 (Europe/Paris, Central European Standard Time)',
    );
    expect((await open(`/p/${slug}/news`)).body).toContain('No news yet');
    const revision = revisionOf((await owner.get(path)).body);
    const both = await Promise.all([1, 2].map(() => owner.post(`${path}/publish`, { revision })));
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('[K15] a moment is chosen by the association’s own clock, and shown with its name', async () => {
    const { project, path } = await writing();
    await fill(owner, path, { ...NEWS, happenedOn: '2026-09-01' });
    const zone = (name: string) => owner.post(`${project}/zone`, { zone: name });
    expect((await owner.get(`${project}/news`)).body).toContain('<option selected>Europe/Paris</option>');
    expect((await zone('Europe/Nowhere')).status).toBe(400);
    expect((await zone('America/Lima')).to).toBe(`${project}/news?saved=1`);
    const form = await owner.get(path);
    expect(form.body).toContain('by the clock of America/Lima');
    expect((await publish(path, { at: '2999-02-30T09:00' })).status, 'no such day').toBe(409);
    expect((await publish(path, { at: '2998-12-31T20:30' })).status).toBe(303);
    const page = (await owner.get(path)).body;
    expect(page).toContain('31 December 2998 at 20:30 (America/Lima, Peru Standard Time)');
    expect(page).toContain('value="2998-12-31T20:30"');
    const row = (await hameau.store.read.newsRow(NewsId.parse(path.split('/').at(-1))))?.publishAt;
    expect(row).toBe(Date.parse('2999-01-01T01:30:00Z'));
    await zone('UTC');
    expect((await owner.get(path)).body, 'the same instant').toContain('1 January 2999 at 01:30 (UTC');
  });

  it('[K12] the form says what may still be told of, and after publishing who hears of it and what can be done', async () => {
    const { slug, path } = await writing();
    await fill(owner, path, { ...NEWS, 'step.water': 'yes' });
    const before = (await owner.get(path)).body;
    expect(before).toContain('The well: not reached yet: no gift comes alive with it');
    expect(before).toContain('No gift is delivered by it.');
    expect(before).toContain('One village hears of it.');
    await publish(path);
    await hameau.hameau.settle();
    const done = (await owner.get(`${path}?saved=1`)).body;
    expect(done).toContain('Published. The village has heard of it.');
    expect(done).not.toContain('Saved.');
    for (const way of [`/p/${slug}/news/${path.split('/').at(-1)}?lang=en`, '#f-title-en', '#news-end']) {
      expect(done).toContain(`href="${way}"`);
    }
    expect((await owner.get(path)).body, 'said once').not.toContain('Published. The village');
  });

  it('[P1] a photo keeps nothing of its camera, wherever it is asked for', async () => {
    const { path } = await writing();
    await fill(owner, path, NEWS);
    expect((await owner.send(`${path}/photos`, await photo(), { ...ALT, agreed: '' })).status).toBe(422);
    expect((await owner.send(`${path}/photos`, await photo(), { ...ALT, 'alt.fr': '' })).status).toBe(422);
    expect((await owner.send(`${path}/photos`, await photoOfPhone(), ALT)).to).toBe(`${path}?saved=1`);
    const [, preview = ''] = (await owner.get(path)).body.split('As it will be read');
    expect(preview, 'as its readers will see it').toMatch(
      /<img class="page-photo" src="[^"]*\/photos\/pho_[\w-]+\/photo\.webp"/,
    );
    const id = photoIn((await owner.get(path)).body);
    expect(await statuses(id), 'not published').toEqual([404, 404]);
    await publish(path);
    const shown = await bytesAt(`/photos/${id}.webp`);
    const small = await bytesAt(`/photos/${id}/small.webp`);
    const kept = Buffer.from((await hameau.store.read.newsPhoto(PhotoId.parse(id)))?.webp ?? '', 'base64');
    for (const bytes of [shown, small, kept]) {
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      for (const secret of [...Object.values(WHERE), 'Exif', 'GPS']) expect(bytes.includes(secret), secret).toBe(false);
    }
    await owner.post(`${path}/photos/${id}/remove`);
    expect(await statuses(id), 'until the correction').toEqual([200, 200]);
    await publish(path);
    expect(await statuses(id)).toEqual([404, 404]);
    expect(await hameau.store.read.newsPhoto(PhotoId.parse(id))).toBeNull();
  });

  it('[P3] a face that was covered can be had from nowhere', async () => {
    const { slug, path } = await writing();
    await fill(owner, path, NEWS);
    await owner.send(`${path}/photos`, await crowd(), ALT);
    await publish(path);
    const was = photoIn((await owner.get(path)).body);
    for (const at of [`/photos/${was}.webp`, `/photos/${was}/small.webp`]) {
      expect(await detailIn(await bytesAt(at), '0-0'), at).toBeGreaterThan(20);
    }
    const covered = await owner.post(`${path}/photos/${was}/cover`, { square: ['0-0', '11-11'] });
    const now = photoIn(covered.to);
    expect(now).not.toBe(was);
    expect(await statuses(was)).toEqual([404, 404]);
    for (const address of [`/photos/${was}.webp?again`, `/photos/${was}/small.webp?again`]) {
      expect((await fetch(hameau.url + address)).status).toBe(404);
    }
    expect((await owner.get(`${path}/photos/${was}/photo.webp`)).status).toBe(404);
    expect((await owner.post(`${path}/photos/${was}/cover`, { square: '3-3' })).status, 'an old page').toBe(404);
    expect((await open(`/p/${slug}/news`)).body).toContain(`/photos/${now}.webp`);
    // One colour, but for what the file format rounds.
    for (const at of [`/photos/${now}.webp`, `/photos/${now}/small.webp`]) {
      expect(await detailIn(await bytesAt(at), '0-0'), at).toBeLessThan(3);
    }
    expect(await hameau.store.read.newsPhoto(PhotoId.parse(was))).toBeNull();
    expect((await owner.post(`${path}/photos/${now}/cover`, { square: '12-0' })).status).toBe(400);
    await owner.post(`${path}/withdraw`, { revision: revisionOf((await owner.get(path)).body) });
    expect(await statuses(now), 'withdrawn').toEqual([404, 404]);
  });

  it('[K13] [B1] panels of the game are given a small photo, with everything that is on it', async () => {
    const { slug, path } = await writing();
    await fill(owner, path, NEWS);
    await owner.send(`${path}/photos`, await crowd(1600, 1200, 20), ALT);
    await publish(path);
    const { news } = ProjectNews.parse(JSON.parse((await open(`/api/projects/${slug}/news`)).body));
    const [told] = news[0]?.photos ?? [];
    if (!told) throw new Error('no photo');
    const [large, small] = await Promise.all([told.address, told.small].map(bytesAt));
    if (!large || !small) throw new Error('nothing was sent');
    const { width, height, format } = await sharp(small).metadata();
    expect([width, height, format]).toEqual([640, 480, 'webp']);
    expect(small.length).toBeLessThan(64_000);
    expect(large.length).toBeGreaterThan(2 * small.length);
    expect((await fetch(hameau.url + told.small)).headers.get('cache-control'), 'faces may be covered').toBe(
      'public, max-age=60',
    );
  });
});
