import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { WebpOf } from '#server/adapters/mail/letterPhoto.ts';
import type { NewsLetter } from '#server/domain/ports/post.ts';
import { PhotoId } from '#shared/ids.ts';
import { aNewsLetter, sendingTo, sentTo } from '../../support/letters.ts';
import { aMailServer } from '../../support/mailServer.ts';
import { photo } from '../../support/photos.ts';

const mail = aMailServer();

const tell = (letter = aNewsLetter(), webpOf: WebpOf = async () => null) =>
  sentTo(mail().url, letter, 'news:ltr_1', { webpOf });
const headersOf = (source: string) => source.slice(0, source.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
const plain = (source: string) => source.replaceAll('=\r\n', '').replaceAll('=3D', '=');

const webpOf: WebpOf = async () =>
  (
    await sharp(await photo())
      .webp()
      .toBuffer()
  ).toString('base64');

function withPhoto(): NewsLetter {
  const letter = aNewsLetter();
  const shown = { id: PhotoId.parse('pho_of-the-letters-000000'), alt: { fr: 'Un champ', en: 'A field' } };
  return {
    ...letter,
    projects: letter.projects.map((project) => ({
      ...project,
      news: project.news.map((news, i) => (i === 0 ? { ...news, photo: shown } : news)),
    })),
  };
}

describe('[B1] a letter of news over SMTP', () => {
  it('can be stopped by the button of a mail program, and is answered to the association', async () => {
    expect(await tell()).toBe('taken');
    const headers = headersOf(mail().letters[0]?.source ?? '');
    expect(headers).toMatch(
      /^List-Unsubscribe: <https:\/\/village\.example\.org\/stop-letters\/reader-of-the-letters\.signed>$/m,
    );
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(headers).toMatch(/^Message-ID: <news\.ltr_1@village\.example\.org>$/im);
    expect(headers).toMatch(/^Reply-To: .*treasurer@example\.org/m);
    expect(mail().letters[0]?.to).toEqual(['giver@example.org']);
  });

  it('of several associations is answered to none of them: each has its address in it', async () => {
    const [first] = aNewsLetter().projects;
    if (!first) throw new Error('a letter of no project');
    const second = { ...first, association: { name: 'Les Autres', email: 'others@example.org' } };
    await tell(aNewsLetter({ projects: [first, second] }));
    const source = plain(mail().letters[0]?.source ?? '');
    expect(headersOf(source)).not.toMatch(/^Reply-To/im);
    expect(source).toContain('mailto:others@example.org');
    expect(source).toContain('mailto:treasurer@example.org');
  });

  it('reads its photo once for all the letters that show it, and goes without where it is gone', async () => {
    let read = 0;
    const answers = [async () => Promise.reject(new Error('no database')), webpOf];
    const post = sendingTo(mail().url, {
      webpOf: (id) => {
        read += 1;
        return (answers.shift() ?? webpOf)(id);
      },
    });
    await expect(post.carry(withPhoto(), 'news:ltr_1'), 'it waits for the database').rejects.toThrow('no database');
    for (const id of ['news:ltr_1', 'news:ltr_2', 'news:ltr_3']) await post.carry(withPhoto(), id);
    post.close();
    expect(read).toBe(2);
    await tell(withPhoto());
    const pictures = mail().letters.map(({ source }) => plain(source).includes('<img '));
    expect(pictures).toEqual([true, true, true, false]);
  });

  it('[P1] brings its photo with it, small and without where it was taken; it loads nothing and counts nobody', async () => {
    await tell(withPhoto(), webpOf);
    const source = plain(mail().letters[0]?.source ?? '');
    expect(source).toMatch(/Content-ID: <pho_of-the-letters-000000@letter>/i);
    expect(source).toContain('<img src="cid:pho_of-the-letters-000000@letter" alt="Un champ"');
    expect(source).toMatch(/Content-Disposition: inline/i);
    expect(source.match(/<img /g)).toHaveLength(1);
    expect(source).not.toMatch(/src="http|url\(|<link|<script/i);
    expect(source.length).toBeLessThan(200_000);
    const [, base64 = ''] =
      /Content-ID: <pho[^>]+>[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/i.exec(mail().letters[0]?.source ?? '') ?? [];
    const picture = await sharp(Buffer.from(base64, 'base64')).metadata();
    expect(picture).toMatchObject({ format: 'jpeg', width: 640 });
    expect(picture.exif).toBeUndefined();
  });

  it('every address in it is the same for everybody, but for the gift’s place and the one that stops it', async () => {
    await tell(withPhoto(), webpOf);
    const links = [...new Set(plain(mail().letters[0]?.source ?? '').match(/https?:\/\/[^\s"<>]+/g))].map((link) =>
      link.replace('https://village.example.org', ''),
    );
    expect(links.sort()).toEqual([
      '/p/the-well/news/nws_of-the-letters-000000?lang=fr',
      '/p/the-well/news/nws_of-the-letters-000001?lang=fr',
      '/stop-letters/reader-of-the-letters.signed',
      '/stop-letters/reader-of-the-letters.signed?lang=fr',
      '/v/tamoure?gift=plc_of-the-letters-000000&amp;lang=fr',
      '/v/tamoure?gift=plc_of-the-letters-000000&lang=fr',
      '/v/tamoure?gift=plc_of-the-letters-000001&amp;lang=fr',
      '/v/tamoure?gift=plc_of-the-letters-000001&lang=fr',
    ]);
  });
});
