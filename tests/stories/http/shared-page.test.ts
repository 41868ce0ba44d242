import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerAt } from '../../support/buying.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

/** As the networks and messengers come: without script, cookies or a language, and with a limit to what they read. */
const CRAWLERS = {
  Facebook: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  X: 'Twitterbot/1.0',
  LinkedIn: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  WhatsApp: 'WhatsApp/2.23.20.0',
  Telegram: 'TelegramBot (like TwitterBot)',
  Bluesky: 'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)',
  Mastodon: 'Mastodon/4.4.0 (http.rb/5.2.0; +https://example.social/) Bot',
  Slack: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  Signal: 'WhatsApp',
  Google: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
} as const;
/** Facebook reads no further. */
const READ_BYTES = 300 * 1024;

async function crawl(path: string, userAgent: string) {
  const response = await fetch(hameau.url + path, { headers: { 'User-Agent': userAgent, 'Accept-Encoding': 'gzip' } });
  const read = Buffer.from(await response.arrayBuffer())
    .subarray(0, READ_BYTES)
    .toString();
  const head = read.slice(0, read.indexOf('</head>'));
  const tag = (name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(head)?.[1]?.replaceAll('&amp;', '&') ?? null;
  return { status: response.status, headers: response.headers, read, head, tag };
}

const pictureAt = async (address: string) => {
  const response = await fetch(address);
  const png = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), png };
};

describe('[S1] the page behind a shared link', () => {
  it.each(Object.entries(CRAWLERS))('%s finds title, words and a picture that it can show', async (_network, agent) => {
    for (const path of [`/v/${VILLAGE}`, '/p/andes-school', `/v/${VILLAGE}?via=abcdefgh&fbclid=x`]) {
      const { status, headers, tag } = await crawl(path, agent);
      expect([status, headers.get('content-type'), headers.getSetCookie()]).toEqual([
        200,
        'text/html; charset=utf-8',
        [],
      ]);
      expect(tag('og:title')).toBeTruthy();
      expect(tag('og:description')).toBeTruthy();
      expect(tag('og:url'), 'the address without what followed a click').toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/[pv]\/[\w-]+$/,
      );
      expect(tag('twitter:card')).toBe('summary_large_image');
      expect([tag('og:image:width'), tag('og:image:height'), tag('og:image:type')]).toEqual([
        '1200',
        '630',
        'image/png',
      ]);
      expect(tag('og:image:alt')).toBeTruthy();
      const picture = await pictureAt(tag('og:image') ?? '');
      expect([picture.status, picture.type]).toEqual([200, 'image/png']);
      expect([picture.png.readUInt32BE(16), picture.png.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(picture.png.length).toBeLessThan(300_000);
    }
  });

  it('names itself in both languages, and each of those pages speaks that language', async () => {
    const { head } = await crawl(`/v/${VILLAGE}`, CRAWLERS.Google);
    for (const language of ['fr', 'en']) {
      const [, address = ''] = new RegExp(`rel="alternate" hreflang="${language}" href="([^"]*)"`).exec(head) ?? [];
      const page = await (await fetch(address)).text();
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(`<link rel="canonical" href="${address}">`);
    }
  });

  it('says what it offers to machines, and nothing about anybody', async () => {
    const { read } = await crawl(`/v/${VILLAGE}?lang=en`, CRAWLERS.Google);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(read) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@context': 'https://schema.org',
      name: 'A school in Qenqopampa',
      potentialAction: { '@type': 'DonateAction' },
    });
  });

  it('changes its picture with a gift, and the one that was shared before still answers', async () => {
    const before = (await crawl(`/v/${VILLAGE}`, CRAWLERS.Facebook)).tag('og:image') ?? '';
    const old = await pictureAt(before);
    const { sessionId } = await (await buyerAt(hameau.url, VILLAGE, 'andes-school', 5)).checkout(2);
    const control = (path: string) => fetch(`${hameau.simulator.url}/_control/${path}`, { method: 'POST', body: '{}' });
    await control(`sessions/${sessionId}/pay`);
    await control('deliveries/idle');
    const after = (await crawl(`/v/${VILLAGE}`, CRAWLERS.Facebook)).tag('og:image') ?? '';
    expect(after).not.toBe(before);
    expect((await pictureAt(after)).png.equals(old.png)).toBe(false);
    expect((await pictureAt(before)).status).toBe(200);
  });

  it('is written once: who holds it is told so, and every encoding says the same', async () => {
    const plain = await fetch(`${hameau.url}/v/${VILLAGE}`, { headers: { 'Accept-Encoding': 'identity' } });
    const words = await plain.text();
    const etag = plain.headers.get('etag') ?? '';
    for (const encoding of ['br', 'gzip']) {
      const packed = await fetch(`${hameau.url}/v/${VILLAGE}`, { headers: { 'Accept-Encoding': encoding } });
      expect([packed.headers.get('content-encoding'), packed.headers.get('etag')]).toEqual([encoding, etag]);
      expect(await packed.text()).toBe(words);
    }
    const known = await fetch(`${hameau.url}/v/${VILLAGE}`, { headers: { 'If-None-Match': etag } });
    expect(known.status).toBe(304);
    expect((await fetch(`${hameau.url}/v/${VILLAGE}?lang=fr`, { headers: { 'If-None-Match': etag } })).status).toBe(
      200,
    );
  });

  it('where nothing is, says so and shows what else there is; a project that is over says so and stays', async () => {
    for (const path of ['/v/nothing-here', '/p/nothing-here', '/v/No_Slug!']) {
      const { status, read, tag } = await crawl(`${path}?lang=en`, CRAWLERS.Google);
      expect([status, tag('robots')]).toEqual([404, 'noindex']);
      expect(read).toContain('href="/v/ecole-des-andes"');
    }
    const { store } = hameau;
    await store.tx(async (tx) => {
      await tx.setArchived('tea-rights' as never, 1);
      return { ok: true, value: null };
    });
    const over = await crawl('/p/tea-rights?lang=en', CRAWLERS.Google);
    expect([over.status, over.read.includes('This project is over')]).toEqual([200, true]);
    expect(over.read, 'nobody founds a village for it').not.toContain('/p/tea-rights/found');
    expect((await crawl('/v/collines-de-the?lang=en', CRAWLERS.Google)).read).toContain('This project is over');
  });
});
