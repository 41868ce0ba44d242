import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importCatalogue } from '#server/domain/catalogue/import.ts';
import { cornerOf } from '#server/domain/corner/corner.ts';
import { erasePerson } from '#server/domain/corner/erase.ts';
import type { Deps } from '#server/domain/deps.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { choicesOf, takeBack } from '#server/domain/letters/choices.ts';
import { forgetLetters } from '#server/domain/letters/readers.ts';
import { newsReader, stopNews } from '#server/domain/letters/stop.ts';
import { withdrawNews } from '#server/domain/news/publish.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import type { Post } from '#server/domain/ports/post.ts';
import { AssociationId, type DonationId, GiftSlug, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';
import type { GiftTold } from '#shared/news/news.ts';
import { onBothEngines } from '../../support/engines.ts';
import { basket, given, pay, player } from '../../support/giving.ts';
import { notingPost, pass, titlesIn, WEEK_MS } from '../../support/newsLetters.ts';
import { smallProject } from '../../support/projects.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { corrected, FIELD, posted, rowOf, seedSteward } from '../../support/writing.ts';

const ADA = 'ada@example.org';
const HOUR_MS = 3_600_000;
const told = (gift: string, as: GiftTold['as'], quantity = ''): GiftTold => ({
  gift: GiftSlug.parse(gift),
  as,
  quantity,
  reason: { fr: 'Le prix a monté.', en: '' },
});

onBothEngines('[B1] letters of news', (engine) => {
  let stage: Stage;
  let address = '';
  let n = 0;
  const givers: DonationId[] = [];
  beforeAll(async () => {
    address = await engine.address();
    const gifts = smallProject().gifts.map((gift) => ({ ...gift, needed: null, counted: true }));
    stage = await openStage({ databaseUrl: address, project: { gifts } });
    await seedSteward(stage.deps);
  });
  // Every test has the house to itself: earlier readers are written to no more.
  afterEach(async () => {
    for (const donation of givers.splice(0)) await takeBack(stage.deps, donation, 'newsEmail');
    pass(stage, WEEK_MS);
    await drainOutbox(withPost(notingPost().post));
    await forgetLetters(stage.deps);
    pass(stage, 1000);
  });
  afterAll(() => stage.close());

  const withPost = (post: Post | null): Deps => ({ ...stage.deps, post });
  async function give(change: Parameters<typeof basket>[0]): Promise<DonationId> {
    n += 1;
    const donation = await given(stage, basket(change), player(n));
    givers.push(donation);
    return donation;
  }
  const pump = (change: Parameters<typeof basket>[0]) =>
    give({ gifts: [{ gift: 'pump', quantity: 1, plot: null }], ...change });
  /** Time passes, and every round of it does its work. */
  async function later(ms: number, post: Post): Promise<void> {
    pass(stage, ms);
    await drainOutbox(withPost(post));
    await forgetLetters(stage.deps);
  }

  it('[B1] tells who left an address for news what became of their gifts, and nobody else', async () => {
    const donation = await pump({ newsEmail: ADA, language: 'en' });
    await pump({ thanksEmail: 'thanks@example.org' });
    await posted(stage.deps, 'La pompe est là', { gifts: [told('pump', 'delivered')] });
    const { post, letters } = notingPost();
    await later(0, post);
    await later(HOUR_MS, post);
    expect(letters).toHaveLength(1);
    expect(
      (await choicesOf(stage.deps, donation))?.news,
      'the page that the thanks lead to tells it too',
    ).toMatchObject([{ project: PROJECT, title: { fr: 'La pompe est là' } }]);
    const corner = await cornerOf(stage.deps, { players: [player(n - 1)], address: null });
    expect(corner.villages[0]?.donations[0]?.gifts).toMatchObject([
      { news: { body: { title: { fr: 'La pompe est là' } } } },
    ]);
    const [placement] = (await stage.store.read.donation(donation))?.placements ?? [];
    expect(letters[0]).toMatchObject({
      to: ADA,
      language: 'en',
      rest: [],
      isRehearsal: true,
      projects: [
        {
          project: { slug: PROJECT },
          association: { email: 'test@example.org' },
          news: [
            {
              title: { fr: 'La pompe est là' },
              gifts: [{ state: 'delivered', quantity: 1, village: 'test-village', placement: placement?.id }],
            },
          ],
        },
      ],
    });
  });

  it('[B1] tells how many are there of a gift that is delivered in parts, and of the rest a week later', async () => {
    await give({ gifts: [{ gift: 'pump', quantity: 5, plot: null }], newsEmail: ADA });
    const { post, letters } = notingPost();
    await posted(stage.deps, 'Trois pompes', { gifts: [told('pump', 'delivered', '3')] });
    await later(0, post);
    await posted(stage.deps, 'Les deux autres', { gifts: [told('pump', 'delivered', '2')] });
    await later(WEEK_MS, post);
    const units = letters.map(({ projects }) => projects[0]?.news.flatMap(({ gifts }) => gifts));
    expect(units).toMatchObject([[{ state: 'delivered', quantity: 3 }], [{ state: 'delivered', quantity: 2 }]]);
  });

  it('[B1] tells of the project too: a step done, a plan that changed; but of nothing that was told before the gift', async () => {
    await posted(stage.deps, 'Avant');
    pass(stage, 1000);
    await pump({ newsEmail: ADA });
    await posted(stage.deps, 'Le puits', { steps: [StepSlug.parse('well')] });
    await posted(stage.deps, 'La pompe attend', { gifts: [told('pump', 'changed')] });
    const { post, letters } = notingPost();
    await later(0, post);
    expect(letters.map(titlesIn)).toEqual([['La pompe attend', 'Le puits']]);
    const [changed, step] = letters[0]?.projects[0]?.news ?? [];
    expect(changed).toMatchObject({ gifts: [{ state: 'changed' }], reasons: [{ fr: 'Le prix a monté.' }] });
    expect(step?.steps).toHaveLength(1);
  });

  it('[B1] one letter a week at most to an address, however it was typed; what happened meanwhile is gathered into the next', async () => {
    await pump({ newsEmail: 'Ada@Example.org' });
    await give({ newsEmail: ADA });
    const { post, letters } = notingPost();
    await posted(stage.deps, 'Un');
    await later(0, post);
    await posted(stage.deps, 'Deux');
    await later(2 * HOUR_MS, post);
    await posted(stage.deps, 'Trois', { gifts: [told('pump', 'delivered')] });
    await later(WEEK_MS - 3 * HOUR_MS, post);
    expect(letters.map(titlesIn)).toEqual([['Un']]);
    await later(2 * HOUR_MS, post);
    await later(WEEK_MS, post);
    expect(letters.map(titlesIn)).toEqual([['Un'], ['Trois', 'Deux']]);
    expect(letters[1]?.projects[0]?.news[0]?.gifts).toMatchObject([{ quantity: 1 }]);
    await posted(stage.deps, 'Quatre');
    await later(0, post);
    expect(letters).toHaveLength(3);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(3);
  });

  it('[B1] projects of several associations come in one letter, each under its own name', async () => {
    const other = {
      association: { name: 'Les Autres', email: 'others@example.org', demonstration: true },
      associationId: AssociationId.parse('asso_other0000000000000'),
      village: { slug: VillageSlug.parse('other-village'), name: 'Other village' },
      project: smallProject({ slug: ProjectSlug.parse('other-project') }),
    };
    expect(await importCatalogue(stage.deps, other)).toMatchObject({ ok: true });
    await give({ newsEmail: ADA });
    n += 1;
    const opened = await openCheckout(stage.deps, {
      village: other.village.slug,
      player: player(n),
      body: basket({ newsEmail: ADA, language: 'en' }),
    });
    if (!opened.ok) throw new Error('refused');
    givers.push(opened.value.donation);
    await pay(stage, opened.value.donation);
    await stage.quiet();
    await posted(stage.deps, 'Ici');
    await posted(stage.deps, 'Ailleurs', {}, other.project.slug);
    const { post, letters } = notingPost();
    await later(0, post);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.projects.map(({ association }) => association.name).sort()).toEqual(['Les Autres', 'Test']);
  });

  it('[B1] says what news say when it leaves: corrected, without what was withdrawn, and nothing when nothing is left', async () => {
    await pump({ newsEmail: ADA });
    const one = await posted(stage.deps, 'Une faute');
    const two = await posted(stage.deps, 'Une erreur');
    await corrected(stage.deps, one, { title: { fr: 'Sans faute', en: '' } });
    await withdrawNews(stage.deps, await rowOf(stage.deps, two), FIELD.id);
    const { post, letters } = notingPost();
    await later(0, post);
    expect(letters.map(titlesIn)).toEqual([['Sans faute']]);
    await corrected(stage.deps, one, { words: { fr: 'Autrement dit.', en: '' } });
    const three = await posted(stage.deps, 'Trop tôt');
    await withdrawNews(stage.deps, await rowOf(stage.deps, three), FIELD.id);
    await later(WEEK_MS, post);
    expect(letters, 'a correction is not told again, and what was withdrawn never').toHaveLength(1);
    await posted(stage.deps, 'Enfin');
    await later(0, post);
    expect(letters, 'a letter that had nothing to say counts for nothing').toHaveLength(2);
  });

  it('[B1] a correction that delivers a gift is told to who gave it', async () => {
    await pump({ newsEmail: ADA });
    await give({ newsEmail: 'seeds@example.org' });
    const news = await posted(stage.deps, 'Elle arrive');
    const { post, letters } = notingPost();
    await later(0, post);
    await corrected(stage.deps, news, { gifts: [told('pump', 'delivered')] });
    await later(WEEK_MS, post);
    await later(WEEK_MS, post);
    expect(letters.map(({ to }) => to).sort()).toEqual([ADA, ADA, 'seeds@example.org']);
  });

  it('[B1] [P1] nobody is written to who took the wish back, was erased, or was given the money back meanwhile', async () => {
    const changed = await pump({ newsEmail: 'changed@example.org' });
    const erased = await pump({ newsEmail: 'erased@example.org' });
    const returned = await pump({ newsEmail: 'returned@example.org' });
    await pump({ newsEmail: 'changed@example.org' });
    await posted(stage.deps, 'Des nouvelles');
    await drainOutbox(stage.deps);
    await takeBack(stage.deps, changed, 'newsEmail');
    await erasePerson(stage.deps, { players: [], address: 'erased@example.org' }, 'host');
    const back = { donation: returned, lines: null, attempt: null, reason: '', by: 'host' };
    expect(await giveMoneyBack(stage.deps, back)).toMatchObject({ ok: true });
    await stage.quiet();
    const { post, letters } = notingPost();
    await later(0, post);
    expect(
      letters.map(({ to }) => to),
      'the other gift of the same address still has its wish',
    ).toEqual(['changed@example.org']);
    expect((await stage.store.read.consents(erased)).map(({ value }) => value)).toEqual(['']);
  });

  it('[B1] one tap stops every letter to an address, its other gifts with it, and erases the address there', async () => {
    const first = await pump({ newsEmail: 'ADA@example.org' });
    const second = await give({ newsEmail: ADA, thanksEmail: ADA });
    await posted(stage.deps, 'Une');
    const { post, letters } = notingPost();
    await later(0, post);
    const { reader = '' } = letters[0] ?? {};
    expect(await newsReader(stage.deps, reader)).toBe(ADA);
    await posted(stage.deps, 'Deux');
    await drainOutbox(stage.deps);
    await stopNews(stage.deps, reader);
    await stopNews(stage.deps, reader);
    await later(2 * WEEK_MS, post);
    expect(letters).toHaveLength(1);
    expect(await newsReader(stage.deps, reader)).toBeNull();
    const kept = async (donation: DonationId) =>
      (await stage.store.read.consents(donation)).flatMap(({ kind, value }) => (value === '' ? [] : kind));
    expect([await kept(first), await kept(second)]).toEqual([[], ['thanksEmail']]);
    const again = await pump({ newsEmail: ADA });
    await posted(stage.deps, 'Trois');
    await later(0, post);
    expect(letters.map(titlesIn), 'who asks anew is written to anew').toEqual([['Une'], ['Trois']]);
    await stopNews(stage.deps, reader);
    expect(await kept(again), 'an old letter stops it just the same').toEqual([]);
  });

  it('[B1] several drains at once write one letter; several gifts of one address have one', async () => {
    for (let gifts = 0; gifts < 3; gifts++) await pump({ newsEmail: ADA });
    await posted(stage.deps, 'Une');
    await posted(stage.deps, 'Deux');
    const { post, letters } = notingPost();
    await Promise.all([1, 2, 3].map(() => drainOutbox(withPost(post))));
    await drainOutbox(withPost(post));
    expect(letters.map(titlesIn)).toEqual([['Deux', 'Une']]);
  });

  it('[B1] a post that is away takes it later, with what happened meanwhile; one that may have had it gets the very same again', async () => {
    await pump({ newsEmail: ADA });
    const away = () => 'noPost' as const;
    const broken = () => {
      throw new Error('the line broke');
    };
    const { post, letters } = notingPost([away, broken, away]);
    await posted(stage.deps, 'Un');
    await later(0, post);
    await posted(stage.deps, 'Deux');
    await later(HOUR_MS, post);
    await posted(stage.deps, 'Trois');
    // The post is away once more; what may have arrived does not change for that.
    await later(HOUR_MS, post);
    await later(HOUR_MS, post);
    expect(letters.map(titlesIn)).toEqual([['Deux', 'Un']]);
    await later(WEEK_MS - HOUR_MS, post);
    expect(letters).toHaveLength(1);
    await later(2 * HOUR_MS, post);
    expect(letters.map(titlesIn)).toEqual([['Deux', 'Un'], ['Trois']]);
  });

  it('[B1] one letter a week at most: one that may have arrived counts, though its news are withdrawn before the next try', async () => {
    await pump({ newsEmail: ADA });
    const { post, letters } = notingPost([() => 'unsure']);
    const first = await posted(stage.deps, 'Une');
    await later(0, post);
    await withdrawNews(stage.deps, await rowOf(stage.deps, first), FIELD.id);
    await later(HOUR_MS, post);
    await posted(stage.deps, 'Deux');
    await later(HOUR_MS, post);
    expect(letters.map(titlesIn)).toEqual([]);
    await later(WEEK_MS, post);
    expect(letters.map(titlesIn)).toEqual([['Deux']]);
  });

  it('[B1] [P1] what was settled at a first try is not told at the second of a gift whose wish or money has gone meanwhile', async () => {
    const taken = await pump({ newsEmail: 'taken@example.org' });
    const returned = await pump({ newsEmail: 'returned@example.org' });
    await pump({ newsEmail: 'kept@example.org' });
    await posted(stage.deps, 'Des nouvelles');
    const { post, letters } = notingPost(Array.from({ length: 3 }, () => () => 'unsure' as const));
    await later(0, post);
    await takeBack(stage.deps, taken, 'newsEmail');
    const back = { donation: returned, lines: null, attempt: null, reason: '', by: 'host' };
    expect(await giveMoneyBack(stage.deps, back)).toMatchObject({ ok: true });
    await stage.quiet();
    await later(HOUR_MS, post);
    expect(letters.map(({ to }) => to)).toEqual(['kept@example.org']);
  });

  it('[B1] what was given before there were letters of news has its reader too', async () => {
    await pump({ newsEmail: ADA });
    await engine.tamper(address, 'delete from news_reader');
    await posted(stage.deps, 'Une');
    const { post, letters } = notingPost();
    await later(0, post);
    expect(letters.map(({ to }) => to)).toEqual([ADA]);
  });

  describe('and what is kept of readers', () => {
    it('[E2] [P1] erasing leaves nothing that tells of the reader, nor of what was written', async () => {
      await pump({ newsEmail: ADA });
      await posted(stage.deps, 'Une');
      const { post, letters } = notingPost();
      await later(0, post);
      const { reader = '', id = '' } = letters[0] ?? {};
      await posted(stage.deps, 'Deux');
      await drainOutbox(stage.deps);
      expect(await stage.store.read.newsLetter(id.slice('news:'.length))).not.toBeNull();
      expect(await stage.store.read.toldByLetter(id.slice('news:'.length))).toHaveLength(1);
      await erasePerson(stage.deps, { players: [], address: ADA }, 'player');
      expect(await newsReader(stage.deps, reader)).toBeNull();
      expect(await stage.store.read.newsLetter(id.slice('news:'.length))).toBeNull();
      expect(await stage.store.read.toldByLetter(id.slice('news:'.length))).toEqual([]);
      await later(2 * WEEK_MS, post);
      expect(letters).toHaveLength(1);
    });
  });
});
