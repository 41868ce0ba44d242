import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePng } from '#server/adapters/pictures/png.ts';
import { qrModules, runsOf } from '#server/adapters/pictures/qr.ts';
import { VillageSlug } from '#shared/ids.ts';
import { NO_LIMITS, startHameau, type TestHameau } from '../../support/server.ts';
import { write } from '../../support/store.ts';

const VILLAGE = 'ecole-des-andes';
const FILES = ['qr.svg', 'qr.png', 'poster.pdf', 'table-card.pdf'];
let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(hameau.url + path, { headers });
/** Read to its end: a server that is told to stop waits for those who still read. */
async function whole(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  await response.arrayBuffer();
  return response;
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const village = (file: string) => get(`/v/${VILLAGE}/${file}`);

/** What a camera reads in a picture. */
function readCode(png: Buffer): string | undefined {
  const { w, h, words } = decodePng(png);
  return jsQR(new Uint8ClampedArray(words.buffer), w, h)?.data;
}

/** The unpacked streams of a PDF: drawing, and the letters that its fonts stand for. */
function streamsOf(pdf: Buffer): readonly string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, pdf.indexOf('\nendstream', at))).toString('latin1'));
    } catch {
      // A stream that is not packed: none of those asked for.
    }
  }
  return streams;
}

describe('[S7] the code of a village', () => {
  it('qr.png is a crisp picture that leads to the village', async () => {
    const response = await village('qr.png');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${VILLAGE}-qr.png"`);
    const png = await bytesOf(response);
    const { w, h, words } = decodePng(png);
    expect(w).toBe(h);
    expect(w).toBeGreaterThanOrEqual(1000);
    expect(new Set(words).size).toBe(2);
    expect(readCode(png)).toBe(`${hameau.url}/v/${VILLAGE}`);
  });

  it('brings a link’s code along, and nothing else', async () => {
    expect(readCode(await bytesOf(await village('qr.png?via=abc12345')))).toBe(
      `${hameau.url}/v/${VILLAGE}?via=abc12345`,
    );
    for (const via of ['ABC12345', 'abc', 'abcdefghijklm', 'abc123%0d%0a', '%3Cscript%3E']) {
      expect(readCode(await bytesOf(await village(`qr.png?via=${via}`)))).toBe(`${hameau.url}/v/${VILLAGE}`);
    }
  });

  it('qr.svg has the same modules, with four of quiet round them', async () => {
    const response = await village('qr.svg');
    expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    const svg = await response.text();
    expect(svg).not.toMatch(/<script|on\w+=|href/);
    const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    const { w, words } = decodePng(await bytesOf(await village('qr.png')));
    const px = w / side;
    const dark = new Set<string>();
    for (const [, x = '', y = '', run = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      for (let i = 0; i < Number(run); i++) dark.add(`${Number(x) + i},${y}`);
    }
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        expect(words[(y * px + 1) * w + x * px + 1] === 0xff000000).toBe(dark.has(`${x},${y}`));
        if (Math.min(x, y) < 4 || Math.max(x, y) >= side - 4) expect(dark.has(`${x},${y}`)).toBe(false);
      }
    }
  });
});

describe('[S7] sheets to print', () => {
  it.each([
    ['poster.pdf', 1],
    ['table-card.pdf', 2],
  ])(
    '%s is one sheet of A4 in the language of its address, with its fonts, its picture and its code',
    async (file, codes) => {
      const files = await Promise.all([`${file}`, `${file}?lang=fr`, `${file}?lang=en`].map(village));
      const [plain, french, english] = await Promise.all(files.map(bytesOf));
      if (!plain || !french || !english) throw new Error('no files');
      expect(files[0]?.headers.get('content-type')).toBe('application/pdf');
      expect(files[0]?.headers.get('content-disposition')).toBe(`inline; filename="${VILLAGE}-${file}"`);
      const text = english.toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(text).toContain('/MediaBox [0 0 595.28 841.89]');
      expect(text).toContain('/Lang (en)');
      expect(plain.toString('latin1')).toContain('/Lang (fr)');
      for (const font of ['PixelifySans-SemiBold', 'Nunito-ExtraBold', 'Nunito-SemiBold'])
        expect(text).toContain(`+${font}`);
      expect(text.match(/\/Subtype \/Image/g)).toHaveLength(1);
      expect(english.length).toBeLessThan(1_000_000);
      // Each code is drawn as so many dark bars.
      const bars = runsOf(qrModules(`${hameau.url}/v/${VILLAGE}`)).length;
      const [page = ''] = streamsOf(english).filter((stream) => stream.includes(' re\n'));
      expect(page.match(/ re$/gm)?.length).toBeGreaterThan(codes * bars);
    },
  );

  it('are made once for one village as it is', async () => {
    const [first, again] = [await bytesOf(await village('poster.pdf')), await bytesOf(await village('poster.pdf'))];
    expect(first.equals(again)).toBe(true);
  });
});

describe('[S7] who may print', () => {
  it('whoever has the address, also of a village on no list', async () => {
    const row = await hameau.store.read.village(VillageSlug.parse(VILLAGE));
    if (!row) throw new Error('no village');
    const slug = VillageSlug.parse('classe-de-cm2');
    await write(hameau.store, (tx) => tx.createVillage({ ...row, slug, listed: false }));
    for (const file of FILES)
      expect([file, (await whole(get(`/v/classe-de-cm2/${file}`))).status]).toEqual([file, 200]);
  });

  it('nobody where nothing is', async () => {
    for (const file of FILES) {
      const response = await get(`/v/nowhere/${file}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  it('[security] thirty times in ten minutes from one address', async () => {
    const limited = await startHameau({ rates: { ...NO_LIMITS, printByAddress: { points: 2, seconds: 600 } } });
    try {
      const asked = () => whole(fetch(`${limited.url}/v/${VILLAGE}/poster.pdf`));
      const [one, two, three] = [await asked(), await asked(), await asked()];
      expect([one.status, two.status, three.status]).toEqual([200, 200, 429]);
      expect(Number(three.headers.get('retry-after'))).toBeGreaterThan(0);
      // A code is on every sharing sheet, and a school shares from one address.
      expect((await fetch(`${limited.url}/v/${VILLAGE}/qr.svg`)).status).toBe(200);
    } finally {
      await limited.stop();
    }
  });
});
