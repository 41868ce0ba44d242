import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancel } from '#server/domain/donations/cancel.ts';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { syncedStatus } from '#server/domain/donations/status.ts';
import { sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { everyGift } from '#shared/catalogue/catalogue.ts';
import { cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import {
  attemptOf,
  balances,
  basket,
  expectSound,
  freePlots,
  given,
  opened,
  pay,
  player,
  sessionOf,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { openStage, PROJECT, type Stage, VILLAGE } from '../../support/stage.ts';

const plenty = () => createTokenBucket(1e6, 1e6);
const MINUTE = 60_000;

describe('when giving takes another turn', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const heldPlots = async () => (await stage.store.read.holds(VILLAGE)).plots;
  const ask = (body: ReturnType<typeof basket>, by = player(1)) =>
    openCheckout(stage.deps, { village: VILLAGE, player: by, body });
  const refusal = async (body: ReturnType<typeof basket>, by = player(1)) => {
    const reply = await ask(body, by);
    return reply.ok ? null : reply.error;
  };

  it('a double click is one donation and one session', async () => {
    const body = basket();
    const [first, second] = await Promise.all([ask(body), ask(body)]);
    const third = await ask(body);
    expect(first).toEqual(second);
    expect(third).toEqual(first);
    expect(first.ok).toBe(true);
    const { sessions } = (await stage.report('sessions')) as { sessions: unknown[] };
    expect(sessions).toHaveLength(1);
  });

  it('[M8] an invented project takes no real money', async () => {
    const deps = { ...stage.deps, settings: { ...stage.deps.settings, livemode: true } };
    const reply = await openCheckout(deps, { village: VILLAGE, player: player(1), body: basket() });
    expect(reply).toEqual({ ok: false, error: { kind: 'demonstration' } });
    expect(await heldPlots()).toEqual([]);
  });

  it('[G9] a gift that is no longer offered is refused in words, and what stands of it keeps its looks', async () => {
    await given(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    await stage.store.tx(async (tx) => {
      const project = await tx.project(PROJECT);
      if (!project) throw new Error('it was imported');
      await tx.saveProject({ ...project, gifts: project.gifts.filter(({ slug }) => slug !== 'pump') });
      return { ok: true, value: null };
    });
    const project = await stage.store.read.project(PROJECT);
    expect(project?.gifts.map(({ slug }) => slug)).not.toContain('pump');
    expect(project && everyGift(project).find(({ slug }) => slug === 'pump')).toMatchObject({ priceCents: 6000 });
    expect(await refusal(basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }), player(2))).toEqual({
      kind: 'unknownGift',
      gift: 'pump',
    });
    await expectSound(stage);
  });

  it('[G3] two players on one plot: the second is told which, and nothing of theirs is kept', async () => {
    const [plot] = await freePlots(stage, 1, { w: 2, d: 2 });
    await opened(stage, basket({ gifts: [{ gift: 'house', quantity: 1, plot }] }));
    const wish = { gift: 'seeds', quantity: 1, plot: { x: (plot?.x ?? 0) + 1, y: (plot?.y ?? 0) + 1 } };
    const other = { gift: 'bricks', quantity: 10, plot: null };
    expect(await refusal(basket({ gifts: [other, wish] }), player(2))).toEqual({
      kind: 'plotTaken',
      line: 1,
      gift: 'seeds',
      plot: wish.plot,
    });
    expect(await heldPlots()).toHaveLength(4);
    expect(stage.query('select id from donation')).toHaveLength(1);
  });

  it('[G3] a plot in the river, outside the village or under another gift of the same basket is refused', async () => {
    const village = await stage.store.read.village(VILLAGE);
    if (!village) throw new Error('it was imported');
    const terrain = stage.deps.lands.terrain(village);
    const wet = Array.from({ length: 1024 }, (_, i) => ({ x: i % 32, y: Math.floor(i / 32) })).find(
      ({ x, y }) => terrain.plotKind(x, y) !== 'meadow',
    );
    expect(await refusal(basket({ gifts: [{ gift: 'seeds', quantity: 1, plot: wet }] }))).toMatchObject({
      kind: 'plotUnfit',
      line: 0,
    });
    const away = { x: 500, y: 500 };
    expect(await refusal(basket({ gifts: [{ gift: 'seeds', quantity: 1, plot: away }] }))).toMatchObject({
      kind: 'plotUnfit',
      line: 0,
    });
    const [plot] = await freePlots(stage, 1);
    const twice = { gift: 'seeds', quantity: 1, plot };
    expect(await refusal(basket({ gifts: [twice, twice] }))).toEqual({
      kind: 'plotTaken',
      line: 1,
      gift: 'seeds',
      plot,
    });
  });

  it('[G9] a plot taken between hold and payment gives the nearest free one', async () => {
    const [plot] = await freePlots(stage, 1);
    const { donation } = await opened(stage, basket({ gifts: [{ gift: 'seeds', quantity: 1, plot }] }));
    const session = await sessionOf(stage, donation);
    await cancel(stage.deps, donation);
    await given(stage, basket({ gifts: [{ gift: 'seeds', quantity: 1, plot }] }), player(2));
    // The page was still open in another tab and Stripe took the money all the same.
    await lateTruth(stage, donation, session);
    const [late] = await standingGifts(stage, donation);
    expect(late).toBeDefined();
    expect(late).not.toMatchObject({ ...plot });
    const message = 'a gift stands elsewhere than it was wished: its plot was taken meanwhile';
    expect(stage.notes).toContainEqual({ message, donation, village: VILLAGE, line: 0, gift: 'seeds' });
    expect((await statusOf(stage, donation)).status).toBe('paid');
    await expectSound(stage);
  });

  it('[G9] a gift sold out meanwhile is placed all the same, and beyond the need', async () => {
    const open = [];
    for (let n = 1; n <= 4; n++) {
      open.push(await opened(stage, basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }), player(n)));
    }
    for (const { donation } of open) await pay(stage, donation);
    await stage.quiet();
    for (const { donation } of open) expect(await standingGifts(stage, donation)).toHaveLength(1);
    expect(stage.query('select id from placement where beyond_need = 1')).toHaveLength(1);
    const message = 'a gift was sold out meanwhile: it stands all the same';
    expect(stage.notes.filter((note) => note.message === message)).toMatchObject([{ gift: 'pump', line: 0 }]);
    expect(stage.notes.filter((note) => note.message.includes('elsewhere'))).toEqual([]);
    expect(await stage.store.read.progress(PROJECT)).toMatchObject({ raisedCents: 24_000, gifts: 4 });
    expect(await refusal(basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }))).toEqual({
      kind: 'soldOut',
      gift: 'pump',
      left: 0,
    });
    await expectSound(stage);
  });

  it('[G1] prices that moved since the receipt in advance are shown again, not charged', async () => {
    expect(await refusal(basket({ catalogueVersion: 'v0' }))).toEqual({ kind: 'catalogueChanged' });
  });

  it('[G1] the same basket read again after prices moved is paid at the new price: the old page is closed', async () => {
    const body = basket();
    const first = await opened(stage, body);
    const project = await stage.store.read.project(PROJECT);
    if (!project) throw new Error('it was imported');
    const gifts = project.gifts.map((gift) => (gift.slug === 'seeds' ? { ...gift, priceCents: cents(400) } : gift));
    await stage.store.tx(async (tx) => ok(await tx.saveProject({ ...project, catalogueVersion: 'v2', gifts })));
    const second = await opened(stage, { ...body, catalogueVersion: 'v2' });
    expect(second.donation).not.toBe(first.donation);
    expect((await attemptOf(stage, second.donation)).amountCents).toBe(400);
    await expect(pay(stage, first.donation)).rejects.toThrow();
  });

  it('[G7] a declined card leaves the session open: another card pays it', async () => {
    const { donation } = await opened(stage, basket());
    await pay(stage, donation, '4000000000000002');
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('open');
    await pay(stage, donation);
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('paid');
    await expectSound(stage);
  });

  it('[G7] cancelling expires the session at Stripe first, then frees the plots; the same basket opens again', async () => {
    const body = basket({ publicName: 'Ada' });
    const { donation } = await opened(stage, body);
    expect(await cancel(stage.deps, donation)).toEqual({ ok: true, value: null });
    expect((await statusOf(stage, donation)).status).toBe('cancelled');
    expect(await heldPlots()).toEqual([]);
    await expect(pay(stage, donation)).rejects.toThrow();
    const again = await opened(stage, body);
    expect(again.donation).not.toBe(donation);
    expect((await statusOf(stage, again.donation)).status).toBe('open');
  });

  it('[G7] cancelling what was paid meanwhile gives the gift instead', async () => {
    stage.simulator.deliveries.setPolicy({ hold: true });
    const { donation } = await opened(stage, basket());
    await pay(stage, donation);
    await cancel(stage.deps, donation);
    expect((await statusOf(stage, donation)).status).toBe('paid');
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    stage.simulator.deliveries.setPolicy({ hold: false });
    await stage.quiet();
    await expectSound(stage);
  });

  it('another basket closes the first page; a paid basket is not sold twice', async () => {
    const first = await opened(stage, basket());
    const body = basket({ gifts: [{ gift: 'bricks', quantity: 12, plot: null }] });
    const second = await opened(stage, body);
    expect((await statusOf(stage, first.donation)).status).toBe('cancelled');
    await expect(pay(stage, first.donation)).rejects.toThrow();
    await pay(stage, second.donation);
    await stage.quiet();
    expect(await refusal(body)).toEqual({ kind: 'alreadyPaid', donation: second.donation });
  });

  it('[G5] coming back to leave the name out makes another session, without the name', async () => {
    const body = basket({ publicName: 'Ada' });
    const first = await opened(stage, body);
    const second = await opened(stage, { ...body, publicName: null });
    expect(second.donation).not.toBe(first.donation);
    expect(await stage.store.read.consents(second.donation)).toEqual([]);
    expect((await statusOf(stage, first.donation)).status).toBe('cancelled');
  });

  it('[G7] an expired session frees the plots', async () => {
    const { donation } = await opened(stage, basket());
    await stage.simulator.deliveries.idle();
    stage.simulator.clock.advance(36 * MINUTE);
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('expired');
    expect(await heldPlots()).toEqual([]);
  });

  it('every webhook lost: the return page sees the payment, the sweeper sees the rest', async () => {
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    const seen = await opened(stage, basket());
    await pay(stage, seen.donation);
    expect((await syncedStatus(stage.deps, plenty(), seen.donation))?.status).toBe('paid');
    const unseen = await opened(stage, basket(), player(2));
    await pay(stage, unseen.donation);
    const left = await opened(stage, basket(), player(3));
    stage.simulator.clock.advance(6 * MINUTE);
    await sweep(stage.deps, plenty());
    expect((await statusOf(stage, unseen.donation)).status).toBe('paid');
    // Its fee was booked in those minutes.
    expect((await attemptOf(stage, unseen.donation)).state).toBe('settled');
    expect((await statusOf(stage, left.donation)).status).toBe('open');
    stage.simulator.clock.advance(46 * MINUTE);
    await sweep(stage.deps, plenty());
    expect((await statusOf(stage, left.donation)).status).toBe('expired');
    expect(await heldPlots()).toEqual([]);
    await expectSound(stage);
  });

  it.each([
    ['amount', { amountTotalCents: 100 }],
    ['currency', { currency: 'usd' }],
    ['livemode', { livemode: true }],
    ['reference', { clientReferenceId: 'att_somebody-elses-attempt' }],
  ])('[M4] a payment whose %s differs is quarantined with an alert, and gives nothing', async (_what, change) => {
    const { donation } = await opened(stage, basket());
    await stage.control(`sessions/${await sessionOf(stage, donation)}/tamper`, change);
    await pay(stage, donation);
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('checking');
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(balances(stage)).toEqual({});
    expect(stage.query("select id from outbox where topic = 'alert'")).toHaveLength(1);
    expect(stage.complaints).toContainEqual({ level: 'error', message: 'a payment differs from what was asked' });
    await expectSound(stage);
  });
});

/** What Stripe would say of a session that was paid although we had given it up. */
async function lateTruth(stage: Stage, donation: Parameters<typeof attemptOf>[1], session: string): Promise<void> {
  const attempt = await attemptOf(stage, donation);
  const object = {
    id: session,
    object: 'checkout.session',
    amount_total: attempt.amountCents,
    client_reference_id: attempt.id,
    currency: 'eur',
    livemode: false,
    payment_intent: 'pi_late',
    payment_status: 'paid',
    status: 'complete',
    url: null,
    expires_at: Math.floor(attempt.expiresAt / 1000),
  };
  await stage.control('events', { objectJson: JSON.stringify(object) });
  await stage.simulator.deliveries.idle();
}
