import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { erasePerson } from '#server/domain/corner/erase.ts';
import type { Deps } from '#server/domain/deps.ts';
import { lossOf } from '#server/domain/news/asking.ts';
import { guessesIn, layPebble } from '#server/domain/news/guesses.ts';
import { withdrawNews } from '#server/domain/news/publish.ts';
import { writeNews } from '#server/domain/news/write.ts';
import type { NewsId } from '#shared/ids.ts';
import type { NewsDraft, OutcomeDraft } from '#shared/news/news.ts';
import { onBothEngines } from '../../support/engines.ts';
import { NOW, PROJECT, playerId, seedVillage, write } from '../../support/store.ts';
import { FIELD, publish, rowOf, seedSteward, type Writers, written } from '../../support/writing.ts';

const fr = (text: string) => ({ fr: text, en: '' });
const HARVEST = { asked: fr('Que récoltera-t-on d’abord ?'), options: [fr('Des haricots'), fr('Du maïs'), fr('Rien')] };

async function begun(store: OpenedStore): Promise<Writers> {
  await seedVillage(store);
  await seedSteward({ store });
  let made = 0;
  return {
    store,
    audience: { villageChanged: () => {}, progressChanged: () => {}, holdsChanged: () => {} },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    surroundings: {
      now: () => NOW + made,
      newId: (prefix) => `${prefix}_${String(++made).padStart(16, '0')}`,
      newCode: () => 'aaaaaaaa',
    },
  };
}

/** News that ask what is harvested first, on everybody's page. */
async function asked(deps: Writers): Promise<NewsId> {
  const id = await written(deps, { question: HARVEST });
  expect(await publish(deps, id)).toMatchObject({ ok: true });
  return id;
}
const versionOf = async ({ store }: Writers, id: NewsId) =>
  (await store.read.onePublished(id))?.body.question?.version ?? -1;
async function lay(deps: Writers, news: NewsId, player: number, option: number) {
  const version = await versionOf(deps, news);
  return layPebble(deps, { project: PROJECT, news, player: playerId(player), version, option });
}
async function toldTo({ store }: Writers, news: NewsId, player: number | null) {
  const published = await store.read.publishedNews(PROJECT);
  const guesses = await guessesIn(store.read, PROJECT, published, player === null ? null : playerId(player));
  return guesses.questionOf(news);
}
async function answering(deps: Writers, question: NewsId, as: OutcomeDraft['as'], words = '') {
  const version = await versionOf(deps, question);
  return written(deps, { outcomes: [{ question, version, as, words: fr(words) }] });
}

