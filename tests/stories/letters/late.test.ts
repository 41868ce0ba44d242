import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { House } from '#server/cli/house.ts';
import { sendLetterAgain, undelivered } from '#server/cli/letters.ts';
import type { Deps } from '#server/domain/deps.ts';
import { takeBack } from '#server/domain/letters/choices.ts';
import { forgetGivenUp } from '#server/domain/letters/late.ts';
import { askForSignIn } from '#server/domain/letters/stewards.ts';
import { lettersGivenUp, lettersWaiting } from '#server/domain/letters/undelivered.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import type { Handed, LetterFacts, Post } from '#server/domain/ports/post.ts';
import { parseEnv } from '#server/env.ts';
import type { DonationId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { basket, given, player } from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { posted, seedSteward } from '../../support/writing.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const ROUND_MS = 10 * MINUTE_MS;

onBothEngines('[B1] [G5] letters that the post does not take', (engine) => {
  let stage: Stage;
  let deps: Deps;
  let house: House;
  let n = 900;
  /** A clock of its own: it goes on only when it is told to. */
  let now = 0;
  /** when the post was asked to take which letter */
  let asked: { readonly id: string; readonly at: number; readonly facts: LetterFacts }[] = [];
  let answer: Handed = 'taken';
  const post: Post = {
    async carry(facts, id) {
      asked.push({ id, facts, at: now });
      return answer;
    },
  };
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
    await seedSteward(stage.deps);
    const env = parseEnv({});
    if (!env.ok) throw new Error('nothing set is the default');
    now = stage.deps.surroundings.now() + HOUR_MS;
    deps = { ...stage.deps, post, surroundings: { ...stage.deps.surroundings, now: () => now } };
    house = { env: env.value, store: stage.store, deps, close: async () => {} };
  });
  // What a test left is taken, and what it gave up is forgotten.
  beforeEach(async () => {
    answer = 'taken';
    now += 100 * DAY_MS;
    await round();
    await forgetGivenUp(deps);
    asked = [];
  });
  afterAll(() => stage.close());

  const round = () => drainOutbox(deps);
  async function through(ms: number, every = ROUND_MS): Promise<void> {
    for (let passed = 0; passed < ms; passed += every) {
      now += every;
      await round();
    }
  }
  async function thanked(): Promise<DonationId> {
    n += 1;
    return given(stage, basket({ thanksEmail: `giver-${n}@example.org` }), player(n));
  }
  const triesOf = (id: string) => asked.filter((one) => one.id === id).map(({ at }) => at);
  const alerts = async () =>
    (await stage.store.read.outboxDue(Number.MAX_SAFE_INTEGER, 1000, false))
      .filter(({ topic }) => topic === 'alert')
      .map(({ key }) => key);
  const givenUp = async () => (await lettersGivenUp(deps)).map(({ key, why }) => ({ key, why }));

  it.each(['notNow', 'unsure'] as const)(
    'that is for later (%s) is tried ever more seldom, given up after five days, and a person hears of it',
    async (why) => {
      const id = `thanks:${await thanked()}`;
      answer = why;
      const before = stage.complaints.length;
      await round();
      await through(5 * DAY_MS - HOUR_MS);
      expect(await givenUp()).toEqual([]);
      await through(8 * HOUR_MS);
      const tries = triesOf(id);
      const rounds = tries.slice(1).map((at, i) => (at - (tries[i] ?? 0)) / ROUND_MS);
      expect(rounds.slice(0, 7)).toEqual([1, 1, 2, 4, 8, 16, 18]);
      expect(new Set(rounds.slice(7))).toEqual(new Set([18]));
      expect(tries.length).toBeLessThan(60);
      expect(await givenUp()).toEqual([{ key: id, why }]);
      const alarms = stage.complaints.slice(before).filter(({ message }) => message.startsWith('alert:'));
      expect(alarms).toHaveLength(1);
    },
  );

  it('is never given up while the host’s own mail server is away, and the host hears of that once a day', async () => {
    const id = `thanks:${await thanked()}`;
    answer = 'notNow';
    await round();
    answer = 'noPost';
    const before = stage.complaints.length;
    await through(8 * DAY_MS, HOUR_MS);
    expect(await givenUp()).toEqual([]);
    const heard = stage.complaints.slice(before).filter(({ message }) => message.startsWith('alert:'));
    expect(heard.length).toBeGreaterThanOrEqual(8);
    expect(heard.length).toBeLessThanOrEqual(9);
    answer = 'notNow';
    await through(4 * DAY_MS, HOUR_MS);
    expect(await givenUp(), 'those days do not make it old').toEqual([]);
    answer = 'taken';
    await through(DAY_MS / 4);
    const tries = triesOf(id).length;
    await through(DAY_MS);
    expect(triesOf(id), 'and once it was taken it is done').toHaveLength(tries);
  });

  it('a few minutes of a mail server that starts anew alarm nobody', async () => {
    await thanked();
    answer = 'noPost';
    for (let minute = 0; minute < 5; minute++) {
      now += MINUTE_MS;
      await round();
    }
    expect((await alerts()).filter((key) => key.startsWith('noPost'))).toEqual([]);
  });

  it('that is refused for good can be seen, sent again under the same id, and is then in no list', async () => {
    const id = `thanks:${await thanked()}`;
    answer = 'refused';
    await round();
    expect(await givenUp()).toEqual([{ key: id, why: 'refused' }]);
    expect(await stage.store.read.letterState(id), 'who asks what is held is not told that it went').toMatchObject({
      done: true,
      givenUpAt: now,
    });
    const [number] = await lettersGivenUp(deps);
    expect((await undelivered(house)).lines[0]).toMatch(
      new RegExp(`${number?.id} .* thanks for a gift \\(don_.*\\): refused for good`),
    );
    answer = 'taken';
    await through(DAY_MS / 24);
    expect(triesOf(id), 'by itself it is not tried again').toHaveLength(1);
    expect(await sendLetterAgain(house, String(number?.id))).toMatchObject({ code: 0 });
    expect(await sendLetterAgain(house, String(number?.id)), 'it is under way').toMatchObject({ code: 1 });
    await round();
    expect(triesOf(id)).toHaveLength(2);
    expect(await undelivered(house)).toEqual({ code: 0, lines: ['No letter was given up.'] });
    expect(await sendLetterAgain(house, 'all')).toMatchObject({ code: 1 });
    expect(await sendLetterAgain(house, 'thanks')).toMatchObject({ code: 1 });
  });

  it('sent again and refused again is seen again; a letter that was taken cannot be sent twice', async () => {
    const refused = `thanks:${await thanked()}`;
    answer = 'refused';
    await round();
    const heard = await alerts();
    now += HOUR_MS;
    await sendLetterAgain(house, 'all');
    await round();
    expect(await givenUp()).toEqual([{ key: refused, why: 'refused' }]);
    expect(await alerts(), 'and heard again').not.toEqual(heard);
    answer = 'taken';
    const taken = `thanks:${await thanked()}`;
    await round();
    const row = (await stage.store.read.letters(100)).find(({ key }) => key === taken);
    expect(await sendLetterAgain(house, String(row?.id))).toMatchObject({ code: 1 });
  });

  it('[P1] is shown to nobody once nobody would be sent it', async () => {
    const donation = await thanked();
    answer = 'refused';
    await round();
    await takeBack(deps, donation, 'thanksEmail');
    expect(await givenUp()).toEqual([]);
  });

  it('links that anybody can ask for alarm once a day, thanks each', async () => {
    const before = (await alerts()).length;
    const expiresAt = now + HOUR_MS;
    for (const key of ['one', 'two', 'three']) {
      await askForSignIn(deps, { key: `${key}-${n}`, email: 'nobody@example.org', language: 'fr', expiresAt });
    }
    await thanked();
    await thanked();
    answer = 'refused';
    await round();
    expect((await alerts()).length - before).toBe(3);
  });

  it('and wait are counted by kind and reason, as long as somebody would be sent them', async () => {
    const since = now;
    const donation = await thanked();
    await thanked();
    answer = 'notNow';
    await round();
    answer = 'noPost';
    const expiresAt = now + HOUR_MS;
    await askForSignIn(deps, { key: `waits-${n}`, email: 'steward@example.org', language: 'fr', expiresAt });
    await round();
    expect((await lettersWaiting(deps, 9)).groups, 'what was tried once may be on its way').toHaveLength(1);
    now += MINUTE_MS / 6;
    await round();
    const thanks = { kind: 'thanks', why: 'notNow', since };
    const link = { kind: 'signIn', why: 'noPost', letters: 1, since: null };
    expect(await lettersWaiting(deps, 9)).toEqual({ groups: [{ ...thanks, letters: 2 }, link], isMore: false });
    expect(await lettersWaiting(deps, 2)).toMatchObject({ isMore: true });
    await takeBack(deps, donation, 'thanksEmail');
    expect((await lettersWaiting(deps, 9)).groups).toEqual([{ ...thanks, letters: 1 }, link]);
    now += HOUR_MS;
    expect((await lettersWaiting(deps, 9)).groups).toEqual([{ ...thanks, letters: 1 }]);
  });

  it('and cannot be written now are seen all the same, and hide no other', async () => {
    const broken = `thanks:${await thanked()}`;
    const other = `thanks:${await thanked()}`;
    answer = 'refused';
    await round();
    const donationOf = async (id: DonationId) => {
      if (broken.endsWith(id)) throw new Error('of nobody');
      return stage.store.read.donation(id);
    };
    const read = { ...deps.store.read, donation: donationOf };
    const seen = await lettersGivenUp({ ...deps, store: { ...deps.store, read } });
    expect(new Map(seen.map(({ key, mailDomain }) => [key, mailDomain]))).toEqual(
      new Map([
        [broken, null],
        [other, 'example.org'],
      ]),
    );
    expect(await lettersGivenUp(deps, 1)).toHaveLength(1);
  });

  it('of news, given up, keeps no later one back: what came since has its own letter a week after', async () => {
    n += 1;
    const donation = await given(stage, basket({ newsEmail: `reader-${n}@example.org` }), player(n));
    await posted(deps, 'Un');
    answer = 'notNow';
    await through(6 * DAY_MS, HOUR_MS);
    expect((await givenUp()).map(({ key }) => key)).toEqual([expect.stringMatching(/^news:/)]);
    expect(await stage.store.read.newsLettersLost(PROJECT)).toBe(1);
    answer = 'taken';
    asked = [];
    await posted(deps, 'Deux');
    await through(7 * DAY_MS, HOUR_MS);
    const told = asked.flatMap(({ facts }) => (facts.kind === 'news' ? facts.projects : []));
    expect(told.flatMap(({ news }) => news.map(({ title }) => title.fr))).toEqual(['Deux']);
    await takeBack(deps, donation, 'newsEmail');
  });
});
