import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerAt } from '../../support/buying.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
const PICTURE = `/v/${VILLAGE}/picture.png`;
let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(hameau.url + path, { headers });
async function pictureAt(query: string, headers: Record<string, string> = {}) {
  const response = await get(`${PICTURE}?${query}`, headers);
  const png = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, png, etag: response.headers.get('etag') ?? '' };
}
async function give(seed: number): Promise<void> {
  const buyer = await buyerAt(hameau.url, VILLAGE, 'andes-school', seed);
  const { sessionId } = await buyer.checkout(3);
  const control = (path: string) => fetch(`${hameau.simulator.url}/_control/${path}`, { method: 'POST', body: '{}' });
  await control(`sessions/${sessionId}/pay`);
  await control('deliveries/idle');
}
const seqNow = async () => ((await (await get(`/api/villages/${VILLAGE}`)).json()) as { seq: number }).seq;

describe('[S2] the shared picture over HTTP', () => {
  it.each([
    ['share', 1200, 630],
    ['square', 1080, 1080],
    ['tall', 1080, 1920],
  ])('%s is %i x %i and may be kept while it is true', async (format, w, h) => {
    const { status, headers, png } = await pictureAt(`seq=${await seqNow()}&format=${format}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(headers.get('cache-control')).toBe('public, max-age=86400');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([w, h]);
    expect(png.length).toBeLessThan(300_000);
  });

  it('its address alone decides the language: French unless it says otherwise, whatever the browser asks', async () => {
    const french = await pictureAt('seq=0', { 'Accept-Language': 'en', Cookie: 'lang=en' });
    expect((await pictureAt('seq=0&lang=fr')).png.equals(french.png)).toBe(true);
    expect((await pictureAt('seq=0&lang=xx')).etag).toBe(french.etag);
    expect(french.headers.get('vary') ?? '').not.toMatch(/Cookie|Accept-Language/);
    const english = await pictureAt('seq=0&lang=en');
    expect(english.png.equals(french.png)).toBe(false);
    expect(english.etag).not.toBe(french.etag);
    expect((await pictureAt('seq=0&lang=en', { 'If-None-Match': english.etag })).status).toBe(304);
    expect((await pictureAt('seq=0&lang=fr', { 'If-None-Match': english.etag })).status).toBe(200);
  });

  it('changes with a gift; addresses of before and after it answer with the village as it is', async () => {
    const [before, old] = [await pictureAt(`seq=${await seqNow()}`), await seqNow()];
    await give(71);
    const seq = await seqNow();
    expect(seq).toBeGreaterThan(old);
    const after = await pictureAt(`seq=${seq}`);
    expect(after.png.equals(before.png)).toBe(false);
    for (const other of [old, seq + 100]) {
      const answered = await pictureAt(`seq=${other}`);
      expect([other, answered.status, answered.headers.get('cache-control')]).toEqual([
        other,
        200,
        'public, max-age=30',
      ]);
      expect(answered.png.equals(after.png)).toBe(true);
    }
  });

  it('the first paint of the page has no words: both languages see the same', async () => {
    for (const format of ['phone', 'wide']) {
      const [french, english] = [await pictureAt(`format=${format}`), await pictureAt(`format=${format}&lang=en`)];
      expect(french.png.equals(english.png)).toBe(true);
    }
  });

  it('an unknown format or village is refused', async () => {
    for (const format of ['huge', 'draft', 'print', '__proto__']) {
      expect((await pictureAt(`format=${format}`)).status).toBe(400);
    }
    expect((await get('/v/nowhere/picture.png?format=tall')).status).toBe(404);
  });
});
