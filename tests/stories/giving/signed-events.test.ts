import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyEvent } from '#server/adapters/stripe/webhook.ts';
import {
  attemptOf,
  balances,
  basket,
  expectSound,
  given,
  opened,
  pay,
  sessionOf,
  standingGifts,
  statusOf,
} from '../../support/giving.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const NOW = 1_800_000_000_000;
const body = Buffer.from(
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    api_version: '2026-10-28.endive',
    type: 'checkout.session.completed',
    livemode: false,
    account: 'acct_1',
    data: { object: { id: 'cs_test_1', object: 'checkout.session' } },
  }),
);
const signed = (payload: Uint8Array, secret: string, at = NOW) => {
  const t = Math.floor(at / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.`).update(payload).digest('hex')}`;
};

describe('what is signed and what is not', () => {
  it('a signature by any of our secrets is taken, during a rotation too', () => {
    for (const secret of ['whsec_old', 'whsec_new']) {
      const hint = verifyEvent(body, signed(body, secret), ['whsec_new', 'whsec_old'], NOW);
      expect(hint).toMatchObject({
        ok: true,
        value: { id: 'evt_1', account: 'acct_1', objectId: 'cs_test_1', truth: null },
      });
    }
  });

  it('a forged, changed, old or unsigned delivery is refused', () => {
    const refused = { ok: false, error: { kind: 'forged' } };
    expect(verifyEvent(body, signed(body, 'whsec_other'), ['whsec_a'], NOW)).toEqual(refused);
    const changed = Buffer.from(body.toString().replace('acct_1', 'acct_2'));
    expect(verifyEvent(changed, signed(body, 'whsec_a'), ['whsec_a'], NOW)).toEqual(refused);
    expect(verifyEvent(body, signed(body, 'whsec_a', NOW - 301_000), ['whsec_a'], NOW)).toEqual(refused);
    expect(verifyEvent(body, signed(body, 'whsec_a', NOW - 299_000), ['whsec_a'], NOW).ok).toBe(true);
    expect(verifyEvent(body, undefined, ['whsec_a'], NOW)).toEqual(refused);
    expect(verifyEvent(body, 'garbage', ['whsec_a'], NOW)).toEqual(refused);
    expect(verifyEvent(new Uint8Array(), signed(body, 'whsec_a'), ['whsec_a'], NOW)).toEqual(refused);
    expect(verifyEvent(body, signed(body, ''), [''], NOW)).toEqual(refused);
  });

  it('[M4] a thin event of Accounts v2 names an account, and is a hint about that account alone', () => {
    const account = { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' };
    const event = { id: 'evt_2', object: 'v2.core.event', created: '2026-11-26T00:00:00Z', livemode: false };
    for (const context of [null, 'acct_1']) {
      const type = 'v2.core.account[requirements].updated';
      const payload = Buffer.from(JSON.stringify({ ...event, type, context, related_object: account }));
      expect(verifyEvent(payload, signed(payload, 'whsec_c'), ['whsec_b', 'whsec_c'], NOW, 'connect')).toEqual({
        ok: true,
        value: {
          id: 'evt_2',
          type,
          account: 'acct_1',
          door: 'connect',
          livemode: false,
          objectId: 'acct_1',
          truth: null,
        },
      });
      expect(verifyEvent(payload, signed(payload, 'whsec_d'), ['whsec_c'], NOW, 'connect')).toMatchObject({
        error: { kind: 'forged' },
      });
    }
  });

  it('garbage that is signed is malformed, and so is a thin event', () => {
    for (const text of ['{', '[]', 'null', '{"object":"v2.core.event"}', '{"id":"evt_1","object":"event"}']) {
      const payload = Buffer.from(text);
      const refused = { ok: false, error: { kind: 'malformed' } };
      expect(verifyEvent(payload, signed(payload, 'whsec_a'), ['whsec_a'], NOW), text).toEqual(refused);
    }
  });
});

describe('signed events that say something else', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  /** The session as Stripe would draw it when paid, with what a test changes. */
  const paidSession = async (donation: Parameters<typeof attemptOf>[1], change: object = {}) => {
    const attempt = await attemptOf(stage, donation);
    return JSON.stringify({
      id: attempt.sessionId,
      object: 'checkout.session',
      amount_total: attempt.amountCents,
      client_reference_id: attempt.id,
      currency: 'eur',
      livemode: false,
      payment_intent: 'pi_forged',
      payment_status: 'paid',
      status: 'complete',
      url: null,
      expires_at: 1_900_000_000,
      ...change,
    });
  };
  const send = async (event: object) => {
    await stage.control('events', event);
    await stage.simulator.deliveries.idle();
    return stage.received.at(-1)?.outcome;
  };

  it('a session of nobody we know is acknowledged, noted and left', async () => {
    const { donation } = await opened(stage, basket());
    const stranger = { id: 'cs_test_stranger', client_reference_id: 'att_a-stranger-to-all-of-us' };
    expect(await send({ objectJson: await paidSession(donation, stranger) })).toBe('ignored');
    expect(stage.complaints).toContainEqual({ level: 'warn', message: 'a session that is not ours' });
    expect(balances(stage)).toEqual({});
  });

  it('a type we do not know is acknowledged and left, stored nowhere', async () => {
    expect(await send({ type: 'customer.created', objectJson: '{"id":"cus_1","object":"customer"}' })).toBe('ignored');
    expect(stage.query('select id from stripe_event')).toEqual([]);
  });

  it('another API version is only a hint: Stripe is asked, and says it is not paid', async () => {
    const { donation } = await opened(stage, basket());
    const objectJson = await paidSession(donation);
    expect(await send({ objectJson, apiVersion: '2019-01-01' })).toBe('waiting');
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('open');
    expect(await standingGifts(stage, donation)).toEqual([]);
  });

  it('another account that speaks of our session is quarantined', async () => {
    const { donation } = await opened(stage, basket());
    expect(await send({ objectJson: await paidSession(donation), account: 'acct_other' })).toBe('quarantined');
    expect(await standingGifts(stage, donation)).toEqual([]);
    expect(balances(stage)).toEqual({});
  });

  it('another session that borrows our reference is noted, and cannot stop the true payment', async () => {
    const { donation } = await opened(stage, basket());
    const objectJson = await paidSession(donation, { id: 'cs_test_borrowed', amount_total: 100 });
    expect(await send({ objectJson, account: 'acct_other' })).toBe('quarantined');
    expect((await statusOf(stage, donation)).status).toBe('open');
    await pay(stage, donation);
    await stage.quiet();
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    await expectSound(stage);
  });

  it('an older event after the payment changes nothing', async () => {
    const donation = await given(stage, basket());
    const objectJson = await paidSession(donation, { payment_status: 'unpaid', status: 'expired' });
    await send({ type: 'checkout.session.expired', objectJson });
    await stage.quiet();
    expect((await statusOf(stage, donation)).status).toBe('paid');
    expect(await standingGifts(stage, donation)).toHaveLength(1);
    await expectSound(stage);
  });

  it('refunds and disputes of payments that are not ours are asked about once and left', async () => {
    await send({ type: 'refund.created', objectJson: '{"id":"re_unknown","object":"refund"}' });
    await send({ type: 'charge.updated', objectJson: '{"id":"ch_1","object":"charge","payment_intent":"pi_unknown"}' });
    await stage.quiet();
    const waiting = stage.query("select id from stripe_event where state = 'waiting'");
    expect(waiting).toEqual([]);
    expect(await sessionCount()).toBe(0);
  });

  const sessionCount = async () => ((await stage.report('sessions')) as { sessions: unknown[] }).sessions.length;
});

describe('an association with its own Stripe account', () => {
  it('its payments are direct charges there, its events come by the Connect endpoint, its books are its own', async () => {
    const stage = await openStage({ account: 'acct_tea' });
    try {
      const donation = await given(stage, basket());
      expect((await attemptOf(stage, donation)).account).toBe('acct_tea');
      expect(await standingGifts(stage, donation)).toHaveLength(1);
      const { sessions } = (await stage.report('sessions')) as { sessions: { id: string; account: string }[] };
      expect(sessions).toMatchObject([{ id: await sessionOf(stage, donation), account: 'acct_tea' }]);
      expect(stage.query('select distinct account from ledger_entry')).toEqual([{ account: 'acct_tea' }]);
      await expectSound(stage);
    } finally {
      await stage.close();
    }
  });
});