onBothEngines('pebbles on what news ask', (engine) => {
  let deps: Writers;
  /** the same database, by a process of its own */
  let elsewhere: Writers;
  let stores: readonly OpenedStore[];
  beforeAll(async () => {
    const address = await engine.address();
    const [store, other] = [await openStore(address), await openStore(address)];
    stores = [store, other];
    deps = await begun(store);
    elsewhere = { ...deps, store: other };
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));
  /** as the table has it */
  const own = async (news: NewsId, player: number) =>
    (await deps.store.read.guessesBy(playerId(player))).find((guess) => guess.news === news)?.option ?? null;

  it('[V4] of twenty that one player lays at once one lies there, and of twenty players twenty', async () => {
    const news = await asked(deps);
    const twenty = Array.from({ length: 20 }, (_, n) => n);
    const mine = await Promise.all(twenty.map((n) => lay(n % 2 ? deps : elsewhere, news, 1, n % 3)));
    expect(mine.every(({ ok }) => ok)).toBe(true);
    const sum = async () => (await toldTo(deps, news, null))?.pebbles.reduce((all, count) => all + count, 0);
    expect(await sum()).toBe(1);
    await Promise.all(twenty.map((n) => lay(n % 2 ? deps : elsewhere, news, 100 + n, 2)));
    expect(await sum()).toBe(21);
    await lay(deps, news, 1, 0);
    expect(await toldTo(deps, news, 1), 'it may be moved').toMatchObject({ pebbles: [1, 0, 20], own: 0 });
    expect(await toldTo(deps, news, 100)).toMatchObject({ own: 2 });
    expect(await toldTo(deps, news, null)).toMatchObject({ own: null });
  });

  it('[V4] lies on an option that is asked, of this very question, while it is open', async () => {
    const news = await asked(deps);
    expect(await lay(deps, news, 1, 3)).toEqual({ ok: false, error: { kind: 'unknownOption' } });
    const version = await versionOf(deps, news);
    const guess = { project: PROJECT, news, player: playerId(1), option: 0, version };
    expect(await layPebble(deps, { ...guess, version: version + 1 })).toMatchObject({
      error: { kind: 'questionChanged' },
    });
    expect(await lay(deps, await written(deps, { question: HARVEST }), 1, 0), 'published for nobody').toMatchObject({
      error: { kind: 'unknownQuestion' },
    });
    await expect(
      write(deps.store, (tx) => tx.layPebble({ news, player: playerId(1), option: 5, at: NOW })),
      'the table itself refuses',
    ).rejects.toThrow();
    expect(await own(news, 1)).toBeNull();
    const answer = await answering(deps, news, '1');
    expect(await publish(deps, answer)).toMatchObject({ ok: true });
    expect(await lay(deps, news, 1, 0)).toEqual({ ok: false, error: { kind: 'questionAnswered' } });
    await withdrawNews(deps, await rowOf(deps, answer), FIELD.id);
    expect(await lay(deps, news, 1, 0), 'nobody says any more what happened').toMatchObject({ ok: true });
  });

  it('[V4] [B1] is answered by one piece of later news, whoever publishes at once, and by words where none was right', async () => {
    const news = await asked(deps);
    await lay(deps, news, 1, 1);
    const [one, two] = [await answering(deps, news, '1'), await answering(deps, news, 'none', 'Il a gelé.')];
    const [first, second] = await Promise.all([publish(deps, one), publish(elsewhere, two)]);
    expect(first.ok).not.toBe(second.ok);
    const [won, lost] = first.ok ? [one, two] : [two, one];
    expect((await toldTo(deps, news, 1))?.outcome?.news).toBe(won);
    expect(await publish(deps, lost), 'the other one looks once more').toMatchObject({ ok: false });
    await writeNews(deps, won, (body) => ({
      ...body,
      outcomes: body.outcomes.map((one) => ({ ...one, as: 'none', words: fr('La grêle a tout pris.') })),
    }));
    expect(await publish(deps, won), 'its correction answers it again').toMatchObject({ ok: true });
    expect(await toldTo(deps, news, 1)).toMatchObject({
      own: 1,
      pebbles: [0, 1, 0],
      outcome: { news: won, option: null, words: fr('La grêle a tout pris.') },
    });
    const unsaid = await answering(deps, news, 'none');
    expect(await publish(deps, unsaid)).toMatchObject({ ok: false, error: { kind: 'unfinished' } });
  });

  it('[V4] stays through a correction while question and options are the same, and goes with them', async () => {
    const news = await asked(deps);
    await lay(deps, news, 1, 1);
    const ask = (question: NewsDraft['question']) => writeNews(deps, news, (body) => ({ ...body, question }));
    const loss = async () => lossOf(deps.store.read, await rowOf(deps, news), (await rowOf(deps, news)).body);
    await writeNews(deps, news, (body) => ({ ...body, words: fr('Les graines dorment.') }));
    await ask({
      asked: { ...HARVEST.asked, en: 'What first?' },
      options: HARVEST.options.map((o) => ({ ...o, en: o.fr })),
    });
    expect(await loss(), 'another language changes nothing').toBeNull();
    await publish(deps, news);
    expect(await toldTo(deps, news, 1)).toMatchObject({ pebbles: [0, 1, 0], own: 1, asked: { en: 'What first?' } });
    const old = await versionOf(deps, news);
    await ask({ asked: HARVEST.asked, options: [fr('Du sorgho'), fr('Du maïs'), fr('Rien')] });
    expect(await loss(), 'told before it is done').toEqual({ pebbles: 1, isAnswered: false });
    expect((await toldTo(deps, news, 1))?.own, 'written, not published').toBe(1);
    await publish(deps, news);
    expect(await toldTo(deps, news, 1)).toMatchObject({ pebbles: [0, 0, 0], own: null });
    expect(await versionOf(deps, news)).not.toBe(old);
    expect(await own(news, 1)).toBeNull();
  });

  it('[V4] never lies on another question than the one it was laid on, whoever corrects it at that moment', async () => {
    const news = await asked(deps);
    const version = await versionOf(deps, news);
    const options = [fr('Des fèves'), fr('De l’orge')];
    await writeNews(deps, news, (body) => ({ ...body, question: { ...HARVEST, options } }));
    const guess = (n: number) => ({ project: PROJECT, news, player: playerId(200 + n), version, option: n % 2 });
    const six = (from: number) =>
      Promise.all(Array.from({ length: 6 }, (_, i) => layPebble(i % 2 ? deps : elsewhere, guess(from + i))));
    expect(
      (await six(0)).every(({ ok }) => ok),
      'before it',
    ).toBe(true);
    // While it is done, from both sides, and again until it is.
    let isPublished = false;
    const publishing = publish(elsewhere, news).finally(() => {
      isPublished = true;
    });
    for (let from = 6; !isPublished; from += 6) {
      for (const one of await six(from)) if (!one.ok) expect(one.error.kind).toBe('questionChanged');
    }
    expect(await publishing).toMatchObject({ ok: true });
    for (const one of await six(900))
      expect(one, 'after it').toMatchObject({ ok: false, error: { kind: 'questionChanged' } });
    expect((await toldTo(deps, news, null))?.pebbles).toEqual([0, 0]);
  });

  it('[P1] is kept by nobody once the news are withdrawn, or the person is erased', async () => {
    const [kept, gone] = [await asked(deps), await asked(deps)];
    for (const player of [1, 2]) for (const news of [kept, gone]) await lay(deps, news, player, 0);
    await withdrawNews(deps, await rowOf(deps, gone), FIELD.id);
    expect([await own(kept, 1), await own(gone, 1)]).toEqual([0, null]);
    // Erasing asks for nothing but these.
    await erasePerson(deps as Deps, { players: [playerId(1)], address: null }, 'host');
    expect(await deps.store.read.guessesBy(playerId(1))).toEqual([]);
    expect(await toldTo(deps, kept, 2)).toMatchObject({ pebbles: [1, 0, 0], own: 0 });
  });
});
