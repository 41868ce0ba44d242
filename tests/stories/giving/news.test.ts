import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cornerOf } from '#server/domain/corner/corner.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { withdrawNews } from '#server/domain/news/publish.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { type DonationId, GiftSlug, type NewsId } from '#shared/ids.ts';
import { basket, expectSound, given, player } from '../../support/giving.ts';
import { smallProject } from '../../support/projects.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { FIELD, posted, rowOf, seedSteward } from '../../support/writing.ts';

const PUMP = GiftSlug.parse('pump');
const BRICKS = GiftSlug.parse('bricks');
/** Bricks by number, each told of by itself. */
const gifts = smallProject().gifts.map((gift) =>
  gift.slug === BRICKS
    ? { ...gift, purpose: { kind: 'earmarked' as const, fallback: { fr: 'le puits', en: 'the well' } } }
    : gift,
);

describe('[V2] [G8] news and money that goes back', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ project: { gifts } });
    await seedSteward(stage.deps);
  });
  afterEach(() => stage.close());

  const pumpFrom = (n: number) =>
    given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }), player(n));
  const giveBack = (donation: DonationId) =>
    giveMoneyBack(stage.deps, { donation, lines: null, attempt: null, reason: 'given by mistake', by: 'host' });
  const standing = async (id: DonationId) =>
    (await stage.store.read.donation(id))?.placements.filter(({ removedAt }) => removedAt === null) ?? [];
  const statesOf = async (donation: DonationId) => (await standing(donation)).map(({ state }) => state);
  const pumpsDelivered = () => delivered(PUMP, '');
  async function delivered(gift: GiftSlug, quantity: string): Promise<NewsId> {
    const told = [{ gift, as: 'delivered' as const, quantity, reason: { fr: '', en: '' } }];
    return posted(stage.deps, 'Les pompes sont là', { gifts: told });
  }

  it('what went back before villages heard of it is gone; what went back after is there, with nobody’s name on it', async () => {
    const [first, second, third] = [await pumpFrom(1), await pumpFrom(2), await pumpFrom(3)];
    expect(await giveBack(first)).toMatchObject({ ok: true });
    await pumpsDelivered();
    expect(await giveBack(second), 'published, and no village has heard of it').toMatchObject({ ok: true });
    await drainOutbox(stage.deps);
    expect(await Promise.all([first, second, third].map(statesOf))).toEqual([[], [], ['delivered']]);
    expect(await giveBack(third)).toMatchObject({ ok: true });
    expect(await standing(third)).toMatchObject([{ state: 'delivered', unnamed: true }]);
    await stage.quiet();
    await expectSound(stage);
  });

  it('of a gift that is there in part the giver is told how many; when its money goes back it stays, nobody’s, and no news adds to it', async () => {
    const bricksFrom = (n: number) =>
      given(stage, basket({ gifts: [{ gift: BRICKS, quantity: 5, plot: null }] }), player(n));
    const [back, kept] = [await bricksFrom(1), await bricksFrom(2)];
    const fateOf = async (n: number) =>
      (await cornerOf(stage.deps, { players: [player(n)], address: null })).villages[0]?.donations[0]?.gifts[0];
    const first = await delivered(BRICKS, '3');
    await drainOutbox(stage.deps);
    expect([await fateOf(1), await fateOf(2)]).toMatchObject([
      { fate: 'promised', quantity: 5, there: 3 },
      { fate: 'promised', there: 0 },
    ]);
    expect(await giveBack(back)).toMatchObject({ ok: true });
    expect(await standing(back)).toMatchObject([{ state: 'promised', there: 3, unnamed: true }]);
    expect(await fateOf(1)).toMatchObject({ fate: 'givenBack', there: 0 });
    await delivered(BRICKS, '4');
    await drainOutbox(stage.deps);
    expect(await standing(back), 'its money bought three').toMatchObject([{ state: 'promised', there: 3 }]);
    expect(await standing(kept)).toMatchObject([{ state: 'promised', there: 4, unnamed: false }]);
    await stage.quiet();
    await expectSound(stage);
    await withdrawNews(stage.deps, await rowOf(stage.deps, first), FIELD.id);
    await drainOutbox(stage.deps);
    expect([await statesOf(back), await statesOf(kept)], 'promised again without its money: it leaves').toEqual([
      [],
      ['promised'],
    ]);
    await stage.quiet();
    await expectSound(stage);
  });

  it('what stood only because it was delivered leaves when the news are withdrawn: nothing is promised without its money', async () => {
    const [kept, back] = [await pumpFrom(1), await pumpFrom(2)];
    const id = await pumpsDelivered();
    await drainOutbox(stage.deps);
    await giveBack(back);
    await withdrawNews(stage.deps, await rowOf(stage.deps, id), FIELD.id);
    await drainOutbox(stage.deps);
    expect(await statesOf(kept)).toEqual(['promised']);
    expect(await statesOf(back)).toEqual([]);
    expect((await stage.store.read.progress(PROJECT)).gifts).toBe(1);
    await stage.quiet();
    await expectSound(stage);
  });
});
