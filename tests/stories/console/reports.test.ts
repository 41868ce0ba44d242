import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NewsId } from '#shared/ids.ts';
import { foundVillageBy } from '../../support/founding.ts';
import { DEFAULT_RATES, NO_LIMITS, startHameau, type TestHameau } from '../../support/server.ts';
import {
  drafted,
  fill,
  founded,
  joined,
  revisionOf,
  type StewardBrowser,
  signedIn,
  stewardBrowser,
} from '../../support/stewarding.ts';
import { giveChalk } from '../../support/wishing.ts';

let hameau: TestHameau;
let steward: StewardBrowser;
let root: string;
beforeAll(async () => {
  hameau = await startHameau({ env: { HOST_STEWARDS: 'host@example.org' } });
  steward = await signedIn(hameau, 'demo@example.org');
  const [found] = /\/console\/a\/[\w-]+/.exec((await steward.get('/console')).body) ?? [];
  if (found === undefined) throw new Error('the demonstration has its association');
  root = found;
});
afterAll(() => hameau.stop());

const send = (fields: Record<string, string>) => stewardBrowser(hameau).post('/report', fields);
const idIn = (body: string) => /name="report" value="(rep_[\w-]+)"/.exec(body)?.[1] ?? '';

describe('[S8] reports', () => {
  it('a name and a message on a gift go with one tap, and who reported them is kept nowhere', async () => {
    const wishes = { publicName: 'Unkind Name', nameOnGift: true, message: 'Unkind words' };
    const { donation } = await giveChalk(hameau, wishes);
    for (const kind of ['publicName', 'message']) await steward.post(`${root}/words`, { donation, kind, to: 'shown' });
    const [placement] = (await hameau.store.read.donation(donation))?.placements ?? [];
    const words = async () => (await stewardBrowser(hameau).get(`/api/placements/${placement?.id}/words`)).body;
    expect(await words()).toContain('Unkind words');

    const page = await stewardBrowser(hameau).get(`/report?subject=gift&id=${placement?.id}`);
    expect([page.status, page.body.includes('The name or message on: ')]).toEqual([200, true]);
    const sent = await send({ subject: 'gift', id: placement?.id ?? '', reason: 'hurtful', words: '<i>It hurts</i>' });
    expect([sent.status, sent.body.includes('It was sent')]).toEqual([200, true]);

    expect((await steward.get(root)).body).toContain('One report waits for you');
    const { body } = await steward.get(`${root}/reports`);
    for (const part of ['Unkind Name', 'Unkind words', 'It is hurtful', '&lt;i&gt;It hurts&lt;/i&gt;'])
      expect(body).toContain(part);
    expect((await steward.post(`${root}/reports`, { report: idIn(body), to: 'takenDown' })).status).toBe(303);
    expect(await words()).toContain('"publicName":null,"message":null');
    expect((await steward.get(root)).body).not.toContain('report waits');
    expect((await steward.post(`${root}/reports`, { report: idIn(body), to: 'kept' })).status, 'decided once').toBe(
      404,
    );
  });

  it('a founded village loses its name and words, and stays', async () => {
    const form = {
      occasion: 'memory',
      name: 'In memory of Ada',
      landscape: 'andes',
      words: 'She loved it.',
      listed: 'on',
    };
    const key = await foundVillageBy(stewardBrowser(hameau), 'andes-school', form);
    const [, slug = ''] = /\/founder\/([a-z0-9]+)/.exec(key) ?? [];
    await steward.post(`${root}/villages`, { village: slug, revision: '0', what: 'name', to: 'shown' });
    const village = async () => (await stewardBrowser(hameau).get(`/v/${slug}`)).body;
    expect(await village()).toContain('In memory of Ada');
    expect(await village(), 'it can be reported from its page').toContain(`/report?subject=village&amp;id=${slug}`);
    const page = await stewardBrowser(hameau).get(`/report?subject=village&id=${slug}`);
    expect(page.body).toContain('I am a relative');
    await send({ subject: 'village', id: slug, reason: 'family' });
    const { body } = await steward.get(`${root}/reports`);
    expect(body).toContain('She loved it.');
    await steward.post(`${root}/reports`, { report: idIn(body), to: 'takenDown' });
    expect(await village()).not.toMatch(/Ada|She loved it/);
    expect((await stewardBrowser(hameau).get('/p/andes-school')).body).not.toContain('Ada');
  });

  it('what an association says itself is its own to change, and the host’s to know', async () => {
    await send({ subject: 'project', id: 'tea-rights', reason: 'false', words: 'The well is dry.' });
    expect((await steward.get(`${root}/reports`)).body).toContain('We changed it');
    const host = await signedIn(hameau, 'host@example.org');
    expect((await host.get('/console/host')).body).toContain('The well is dry.');
    const { body } = await steward.get(`${root}/reports`);
    await steward.post(`${root}/reports`, { report: idIn(body), to: 'kept' });
    const after = (await host.get('/console/host')).body;
    expect(after, 'nobody is the only judge in their own case').toMatch(
      /The well is dry\.[\s\S]*Hameau Démo[\s\S]*looked at and left/,
    );
  });

  it('[B1] a piece of news is reported from its page, and withdrawn by who may write on it, at once', async () => {
    const owner = await signedIn(hameau, 'news@example.org');
    const association = await founded(owner, 'News that are reported');
    const project = await drafted(owner, association, 'A well with reported news');
    await owner.post(`${project}/publish`);
    const { to: path } = await owner.post(`${project}/news`);
    await fill(owner, path, { 'title.en': 'The well is <full>', 'words.en': 'Look at them.' });
    const revision = async () => revisionOf((await owner.get(path)).body);
    const id = path.split('/').at(-1) ?? '';
    const nobody = stewardBrowser(hameau);
    const report = (reason: string) =>
      nobody.post('/report', { subject: 'news', id, reason, words: 'A face is shown.' });
    expect((await report('private')).status, 'nobody reads it yet').toBe(404);
    await owner.post(`${path}/publish`, { revision: await revision() });

    const news = `/p/${project.split('/').at(-1)}/news/${id}`;
    expect((await nobody.get(news)).body).toContain(`/report?subject=news&amp;id=${id}`);
    expect((await nobody.get(`/report?subject=news&id=${id}`)).body).toContain('The news “The well is &lt;full&gt;”');
    expect((await report('private')).body).toContain('whoever runs this site reads it too');

    const list = `/console/a/${association}/reports`;
    const moderator = await joined(hameau, owner, association, 'moderator@example.org', 'moderator');
    const seen = (await moderator.get(list)).body;
    expect(seen).toContain('A face is shown.');
    expect(seen).toContain(`A piece of news · A well with reported news · The well is &lt;full&gt;`);
    expect(seen, 'who may not withdraw news may not here').not.toContain('Withdraw the news');
    expect((await moderator.post(list, { report: idIn(seen), to: 'takenDown' })).status).toBe(404);
    expect((await nobody.get(news)).status).toBe(200);
    const host = await signedIn(hameau, 'host@example.org');
    expect((await host.get('/console/host')).body, 'nobody is the only judge in their own case').toContain(
      'A face is shown.',
    );

    expect((await owner.get(list)).body).toContain('Withdraw the news');
    expect((await owner.post(list, { report: idIn(seen), to: 'takenDown' })).status).toBe(303);
    expect((await nobody.get(news)).status).toBe(404);
    expect((await hameau.store.read.newsRow(NewsId.parse(id)))?.state).toBe('withdrawn');
    expect((await owner.get(list)).body).toMatch(/A well with reported news[\s\S]*taken down or changed/);
    expect((await report('other')).status, 'nobody reads it any more').toBe(404);
  });

  it('[B1] of news that were corrected a steward says so, and they stay', async () => {
    const owner = await signedIn(hameau, 'corrected@example.org');
    const association = await founded(owner, 'News that are corrected');
    const project = await drafted(owner, association, 'A school with corrected news');
    await owner.post(`${project}/publish`);
    const { to: path } = await owner.post(`${project}/news`);
    const { to } = await fill(owner, path, { 'title.en': 'Forty desks', 'words.en': 'Or fourteen?' });
    const revision = revisionOf((await owner.get(to)).body);
    await owner.post(`${path}/publish`, { revision });
    const id = path.split('/').at(-1) ?? '';
    await send({ subject: 'news', id, reason: 'false', words: 'Fourteen!' });
    const list = `/console/a/${association}/reports`;
    const { body } = await owner.get(list);
    expect(body).toContain(`<a href="${path}">Write on the news</a>`);
    expect((await owner.post(list, { report: idIn(body), to: 'changed' })).status).toBe(303);
    expect((await owner.get(list)).body).toContain('taken down or changed');
    expect((await hameau.store.read.newsRow(NewsId.parse(id)))?.state).toBe('published');
  });

  it('a project’s own village says what its association says', async () => {
    for (const path of ['/p/andes-school', '/v/ecole-des-andes'])
      expect((await stewardBrowser(hameau).get(path)).body).toContain('/report?subject=project&amp;id=andes-school');
    const page = await stewardBrowser(hameau).get('/report?subject=village&id=ecole-des-andes');
    expect(page.body).toContain('name="subject" value="project"');
    await send({ subject: 'village', id: 'ecole-des-andes', reason: 'other', words: 'About the main village' });
    const [row] = await hameau.store.read.projectReports(1);
    expect(row).toMatchObject({ subject: 'project', subjectId: 'andes-school', words: 'About the main village' });
  });

  it('asks who reports for nothing: no cookie is set, also where the language is said, and no address is kept', async () => {
    const browser = (init: RequestInit) =>
      fetch(`${hameau.url}/report?subject=project&id=tea-rights&lang=fr`, {
        ...init,
        headers: { origin: hameau.url, accept: 'text/html', 'accept-language': 'en' },
      });
    const form = await browser({});
    const body = new URLSearchParams({ subject: 'project', id: 'tea-rights', reason: 'other', words: 'Who am I?' });
    const sent = await browser({ method: 'POST', body });
    for (const answer of [form, sent]) {
      expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('x-robots-tag')]).toEqual([
        200,
        [],
        'noindex',
      ]);
      expect(await answer.text()).toContain('<html lang="fr">');
    }
    const [row] = await hameau.store.read.projectReports(1);
    expect(row?.words).toBe('Who am I?');
    expect(JSON.stringify(row)).not.toMatch(/127\.0\.0\.1|::1|ply_/);
  });

  it('[security] an address sends ten an hour, and is told so in words', async () => {
    const strict = await startHameau({ rates: { ...NO_LIMITS, reportByAddress: DEFAULT_RATES.reportByAddress } });
    try {
      const report = () =>
        stewardBrowser(strict).post('/report', { subject: 'project', id: 'tea-rights', reason: 'other' });
      for (let n = 0; n < 10; n++) expect((await report()).status).toBe(200);
      const more = await report();
      expect([more.status, more.body.includes('<html')]).toEqual([429, true]);
    } finally {
      await strict.stop();
    }
  });

  it('[security] reports are their association’s own', async () => {
    await send({ subject: 'project', id: 'guinea-village', reason: 'other' });
    const report = idIn((await steward.get(`${root}/reports`)).body);
    const other = await signedIn(hameau, 'other@example.org');
    const theirs = `/console/a/${await founded(other, 'Others')}`;
    expect((await other.post(`${theirs}/reports`, { report, to: 'takenDown' })).status).toBe(404);
    expect((await other.get(`${theirs}/reports`)).body).toContain('Nothing was reported');
  });

  it('[garbage] what is not there, or is no report, is refused in words', async () => {
    const wrong: [string, number][] = [
      ['', 404],
      ['?subject=project&id=nothing-here', 404],
      ['?subject=village&id=%00', 404],
      ['?subject=gift&id=plc_0000000000000000', 404],
      ['?subject=steward&id=x', 404],
      ['?subject=news&id=nws_0000000000000000', 404],
      ['?subject=news&id=../etc', 404],
      [`?subject=project&id=${'x'.repeat(2000)}`, 404],
    ];
    for (const [query, status] of wrong)
      expect([query.slice(0, 30), (await stewardBrowser(hameau).get(`/report${query}`)).status]).toEqual([
        query.slice(0, 30),
        status,
      ]);
    for (const fields of [
      {},
      { subject: 'project', id: 'tea-rights' },
      { subject: 'project', id: 'tea-rights', reason: 'x' },
    ])
      expect((await send(fields as Record<string, string>)).status).toBe(400);
    expect((await send({ subject: 'village', id: 'nothing-here', reason: 'other' })).status).toBe(404);
  });
});
