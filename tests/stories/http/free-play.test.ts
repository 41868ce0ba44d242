import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VillageSlug } from '#shared/ids.ts';
import { CheckoutReply, Snapshot } from '#shared/protocol/http.ts';
import { LiveEvents } from '#shared/protocol/live.ts';
import { QuestionsReply } from '#shared/questions/question.ts';
import { viewOf } from '#shared/village/apply.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import { isVerge } from '#shared/village/verges.ts';
import { listen } from '../../support/listening.ts';
import { proofAt } from '../../support/proofs.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = VillageSlug.parse('tamoure');
const PROJECT = 'guinea-village';
let hameau: TestHameau;
const sockets: Socket[] = [];

/** A browser that keeps its cookie. */
function browser() {
  let cookie = '';
  return async (path: string, body?: object | string): Promise<Response> => {
    const isForm = typeof body === 'string';
    const reply = await fetch(hameau.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        origin: hameau.url,
        'accept-language': 'en',
        ...(cookie && { cookie }),
        ...(body !== undefined && {
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const set = reply.headers.getSetCookie().find((line) => line.startsWith('player='));
    if (set) cookie = set.split(';')[0] ?? '';
    return reply;
  };
}
const gesture = (who: ReturnType<typeof browser>, body: object) => who(`/api/villages/${VILLAGE}/gestures`, body);
const typeOf = async (reply: Response): Promise<string> => (await reply.json()).type ?? 'done';
const snapshot = async () => Snapshot.parse(await (await fetch(`${hameau.url}/api/villages/${VILLAGE}`)).json());

beforeAll(async () => {
  hameau = await startHameau();
  const { project } = await (await fetch(`${hameau.url}/api/projects/${PROJECT}`)).json();
  const crop = project.gifts.find(({ sprite }: { sprite: string }) => sprite === 'tomato').slug;
  const goat = project.gifts.find(({ sprite }: { sprite: string }) => sprite === 'goat').slug;
  const reply = await browser()(`/api/villages/${VILLAGE}/checkouts`, {
    catalogueVersion: project.catalogueVersion,
    gifts: [crop, goat].map((gift) => ({ gift, quantity: 1, plot: null })),
    basketKey: 'basket-of-free-play',
    proof: await proofAt(hameau.url, VILLAGE),
    adult: true,
    language: 'fr',
  });
  const { checkoutUrl } = CheckoutReply.parse(await reply.json());
  const session = checkoutUrl.split('/').at(-1);
  await fetch(`${hameau.simulator.url}/_control/sessions/${session}/pay`, { method: 'POST', body: '{}' });
  await fetch(`${hameau.simulator.url}/_control/deliveries/idle`, { method: 'POST', body: '{}' });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => hameau.stop());

const planted = async () => {
  const { placements, gifts } = await snapshot();
  const at = (sort: RegExp) => placements.id[placements.gift.findIndex((gift) => sort.test(gifts[gift] ?? ''))];
  return { crop: at(/tomato|garden|market-garden|vegetable/) ?? placements.id[0], goat: at(/goat/) ?? '' };
};

describe('[V4] free gestures', () => {
  it('a watering is seen at once by who looks, once a day for each visitor, and stays in the village', async () => {
    const { crop, goat } = await planted();
    const { seq } = await snapshot();
    const looking = await listen(hameau.url, VILLAGE, []);
    sockets.push(looking);
    const told = new Promise<unknown>((resolve) => looking.once('village:events', resolve));
    const one = browser();
    expect((await gesture(one, { kind: 'waterCrop', placement: crop })).status).toBe(201);
    const [event] = LiveEvents.parse(await told).events;
    expect(event).toMatchObject({ seq: seq + 1, type: 'cropWatered', placement: crop });
    expect(JSON.stringify(event)).not.toMatch(/ply_/);
    expect(await typeOf(await gesture(one, { kind: 'waterCrop', placement: crop }))).toMatch('/already-watered');
    expect((await gesture(browser(), { kind: 'waterCrop', placement: crop })).status).toBe(201);
    expect(await typeOf(await gesture(one, { kind: 'waterCrop', placement: goat }))).toMatch('/not-thirsty');
    const nowhere = { kind: 'waterCrop', placement: 'plc_0000000000000000' };
    expect(await typeOf(await gesture(one, nowhere))).toMatch('/not-found');
    const { care } = await snapshot();
    expect(care.waterings).toBe(2);
    expect(care.watered.map(([id, times]) => [id, times])).toEqual([[crop, 2]]);
  });

  it('of many waterings of one visitor at once, one counts', async () => {
    const { crop } = await planted();
    const one = browser();
    await one(`/api/villages/${VILLAGE}/gestures`, { kind: 'plantFlower', flower: 'rose', x: -9999, y: 0 });
    const before = (await snapshot()).care.waterings;
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => gesture(one, { kind: 'waterCrop', placement: crop })),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await snapshot()).care.waterings).toBe(before + 1);
  });

  it('three flowers a day, after the first on verges only, and words that name no hour', async () => {
    const view = viewOf(await snapshot());
    const terrain = terrainOf(view.seed, view.landscape);
    const plots = Array.from({ length: 1024 }, (_, i) => ({ x: i % 32, y: Math.floor(i / 32) }));
    const verges = plots.filter((plot) => isVerge(terrain, plot)).slice(0, 12);
    const meadow = plots.find(({ x, y }) => terrain.plotKind(x, y) === 'meadow' && !isVerge(terrain, { x, y }));
    const one = browser();
    const plant = (plot: object) => gesture(one, { kind: 'plantFlower', flower: 'gold', ...plot });
    const done: string[] = [];
    for (const plot of verges) {
      const reply = await plant(plot);
      if (reply.status === 201) done.push('done');
      else if (done.length < 3) expect(await typeOf(reply)).toMatch(/plot-taken|already-planted/);
      if (done.length === 1 && meadow) expect(await typeOf(await plant(meadow))).toMatch('/already-planted');
      if (done.length === 3) break;
    }
    expect(done).toHaveLength(3);
    const refused = await (await plant(verges.at(-1) ?? {})).json();
    expect(refused.type).toMatch('/enough-flowers');
    expect(refused.detail).not.toMatch(/\d{1,2} ?(h|hour|minute|:)/);
    expect((await snapshot()).care.planted).toBe(3);
  });

  it('any answer is fine, once for each question, and none outside it', async () => {
    const one = browser();
    const { questions, answered } = QuestionsReply.parse(
      await (await one(`/api/villages/${VILLAGE}/questions`)).json(),
    );
    expect(questions.map(({ id }) => id.split('-')[0])).toContain('water');
    expect(answered).toEqual([]);
    const [first] = questions;
    const before = (await snapshot()).care.answers;
    const wrong = ((first?.right ?? 0) + 1) % 2;
    const answer = (body: object) =>
      gesture(one, { kind: 'answerQuestion', question: first?.id, answer: wrong, ...body });
    expect((await answer({})).status).toBe(201);
    expect((await answer({ answer: first?.right })).status).toBe(201);
    expect((await snapshot()).care.answers).toBe(before + 1);
    expect(await typeOf(await answer({ question: 'own-nobody' }))).toMatch('/not-found');
    expect(await typeOf(await answer({ answer: 9 }))).toMatch('/bad-request');
    expect(await typeOf(await answer({ question: '../etc' }))).toMatch('/bad-request');
    const again = QuestionsReply.parse(await (await one(`/api/villages/${VILLAGE}/questions`)).json());
    expect(again.answered).toEqual([first?.id]);
  });

  it('questions work without script: asked, answered, explained with their source, and the next one', async () => {
    const one = browser();
    const path = `/v/${VILLAGE}/questions`;
    expect(await (await one(`/v/${VILLAGE}`)).text()).toContain(`href="${path}?lang=en"`);
    const asked = await (await one(path)).text();
    const id = /name="question" value="([^"]+)"/.exec(asked)?.[1] ?? '';
    expect(asked.match(/type="radio" name="answer"/g)?.length).toBeGreaterThan(1);
    const before = (await snapshot()).care.answers;
    const explained = await one(path, `question=${id}&answer=1`);
    expect(explained.status).toBe(200);
    const text = await explained.text();
    expect(text).toMatch(/<a href="https:\/\/[^"]+" rel="noopener noreferrer">/);
    expect(text).toContain('Another question');
    expect((await snapshot()).care.answers).toBe(before + 1);
    expect(await (await one(path)).text()).not.toContain(`value="${id}"`);
    for (const garbage of ['question=&answer=1', `question=${id}&answer=-1`, `question=${id}`, 'x=%ff', '']) {
      expect([garbage, (await one(path, garbage)).status]).toEqual([garbage, 400]);
    }
    expect((await one('/v/nowhere/questions')).status).toBe(404);
    const foreign = await fetch(hameau.url + path, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: `question=${id}&answer=0`,
    });
    expect(foreign.status).toBe(403);
  });
});
