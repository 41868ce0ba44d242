import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldData } from '#shared/protocol/corner.ts';
import { QuestionTold } from '#shared/protocol/guess.ts';
import { ProjectNews } from '#shared/protocol/news.ts';
import { GiverBrowser } from '../../support/corner.ts';
import { DEFAULT_RATES, startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, fill, founded, revisionOf, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

const NEWS = { 'title.en': 'The seeds are in the ground', 'words.en': 'It rained at last.' };
const QUESTION = {
  'question.asked.en': 'What will the first harvest be?',
  'question.option0.en': 'Beans',
  'question.option1.en': 'Maize',
  'question.option3.en': '<b>Nothing</b>',
};
/** so many free acts an hour behind one address */
const MANY = 40;

let hameau: TestHameau;
let owner: StewardBrowser;
let project: string;
let slug: string;
beforeAll(async () => {
  const gestureByAddress = { points: MANY, seconds: 3600 };
  hameau = await startHameau({ rates: { ...DEFAULT_RATES, write: { points: 10_000, seconds: 60 }, gestureByAddress } });
  owner = await signedIn(hameau, 'owner@example.org');
  project = await drafted(owner, await founded(owner, 'Friends of the fields'), 'Fields with questions');
  await owner.post(`${project}/publish`);
  slug = project.split('/').at(-1) ?? '';
});
afterAll(() => hameau.stop());

const idIn = (path: string) => path.split('/').at(-1) ?? '';
const publish = async (path: string) =>
  owner.post(`${path}/publish`, { revision: revisionOf((await owner.get(path)).body) });
/** News in the console, with these fields on top of a title and words. */
async function written(fields: Record<string, string>): Promise<string> {
  const { to: path } = await owner.post(`${project}/news`);
  expect((await fill(owner, path, { ...NEWS, ...fields })).status).toBe(303);
  return path;
}
async function asked(): Promise<{ path: string; page: string; api: string; id: string }> {
  const path = await written(QUESTION);
  expect((await publish(path)).status).toBe(303);
  const id = idIn(path);
  return { path, id, page: `/p/${slug}/news/${id}`, api: `/api/projects/${slug}/news/${id}/guess` };
}
const somebody = () => new GiverBrowser(hameau);
const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
async function lay(who: GiverBrowser, page: string, option: string) {
  return who.post(`${page}/guess`, { version: versionIn((await who.get(page)).body), option });
}
const toldBy = async (who: GiverBrowser, id: string) => {
  const { news } = ProjectNews.parse(JSON.parse((await who.get(`/api/projects/${slug}/news`)).body));
  return news.find((one) => one.id === id);
};

describe('[V4] pebbles on what news ask', () => {
  it('a form without script lays one for each browser, moves it, and says where one’s own lies', async () => {
    const { page, id } = await asked();
    const [one, two] = [somebody(), somebody()];
    const first = (await one.get(page)).body;
    expect(first).toContain('<legend><span lang="en">What will the first harvest be?</span></legend>');
    expect(first.match(/name="option"/g), 'an option that was left empty is none').toHaveLength(3);
    expect(first).toContain('&lt;b&gt;Nothing&lt;/b&gt;');
    expect(first).not.toContain('yours is here');
    expect([...one.cookies.keys()], 'who only reads is no player').not.toContain('player');
    const laid = await lay(one, page, '2');
    expect([laid.status, laid.to]).toEqual([303, `${page}?lang=en#question-${id}`]);
    await lay(two, page, '1');
    await lay(one, page, '0');
    const mine = (await one.get(page)).body;
    expect(mine).toMatch(/value="0" required checked>.*?Beans.*?1 pebble · yours is here/);
    expect(mine).toMatch(/Maize.*?1 pebble<.*?Nothing.*?0 pebbles</);
    expect((await somebody().get(`/p/${slug}/news`)).body, 'on the list too').toContain(`id="question-${id}"`);
    expect((await one.get(page)).headers.get('cache-control'), 'kept for nobody else').toBe('private, no-cache');
    expect((await toldBy(two, id))?.question).toMatchObject({ pebbles: [1, 1, 0], own: 1, outcome: null });
    expect(mine, 'nobody is named').not.toMatch(/ply_/);
  });

  it('the game’s door lays and moves it, and answers with the question as it stands then', async () => {
    const { api, id } = await asked();
    const one = somebody();
    const version = (await toldBy(one, id))?.question?.version ?? -1;
    const first = await one.send(api, { version, option: 1 });
    expect([first.status, QuestionTold.parse(JSON.parse(first.body))]).toMatchObject([
      200,
      { news: id, pebbles: [0, 1, 0], own: 1 },
    ]);
    const many = await Promise.all([0, 2, 1, 2].map((option) => one.send(api, { version, option })));
    expect(many.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { question } = (await toldBy(one, id)) ?? {};
    expect(question?.pebbles.reduce((all, count) => all + count, 0)).toBe(1);
    const refused = async (body: object) => {
      const { status, body: text } = await one.send(api, body);
      return [status, JSON.parse(text).type];
    };
    expect(await refused({ version, option: 3 })).toEqual([400, '/problems/bad-request']);
    expect(await refused({ version, option: 7 })).toEqual([400, '/problems/bad-request']);
    expect(await refused({ version: version + 1, option: 0 })).toEqual([409, '/problems/question-changed']);
    expect(await refused({})).toEqual([400, '/problems/bad-request']);
    expect((await one.send(`/api/projects/guinea-village/news/${id}/guess`, { version, option: 0 })).status).toBe(404);
    expect((await one.get(api)).status).toBe(405);
  });

  it('[B1] later news answer it: both pages say what was guessed and what happened, and pebbles lie still', async () => {
    const { page, id } = await asked();
    const one = somebody();
    await lay(one, page, '1');
    const answer = await written({ [`outcome.${id}.as`]: '0', [`outcome.${id}.words.en`]: 'Forty sacks of beans.' });
    expect((await owner.get(answer)).body, 'looked at before').toMatch(/As it will be read[\s\S]*Forty sacks of beans/);
    expect((await one.get(page)).body, 'not published').toContain('Move my pebble');
    expect((await publish(answer)).status).toBe(303);
    const other = `/p/${slug}/news/${idIn(answer)}`;
    for (const path of [page, other]) {
      const { body } = await one.get(path);
      expect(body).toMatch(/class="is-true">.*?Beans.*?this is what happened.*?Maize.*?1 pebble · yours is here/);
      expect(body).toContain('Forty sacks of beans.');
      expect(body).not.toContain('name="option"');
    }
    expect((await one.get(page)).body).toContain(`<a href="${other}?lang=en">Told in these news</a>`);
    expect((await one.get(other)).body).toContain(`<a href="${page}?lang=en">Asked in these news</a>`);
    expect((await toldBy(one, idIn(answer)))?.answers).toMatchObject([{ news: id, outcome: { option: 0 } }]);
    const late = await one.post(`${page}/guess`, {
      version: String((await toldBy(one, id))?.question?.version),
      option: '0',
    });
    expect([late.status, late.body.includes('The answer is known')]).toEqual([409, true]);
    expect((await owner.get(await written({}))).body, 'it is answered once').not.toContain(`outcome.${id}.as`);
    await owner.post(`${answer}/withdraw`, { revision: revisionOf((await owner.get(answer)).body) });
    expect((await one.get(page)).body, 'nobody says any more what happened').toContain('Move my pebble');
  });

  it('[K14] [B2] my corner shows each pebble with its question and, once news tell it, what happened; nobody else’s', async () => {
    const [first, second] = [await asked(), await asked()];
    const one = somebody();
    await lay(one, first.page, '1');
    await lay(one, second.page, '2');
    const list = async (who: GiverBrowser, language = 'en') => {
      const { body } = await who.get(`/me?lang=${language}`);
      const [, after = ''] = body.split(language === 'en' ? '<h2>My pebbles</h2>' : '<h2>Mes cailloux</h2>');
      return after.split('<h2>')[0] ?? '';
    };
    const before = await list(one);
    expect(before.indexOf(second.page), 'the newest first').toBeLessThan(before.indexOf(first.page));
    expect(before).toContain(`<a href="${first.page}?lang=en#question-${first.id}"><span lang="en">What will`);
    expect(before).toContain('Mine lies on: <strong><span lang="en">Maize</span>');
    expect(before).toContain('Mine lies on: <strong><span lang="en">&lt;b&gt;Nothing&lt;/b&gt;</span>');
    expect(before.match(/What happened is not known yet\./g)).toHaveLength(2);
    const answer = await written({
      [`outcome.${first.id}.as`]: '0',
      [`outcome.${first.id}.words.en`]: 'Forty sacks of beans.',
      [`outcome.${second.id}.as`]: 'none',
      [`outcome.${second.id}.words.en`]: 'Hail took the rest.',
    });
    await publish(answer);
    const after = await list(one);
    expect(after).toContain(
      'What happened: <strong><span lang="en">Beans</span></strong><br><span lang="en">Forty sacks of beans.</span>',
    );
    expect(after).toContain(
      'What happened: <strong>None of these.</strong><br><span lang="en">Hail took the rest.</span>',
    );
    expect(after).toContain(`<a href="/p/${slug}/news/${idIn(answer)}?lang=en">Told in these news</a>`);
    expect(await list(one, 'fr')).toContain('Ce qui s’est passé\u00a0: <strong><span lang="en">Beans</span>');
    expect(await list(somebody())).toContain('<p>None yet. When news end with a question');
    await owner.post(`${first.path}/withdraw`, { revision: revisionOf((await owner.get(first.path)).body) });
    const left = await list(one);
    expect([left.includes(first.id), left.includes(second.id)], 'withdrawn with its news').toEqual([false, true]);
    await one.post('/me/erase');
    expect(await list(one), 'erased').not.toContain(second.id);
  });

  it('where none was right words alone answer it, and without words the steward is told', async () => {
    const { page, id } = await asked();
    const answer = await written({ [`outcome.${id}.as`]: 'none' });
    expect((await publish(answer)).status).toBe(409);
    await fill(owner, answer, { [`outcome.${id}.words.en`]: 'Hail took all of it.' });
    expect((await publish(answer)).status).toBe(303);
    const { body } = await somebody().get(page);
    expect(body).toContain('None of these. <span lang="en">Hail took all of it.</span>');
    expect(body).not.toContain('is-true');
  });

  it('a correction keeps pebbles while the question is the same; else its steward is told first that they go', async () => {
    const { path, page } = await asked();
    const one = somebody();
    await lay(one, page, '1');
    await fill(owner, path, { 'words.en': 'It rained for a week.' });
    expect((await owner.get(path)).body).not.toContain('are gone');
    await publish(path);
    expect((await one.get(page)).body).toContain('1 pebble · yours is here');
    const open = versionIn((await one.get(page)).body);
    await fill(owner, path, { 'question.option1.en': 'Sorghum' });
    expect((await owner.get(path)).body).toContain('publish, and that pebble is gone');
    expect((await one.get(page)).body, 'not before it is published').toContain('yours is here');
    await publish(path);
    expect((await one.get(page)).body).not.toContain('yours is here');
    const stale = await one.post(`${page}/guess`, { version: open, option: '1' });
    expect([stale.status, stale.body.includes('The question has changed')]).toEqual([409, true]);
    await owner.post(`${path}/withdraw`, { revision: revisionOf((await owner.get(path)).body) });
    expect((await one.get(page)).status).toBe(404);
    expect((await one.post(`${page}/guess`, { version: '1', option: '0' })).status).toBe(404);
  });

  it('says what is missing in a question, and keeps what was typed', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{ 'question.asked.en': 'What next?', 'question.option0.en': 'Rain' }, 'Write two choices at least.'],
      [{ ...QUESTION, 'question.asked.en': '' }, 'This is missing, in one language at least.'],
      [{ ...QUESTION, 'question.option0.fr': 'Des haricots' }, 'Write every choice in the languages of the question'],
      [{ ...QUESTION, 'question.option1.en': 'Beans' }, 'Two choices are the same.'],
      [{ ...QUESTION, 'question.option1.en': 'x'.repeat(121) }, 'Shorter, please'],
    ];
    for (const [fields, words] of wrong) {
      const path = await written(fields);
      expect((await publish(path)).status).toBe(409);
      expect((await owner.get(path)).body).toContain(words);
    }
  });

  it('[P1] is handed over with all that is held, and erased with the person', async () => {
    const { page, id } = await asked();
    const [one, two] = [somebody(), somebody()];
    await lay(one, page, '0');
    await lay(two, page, '0');
    const held = HeldData.parse(JSON.parse((await one.get('/me/data.json')).body));
    expect(held.pebbles).toMatchObject([
      { project: slug, news: id, asked: { en: QUESTION['question.asked.en'] }, option: { en: 'Beans' } },
    ]);
    const player = one.player();
    expect((await one.post('/me/erase')).to).toBe('/me/erased');
    expect(await hameau.store.read.guessesBy(player)).toEqual([]);
    expect((await toldBy(two, id))?.question).toMatchObject({ pebbles: [1, 0, 0], own: 0 });
  });

  it('[garbage] what no form of ours sends is refused in words', async () => {
    const { page } = await asked();
    const version = versionIn((await somebody().get(page)).body);
    const wrong: [Record<string, string>, number][] = [
      [{}, 400],
      [{ version, option: '' }, 400],
      [{ version, option: '-1' }, 400],
      [{ version, option: '0.5' }, 400],
      [{ version, option: '1e0' }, 400],
      [{ version, option: '5' }, 400],
      [{ version, option: '3' }, 400],
      [{ version: '', option: '0' }, 400],
      [{ version: '99999999', option: '0' }, 409],
    ];
    for (const [fields, status] of wrong) {
      const sent = await somebody().post(`${page}/guess`, fields);
      expect([fields, sent.status, sent.body.includes('<html')]).toEqual([fields, status, true]);
    }
    expect((await somebody().post(`/p/${slug}/news/nws_0000000000000000/guess`, { version, option: '0' })).status).toBe(
      404,
    );
  });

  it('[security] is laid from our own pages alone', async () => {
    const { page, api } = await asked();
    for (const path of [`${page}/guess`, api]) {
      for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        const body = new URLSearchParams({ version: '1', option: '0' });
        const sent = await fetch(hameau.url + path, { method: 'POST', headers: headers as HeadersInit, body });
        expect([path, headers, sent.status]).toEqual([path, headers, 403]);
      }
    }
  });

  it('[security] an address lays so many an hour, and is told so; a refused one costs nothing', async () => {
    const { page, api, id } = await asked();
    const who = somebody();
    const version = (await toldBy(who, id))?.question?.version ?? -1;
    for (let n = 0; n < MANY; n++) expect((await who.send(api, { version, option: 4 })).status).toBe(400);
    const statuses = [];
    for (let n = 0; n <= MANY; n++) statuses.push((await who.send(api, { version, option: n % 3 })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
    const form = await somebody().post(`${page}/guess`, { version: String(version), option: '0' });
    expect([form.status, form.headers.get('retry-after') !== null, form.body.includes('<html')]).toEqual([
      429,
      true,
      true,
    ]);
  });
});
