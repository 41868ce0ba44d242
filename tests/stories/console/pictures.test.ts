import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePng } from '#server/adapters/pictures/png.ts';
import { Atlas } from '#shared/catalogue/atlas.ts';
import { writeVoxFile } from '#shared/vox/format.ts';
import { chunkTypes, pngFile, RGBA8 } from '../../support/pngFiles.ts';
import { NO_LIMITS, startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, fill, founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'owner@example.org');
});
afterAll(() => hameau.stop());

const drawing = () => pngFile(32, 32, RGBA8, (x, y) => (x + y < 12 ? [0, 0, 0, 0] : [171, 57, 63, 255]));
const bytesOf = async (path: string) => Buffer.from(await (await fetch(hameau.url + path)).arrayBuffer());

async function drawn(title: string) {
  const path = await drafted(owner, await founded(owner, `Association of ${title}`), title);
  const sent = await owner.send(`${path}/gifts/hens/picture`, drawing(), { w: '1', d: '1' });
  expect(sent.to).toContain('saved=1');
  const [picture = ''] = /pic_[\w-]+/.exec((await owner.get(`${path}/gifts`)).body) ?? [];
  return { path, picture, slug: path.split('/').at(-1) ?? '' };
}

describe('a gift’s picture that an association drew', () => {
  it('is kept as pixels and nothing else, and stands in the atlas of its village beside everybody’s', async () => {
    const { path, picture, slug } = await drawn('A drawn well');
    expect(new Set(chunkTypes(await bytesOf(`/own-pictures/${picture}.png`)))).toEqual(
      new Set(['IHDR', 'IDAT', 'IEND']),
    );
    expect((await owner.post(`${path}/publish`)).to).toContain('published=1');
    const page = await (await fetch(`${hameau.url}/v/${slug}`)).text();
    const [assets = ''] = new RegExp(`/own/${slug}/[0-9a-f]+`).exec(page) ?? [];
    const atlas = Atlas.parse(JSON.parse((await bytesOf(`${assets}/atlas.json`)).toString()));
    const { frame, plots } = atlas.frames[picture] ?? {};
    expect(plots).toEqual({ w: 1, d: 1 });
    expect(atlas.frames.hens).toBeDefined();
    const { w, h, words } = decodePng(await bytesOf(`${assets}/atlas.png`));
    expect({ w, h }).toEqual(atlas.meta.size);
    expect(Math.max(w, h), 'for the processors of old telephones').toBeLessThanOrEqual(2048);
    const middle = words[((frame?.y ?? 0) + 20) * w + (frame?.x ?? 0) + 20] ?? 0;
    expect((middle & 0xffffff).toString(16)).toBe('3f39ab');
    expect((await fetch(`${hameau.url}${assets}/sprites/hens.png`)).status).toBe(200);
    expect(page).toContain(`/own-pictures/${picture}.png`);
  });

  it('may be a model of MagicaVoxel, drawn as ours are', async () => {
    const path = await drafted(owner, await founded(owner, 'Voxels'), 'A voxel well');
    const voxels = Array.from({ length: 512 }, (_, i) => ({
      x: i % 8,
      y: Math.floor(i / 8) % 8,
      z: Math.floor(i / 64),
      colour: 1,
    }));
    const model = writeVoxFile({ w: 8, d: 8, h: 8, voxels, colours: [[218, 96, 70]] });
    expect((await owner.send(`${path}/gifts/hens/picture`, model, { w: '1', d: '1' })).to).toContain('saved=1');
    const [picture = ''] = /pic_[\w-]+/.exec((await owner.get(`${path}/gifts`)).body) ?? [];
    const { w, h, words } = decodePng(await bytesOf(`/own-pictures/${picture}.png`));
    expect(Math.min(w, h)).toBeGreaterThan(10);
    // Lit from the upper left: its sides are not of one colour.
    expect(new Set(words).size).toBeGreaterThan(3);
  });

  it('[K3] shows in the preview before anything is public', async () => {
    const { path } = await drawn('A previewed well');
    const before = await owner.get(`${path}/preview.png`);
    await fill(owner, `${path}/gifts/hens`, { sprite: 'hens' });
    const after = await owner.get(`${path}/preview.png`);
    for (const { status, type } of [before, after])
      expect({ status, type }).toEqual({ status: 200, type: 'image/png' });
    expect(after.body).not.toBe(before.body);
  });

  it('[K3] the preview leads to its full size by a plain link', async () => {
    const { path } = await drawn('A well to look at');
    const { body } = await owner.get(path);
    const link =
      /<a [^>]*href="([^"]+)"><img class="console-preview" src="([^"]+)"[^>]*> <span>([^<]+)<\/span><\/a>/.exec(body);
    const [, href = '', src = '', words = ''] = link ?? [];
    expect(words).toBe('See the picture in full size');
    expect(href).toBe(src);
    const { status, type } = await owner.get(href);
    expect({ status, type }).toEqual({ status: 200, type: 'image/png' });
  });

  it.each([
    ['a script in an SVG', Buffer.from('<svg onload="alert(1)"></svg>'), 'Only PNG and .vox'],
    ['words', Buffer.from('hello'), 'no picture'],
    ['a board', pngFile(8, 8, RGBA8, () => [1, 2, 3, 255]), 'like a board'],
    ['a photo of 40 MB', Buffer.alloc(40 * 1024 * 1024, 7), 'larger than 2 MB'],
  ])('[security] %s is refused in kind words, and what was written stays', async (_what, file, words) => {
    const path = await drafted(owner, await founded(owner, 'Refusing'), 'A refusing well');
    const refused = await owner.send(`${path}/gifts/hens/picture`, file, { w: '1', d: '1' });
    expect(refused.status).toBeGreaterThanOrEqual(413);
    expect(refused.body).toContain(words);
    expect((await owner.get(`${path}/gifts/hens`)).body).toContain('value="hens" checked');
  });

  it('[security] are read twenty in ten minutes for a steward: each takes its time of everybody', async () => {
    const limited = await startHameau({ rates: { ...NO_LIMITS, pictureBySteward: { points: 2, seconds: 600 } } });
    try {
      const busy = await signedIn(limited, 'busy@example.org');
      const path = await drafted(busy, await founded(busy, 'Busy'), 'A busy well');
      const send = () => busy.send(`${path}/gifts/hens/picture`, drawing(), { w: '1', d: '1' });
      expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([303, 303, 429]);
    } finally {
      await limited.stop();
    }
  });

  it('[security] the picture of another association is none for this one', async () => {
    const { picture } = await drawn('A first drawn well');
    const rival = await signedIn(hameau, 'rival@example.org');
    const path = await drafted(rival, await founded(rival, 'Rivals'), 'A rival well');
    await fill(rival, `${path}/gifts/hens`, { sprite: picture });
    expect((await rival.get(`${path}/gifts/hens`)).body).toContain('no such picture');
    expect((await rival.post(`${path}/publish`)).status).toBe(409);
  });
});
