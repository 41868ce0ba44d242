import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { publishNews, withdrawNews } from '#server/domain/news/publish.ts';
import { beginNews, writeNews } from '#server/domain/news/write.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { type DonationId, GiftSlug, type NewsId, StewardId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { basket, expectSound, given, player } from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

const steward = { id: StewardId.parse('stw_0000000000000001'), email: 'field@example.org', name: '' };
const PUMP = GiftSlug.parse('pump');

describe('[V2] [G8] news and money that goes back', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    const times = { createdAt: '2026-11-27T00:00:00.000Z', updatedAt: '2026-11-27T00:00:00.000Z' };
    const row = { ...steward, emailVerified: true, image: null, ...times };
    await stage.store.tx(async (tx) => ok(await tx.insertIdentity('steward', row)));
  });
  afterEach(() => stage.close());

  const pumpFrom = (n: number) =>
    given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }), player(n));
  const giveBack = (donation: DonationId) =>
    giveMoneyBack(stage.deps, { donation, lines: null, attempt: null, reason: 'given by mistake', by: 'host' });
  const standing = async (id: DonationId) =>
    (await stage.store.read.donation(id))?.placements.filter(({ removedAt }) => removedAt === null) ?? [];
  const statesOf = async (donation: DonationId) => (await standing(donation)).map(({ state }) => state);
  const rowOf = async (id: NewsId) => {
    const row = await stage.store.read.newsRow(id);
    if (row === null) throw new Error('no news');
    return row;
  };

  async function pumpsDelivered(): Promise<NewsId> {
    const project = await stage.store.read.project(PROJECT);
    if (project === null) throw new Error('no project');
    const id = await beginNews(stage.deps, steward, project);
    const words = { fr: 'Les pompes sont là.', en: '' };
    const gifts = [{ gift: PUMP, as: 'delivered' as const, quantity: '', reason: { fr: '', en: '' } }];
    await writeNews(stage.deps, id, (body) => ({ ...body, title: words, words, gifts }));
    expect(await publishNews(stage.deps, await rowOf(id), steward.id)).toMatchObject({ ok: true });
    return id;
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

  it('what stood only because it was delivered leaves when the news are withdrawn: nothing is promised without its money', async () => {
    const [kept, back] = [await pumpFrom(1), await pumpFrom(2)];
    const id = await pumpsDelivered();
    await drainOutbox(stage.deps);
    await giveBack(back);
    await withdrawNews(stage.deps, await rowOf(id), steward.id);
    await drainOutbox(stage.deps);
    expect(await statesOf(kept)).toEqual(['promised']);
    expect(await statesOf(back)).toEqual([]);
    expect((await stage.store.read.progress(PROJECT)).gifts).toBe(1);
    await stage.quiet();
    await expectSound(stage);
  });
});
