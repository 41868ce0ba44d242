import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photo, photoOfPhone, WHERE } from '../../support/photos.ts';
import { NO_LIMITS, startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

const WORDS = { 'alt.fr': 'Deux femmes au puits.', 'alt.en': 'Two women at the well.', agreed: 'yes' };
const NOTHING = new Uint8Array();

let hameau: TestHameau;
let owner: StewardBrowser;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'owner@example.org');
});
afterAll(() => hameau.stop());

let begun = 0;
async function project() {
  begun += 1;
  const title = `A well with a photo ${begun}`;
  const path = await drafted(owner, await founded(owner, `Association of ${title}`), title);
  return { path, slug: path.split('/').at(-1) ?? '' };
}

const bytesAt = async (path: string) => Buffer.from(await (await fetch(hameau.url + path)).arrayBuffer());
const pageOf = async (slug: string, language = 'en') =>
  (await fetch(`${hameau.url}/p/${slug}?lang=${language}`)).text();
const addressIn = (page: string) => /\/photos\/pho_[\w-]+\.webp/.exec(page)?.[0] ?? null;
const draftedIn = (page: string) => /photo\.webp\?of=(pho_[\w-]+)/.exec(page)?.[1] ?? null;

describe('[P3] the photo of a project', () => {
  it('[K3] is seen by its stewards at once, and by everybody after the next publishing and not before', async () => {
    const { path, slug } = await project();
    expect((await owner.send(`${path}/photo`, await photo(), WORDS)).to).toBe(`${path}/photo?saved=1`);
    const shown = (await owner.get(`${path}/photo`)).body;
    expect(shown).toContain('alt="Two women at the well." width="640" height="480"');
    expect(shown).toContain('Nobody else sees this photo yet');
    expect((await owner.get(path)).body).toContain(`photo.webp?of=${draftedIn(shown)}`);
    const before = await fetch(`${hameau.url}/photos/${draftedIn(shown)}.webp`);
    expect(before.status).toBe(404);
    await owner.post(`${path}/publish`);
    const page = await pageOf(slug);
    expect(page).toContain('alt="Two women at the well." width="640" height="480" loading="lazy"');
    expect(await pageOf(slug, 'fr')).toContain('alt="Deux femmes au puits."');
    const village = await (await fetch(`${hameau.url}/v/${slug}?lang=en`)).text();
    expect(addressIn(village)).toBe(addressIn(page));
    const served = await fetch(hameau.url + addressIn(page));
    expect(served.headers.get('content-type')).toBe('image/webp');
    expect(served.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await owner.get(`${path}/photo`)).body).toContain('Everybody sees this photo.');
  });

  it('[P1] nothing of where and by whom it was taken can be had from any address', async () => {
    const { path, slug } = await project();
    await owner.send(`${path}/photo`, await photoOfPhone(), WORDS);
    await owner.post(`${path}/publish`);
    const address = addressIn(await pageOf(slug)) ?? '';
    const pages = [path, `${path}/photo`, `${path}/photo.webp`, `${path}/file`, `${path}/project.yaml`];
    const seen = await Promise.all(pages.map(async (one) => (await owner.get(one)).body));
    const all = [address, `/p/${slug}`, `/v/${slug}`, `/api/projects/${slug}`, `/api/v1/projects/${slug}`];
    const open = await Promise.all(all.map(async (one) => (await bytesAt(one)).toString('latin1')));
    for (const text of [...seen, ...open]) {
      for (const secret of [...Object.values(WHERE), 'Exif', 'GPS', 'xmpmeta', 'ICCP', 'EXIF']) {
        expect(text.includes(secret), secret).toBe(false);
      }
    }
    // Not in what is kept either: a backup may be lost.
    const { photo: row } = (await hameau.store.read.projects()).find((one) => one.slug === slug) ?? {};
    const kept = row && (await hameau.store.read.photo(row.id));
    expect(Buffer.from(kept?.webp ?? '', 'base64')).toEqual(await bytesAt(address));
  });

  it('is replaced, said in other words and taken away; what is public follows the publishing, and what is old is gone', async () => {
    const { path, slug } = await project();
    await owner.send(`${path}/photo`, await photo(), WORDS);
    await owner.post(`${path}/publish`);
    const first = addressIn(await pageOf(slug)) ?? '';
    const other = { 'alt.fr': 'Le puits.', 'alt.en': 'The well.' };
    expect((await owner.send(`${path}/photo`, NOTHING, other)).to).toContain('saved=1');
    expect((await owner.get(path)).body).toContain('<li>The photo</li>');
    expect(await pageOf(slug)).toContain('alt="Two women at the well."');
    expect((await fetch(hameau.url + first)).status).toBe(200);
    await owner.post(`${path}/publish`);
    expect(await pageOf(slug)).toContain('alt="The well."');
    expect((await fetch(hameau.url + first)).status, 'the words made another one of it').toBe(404);
    const second = addressIn(await pageOf(slug)) ?? '';
    expect((await owner.post(`${path}/photo/remove`)).to).toContain('saved=1');
    expect((await fetch(hameau.url + second)).status, 'still public').toBe(200);
    await owner.post(`${path}/publish`);
    expect(addressIn(await pageOf(slug))).toBeNull();
    expect((await fetch(hameau.url + second)).status).toBe(404);
  });

  it('a file of the project does not carry it, and importing one leaves it as it is', async () => {
    const { path, slug } = await project();
    await owner.send(`${path}/photo`, await photo(), WORDS);
    await owner.post(`${path}/publish`);
    const before = addressIn(await pageOf(slug));
    const file = (await owner.get(`${path}/project.yaml`)).body;
    expect(file).not.toMatch(/photo:|pho_/);
    await owner.post(`${path}/file`, { file: file.replaceAll('They dig.', 'They dig deep.') });
    expect((await owner.get(`${path}/photo`)).body).toContain('Two women at the well.');
    await owner.post(`${path}/publish`);
    expect(await pageOf(slug)).toContain('They dig deep.');
    expect(addressIn(await pageOf(slug))).toBe(before);
  });

  it('[K3] publishing while another photo is being chosen shows one of the two, whole', async () => {
    const { path, slug } = await project();
    await owner.send(`${path}/photo`, await photo(), WORDS);
    await owner.post(`${path}/publish`);
    for (let n = 0; n < 8; n++) {
      const other = { 'alt.fr': `Puits ${n}`, 'alt.en': `Well ${n}` };
      const asked = [owner.send(`${path}/photo`, NOTHING, other), owner.post(`${path}/publish`)];
      const answers = await Promise.all(n % 2 ? asked : asked.reverse());
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      expect((await fetch(hameau.url + addressIn(await pageOf(slug)))).status).toBe(200);
    }
    await owner.post(`${path}/publish`);
    expect(await pageOf(slug)).toContain('alt="Well 7"');
  });

  it('a draft that is thrown away takes its photo along', async () => {
    const { path } = await project();
    await owner.send(`${path}/photo`, await photo(), WORDS);
    const id = draftedIn((await owner.get(`${path}/photo`)).body);
    await owner.post(`${path}/discard`);
    expect(await hameau.store.read.photo(id as never)).toBeNull();
  });

  it.each([
    ['no photo', NOTHING, {}, 422, 'Choose a photo.'],
    ['no word for those who cannot see it', photo, { 'alt.en': ' ' }, 422, 'in both languages'],
    ['nobody’s yes', photo, { agreed: '' }, 422, 'only when the people in it have agreed'],
    ['a script in an SVG', Buffer.from('<svg onload="alert(1)"></svg>'), {}, 422, 'Only JPEG, PNG and WebP'],
    ['words', Buffer.from('hello'), {}, 422, 'This file is no photo.'],
    ['a photo of 40 MB', Buffer.alloc(40 * 1024 * 1024, 7), {}, 413, 'larger than 15 MB'],
  ] as const)(
    '[security] %s is refused in kind words, and what was written stays',
    async (_what, file, change, status, words) => {
      const { path } = await project();
      const sent = typeof file === 'function' ? await file() : file;
      const refused = await owner.send(`${path}/photo`, sent, { ...WORDS, ...change });
      expect(refused.status).toBe(status);
      expect(refused.body).toContain(words);
      expect(refused.body).toContain('Deux femmes au puits.');
      expect((await owner.get(`${path}/photo`)).body).not.toContain('photo.webp');
    },
  );

  it('[security] is drawn twenty times in ten minutes for a steward', async () => {
    const limited = await startHameau({ rates: { ...NO_LIMITS, pictureBySteward: { points: 1, seconds: 600 } } });
    try {
      const busy = await signedIn(limited, 'busy@example.org');
      const path = await drafted(busy, await founded(busy, 'Busy'), 'A busy well');
      const send = async () => (await busy.send(`${path}/photo`, await photo(), WORDS)).status;
      expect([await send(), await send()]).toEqual([303, 429]);
    } finally {
      await limited.stop();
    }
  });

  it('[security] another association sees nothing of it', async () => {
    const { path } = await project();
    await owner.send(`${path}/photo`, await photo(), WORDS);
    const rival = await signedIn(hameau, 'rival@example.org');
    await founded(rival, 'Rivals');
    const seen = await Promise.all([rival.get(`${path}/photo.webp`), rival.post(`${path}/photo/remove`)]);
    expect(seen.map(({ status }) => status)).toEqual([404, 404]);
    expect((await owner.get(`${path}/photo`)).body).toContain('photo.webp');
  });
});
