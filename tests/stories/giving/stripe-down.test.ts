import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { ok } from '#shared/result.ts';
import { attemptOf, basket, expectSound, opened, pay, player, standingGifts, statusOf } from '../../support/giving.ts';
import { impatient } from '../../support/impatient.ts';
import { openStage, type Stage, VILLAGE } from '../../support/stage.ts';

const CREATE = 'POST /v1/checkout/sessions';
const MINUTE = 60_000;
const plenty = () => createTokenBucket(1e6, 1e6);

describe('when Stripe answers 500, late or nothing', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const ask = (body: ReturnType<typeof basket>, deps = stage.deps) =>
    openCheckout(deps, { village: VILLAGE, player: player(1), body });
  const sessions = async () => ((await stage.report('sessions')) as { sessions: { id: string }[] }).sessions;
  const heldPlots = async () => (await stage.store.read.holds(VILLAGE)).plots;

  it.each([
    ['500', 'before'],
    ['429', 'before'],
    ['timeout', 'before'],
    ['timeout', 'after'],
  ])('[G7] %s %s the session was made: the basket is kept, and sent again it is one session', async (answer, when) => {
    await stage.control('faults', { calls: 1, answer, when, match: CREATE });
    const body = basket();
    expect(await ask(body, impatient(stage))).toEqual({ ok: false, error: { kind: 'paymentUnreachable' } });
    expect(await heldPlots()).toHaveLength(1);
    const again = await ask(body);
    expect(again.ok).toBe(true);
    expect(await sessions()).toHaveLength(1);
    if (!again.ok) return;
    await pay(stage, again.value.donation);
    await stage.quiet();
    expect(await standingGifts(stage, again.value.donation)).toHaveLength(1);
    await expectSound(stage);
  });

  it('[M2] a 500 that Stripe keeps for the key: nobody knows until the stray session is found, and it is one session', async () => {
    await stage.control('faults', { calls: 1, answer: '500', when: 'after', match: CREATE });
    const body = basket();
    for (let asked = 0; asked < 2; asked++) {
      expect(await ask(body)).toEqual({ ok: false, error: { kind: 'paymentUnreachable' } });
    }
    stage.simulator.clock.advance(5 * MINUTE);
    await sweep(stage.deps, plenty());
    const again = await ask(body);
    expect(again.ok).toBe(true);
    expect(await sessions()).toHaveLength(1);
    if (again.ok) await pay(stage, again.value.donation);
    await stage.quiet();
    if (again.ok) expect(await standingGifts(stage, again.value.donation)).toHaveLength(1);
    await expectSound(stage);
  });

  it('a connection that is cut after the session was made is asked again by the SDK, with our key: one session', async () => {
    await stage.control('faults', { calls: 1, answer: 'hangup', when: 'after', match: CREATE });
    expect((await ask(basket())).ok).toBe(true);
    expect(await sessions()).toHaveLength(1);
  });

  it('the sweeper asks again with the same key for 4 minutes', async () => {
    await stage.control('faults', { calls: 1, answer: 'timeout', when: 'after', match: CREATE });
    const body = basket();
    await ask(body, impatient(stage));
    stage.simulator.clock.advance(MINUTE);
    await sweep(stage.deps, plenty());
    const reply = await ask(body);
    expect(reply.ok).toBe(true);
    expect(await sessions()).toHaveLength(1);
  });

  it('after 4 minutes a stray session is found among those made since; without one the attempt is given up', async () => {
    await stage.control('faults', { calls: 1, answer: 'timeout', when: 'after', match: CREATE });
    await ask(basket(), impatient(stage));
    stage.simulator.clock.advance(5 * MINUTE);
    await sweep(stage.deps, plenty());
    const [row] = stage.query<{ state: string; session_id: string }>('select state, session_id from attempt');
    expect(row).toMatchObject({ state: 'open', session_id: (await sessions())[0]?.id });

    await stage.control('faults', { calls: 1, answer: 'timeout', when: 'before', match: CREATE });
    await openCheckout(impatient(stage), { village: VILLAGE, player: player(2), body: basket() });
    expect(await heldPlots()).toHaveLength(2);
    stage.simulator.clock.advance(5 * MINUTE);
    await sweep(stage.deps, plenty());
    expect(stage.query("select id from attempt where state = 'abandoned'")).toHaveLength(1);
    expect(await heldPlots()).toHaveLength(1);
  });

  /** What a host sees who changed the key, or whose sandbox was emptied. */
  const forgetSession = async (donation: Parameters<typeof attemptOf>[1]) => {
    const { id } = await attemptOf(stage, donation);
    await stage.store.tx(async (tx) =>
      ok(await tx.moveAttempt(id, ['open'], 'open', { sessionId: 'cs_test_unknown' }, stage.deps.surroundings.now())),
    );
  };

  it('[G7] a session that Stripe no longer knows does not stand in the way of the next basket', async () => {
    const { donation } = await opened(stage, basket());
    await forgetSession(donation);
    const next = await ask(basket({ gifts: [{ gift: 'pump', quantity: 1, plot: null }] }));
    expect(next.ok).toBe(true);
    expect((await attemptOf(stage, donation)).state).toBe('abandoned');
    expect(await heldPlots()).toHaveLength(1);
  });

  it('[G7] a session that Stripe no longer knows is given up after its end, and not asked about for ever', async () => {
    const { donation } = await opened(stage, basket());
    await forgetSession(donation);
    stage.simulator.clock.advance(46 * MINUTE);
    await sweep(stage.deps, plenty());
    expect((await attemptOf(stage, donation)).state).toBe('abandoned');
    expect(await heldPlots()).toEqual([]);
    await expectSound(stage);
  });

  it('[G7] a session that Stripe refuses abandons the attempt and frees the plots', async () => {
    const { payments } = stage.deps;
    const refusing = {
      ...stage.deps,
      payments: {
        ...payments,
        createSession: (request: Parameters<typeof payments.createSession>[0]) =>
          payments.createSession({ ...request, currency: 'xxx' }),
      },
    };
    const reply = await openCheckout(refusing, { village: VILLAGE, player: player(1), body: basket() });
    expect(reply).toEqual({ ok: false, error: { kind: 'paymentRefused' } });
    expect(await heldPlots()).toEqual([]);
    expect(stage.query("select id from attempt where state = 'abandoned'")).toHaveLength(1);
  });

  it('[G6] a gift lands while Stripe cannot be asked anything: the signed event is enough', async () => {
    const { donation } = await opened(stage, basket());
    await stage.control('faults', { calls: 1000, answer: '500' });
    await pay(stage, donation);
    await stage.simulator.deliveries.idle();
    expect((await statusOf(stage, donation)).status).toBe('paid');
    expect(await standingGifts(stage, donation)).toHaveLength(1);
  });

  it('hints that cannot be asked about now wait, longer each time, and are asked again', async () => {
    const { donation } = await opened(stage, basket());
    await pay(stage, donation);
    await stage.simulator.deliveries.idle();
    await stage.control('faults', { calls: 1000, answer: '503', match: 'GET' });
    stage.simulator.clock.advance(2 * MINUTE);
    await stage.quiet();
    const waiting = () => stage.query<{ tries: number }>("select tries from stripe_event where state = 'waiting'");
    expect(waiting().length).toBeGreaterThan(0);
    expect(waiting().every(({ tries }) => tries >= 1)).toBe(true);
    await stage.control('faults/clear');
    stage.simulator.clock.advance(MINUTE);
    await stage.quiet();
    expect(waiting()).toEqual([]);
    expect(stage.query("select id from attempt where state = 'settled'")).toHaveLength(1);
    await expectSound(stage);
  });
});
