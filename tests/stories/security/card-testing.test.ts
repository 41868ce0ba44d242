import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passagesOf } from '#server/adapters/auth/passages.ts';
import { guardedCheckout } from '#server/domain/defence/guarded-checkout.ts';
import { pauseGiving, resumeGiving } from '#server/domain/defence/pause.ts';
import { forget, keepWatch } from '#server/domain/defence/watch.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import type { Door, Passage } from '#server/domain/ports/defence.ts';
import { AssociationId, type DonationId, type PlayerId } from '#shared/ids.ts';
import { attemptOf, basket, pay, player, statusOf } from '../../support/giving.ts';
import { openStage, type Stage, VILLAGE } from '../../support/stage.ts';

const DECLINED = '4000000000000002';
const NOT_AUTHENTICATED = '4000002500003155';
const BAD_DEBIT = 'FR8420041010050500013M02607';
const ASSOCIATION = AssociationId.parse('asso_test00000000000000');
const MINUTE = 60_000;
const { addressKey } = passagesOf('secret of the tests', { cost: 1, least: 1, most: 1 }, Date.now);

let stage: Stage;
let passages = 0;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const passage = (address: string, door: Door = 'work'): Passage => {
  passages += 1;
  const expiresAt = stage.deps.surroundings.now() + 10 * MINUTE;
  return { door, key: `passage-${passages}`, expiresAt, addressKey: addressKey(address) };
};
const asks = (by: PlayerId, address: string, door: Door = 'work') =>
  guardedCheckout(stage.deps, { village: VILLAGE, player: by, body: basket() }, passage(address, door));
async function opens(by: PlayerId, address: string, door: Door = 'work'): Promise<DonationId> {
  const reply = await asks(by, address, door);
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.error)}`);
  return reply.value.donation;
}
async function declines(donation: DonationId, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await pay(stage, donation, DECLINED);
  await hears();
}
/** all that was sent is heard, and the guard has made its round */
async function hears() {
  await stage.quiet();
  return keepWatch(stage.deps, () => 0);
}
const refusal = async (asked: ReturnType<typeof asks>) => {
  const reply = await asked;
  return reply.ok ? 'opened' : reply.error.kind;
};
const rows = (table: string) => stage.query<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n;

describe('declines', () => {
  it('[security] the third in an hour closes the player’s page: plots come free, and no other opens for an hour', async () => {
    const donation = await opens(player(1), 'home');
    await declines(donation, 2);
    expect((await statusOf(stage, donation)).status, 'people mistype').toBe('open');
    await declines(donation, 1);
    expect((await statusOf(stage, donation)).status).toBe('failed');
    expect((await stage.store.read.holds(VILLAGE)).plots).toEqual([]);
    const refused = await asks(player(1), 'elsewhere');
    expect(refused).toMatchObject({ ok: false, error: { kind: 'declinedTooOften' } });
    expect(await refusal(asks(player(2), 'home')), 'a sister at home is not concerned').toBe('opened');
    await stage.control('clock', { advanceMs: 61 * MINUTE });
    expect(await refusal(asks(player(1), 'home'))).toBe('opened');
  });

  it('[security] the tenth from an address closes all its pages; other addresses give on', async () => {
    const first = [await opens(player(1), 'cafe'), await opens(player(2), 'cafe'), await opens(player(3), 'cafe')];
    const honest = await opens(player(9), 'home');
    // A school at the café pays too, so that its address is no suspect.
    for (let n = 20; n < 31; n++) await pay(stage, await opens(player(n), 'cafe'));
    for (const donation of first) await declines(donation, 3);
    const last = await opens(player(4), 'cafe');
    const waiting = await opens(player(5), 'cafe');
    await declines(last, 1);
    for (const donation of [last, waiting]) expect((await statusOf(stage, donation)).status).toBe('failed');
    expect(await refusal(asks(player(6), 'cafe'))).toBe('declinedTooOften');
    expect((await statusOf(stage, honest)).status).toBe('open');
    expect(await refusal(asks(player(7), 'office'))).toBe('opened');
  });

  it('[security] a decline counts once, whichever and however many events tell of it', async () => {
    const donation = await opens(player(1), 'home');
    await declines(donation, 2);
    const { events } = await stage.report('events');
    const ids = (events as { id: string; type: string }[])
      .filter(({ type }) => /failed/.test(type))
      .map(({ id }) => id);
    expect(ids).toHaveLength(4);
    await stage.control('deliveries/replay', { events: ids, times: 3, shuffleSeed: 5 });
    await hears();
    expect(rows('decline')).toBe(2);
    const [known] = stage.query<{ key: string }>('select key from decline');
    const attempt = (await attemptOf(stage, donation)).id;
    const charge = (id: string | undefined) =>
      JSON.stringify({ id, object: 'charge', metadata: { attempt }, payment_method_details: { type: 'card' } });
    // The same charge told by another event; and a stranger's account that names our attempt in its own payment.
    await stage.control('events', { type: 'charge.failed', objectJson: charge(known?.key) });
    await stage.control('events', {
      type: 'charge.failed',
      account: 'acct_stranger',
      objectJson: charge('ch_strange'),
    });
    await hears();
    expect(rows('decline')).toBe(2);
    expect((await statusOf(stage, donation)).status).toBe('open');
  });

  it('[security] a card whose owner was not authenticated counts; a bank debit that fails days later does not', async () => {
    const donation = await opens(player(1), 'home');
    await stage.control(`sessions/${(await attemptOf(stage, donation)).sessionId}/pay`, {
      number: NOT_AUTHENTICATED,
      approve: false,
    });
    await hears();
    expect(rows('decline')).toBe(1);
    await pay(stage, donation, BAD_DEBIT);
    await stage.control('clock', { advanceMs: 130_000 });
    await hears();
    expect((await statusOf(stage, donation)).status).toBe('failed');
    expect(rows('decline')).toBe(1);
  });

  it('[G9] a payment that was faster than the cap is honoured', async () => {
    const donation = await opens(player(1), 'home');
    await stage.control('policy', { hold: true });
    for (let n = 0; n < 3; n++) await pay(stage, donation, DECLINED);
    await pay(stage, donation);
    await stage.control('policy', { hold: false });
    await hears();
    expect((await statusOf(stage, donation)).status).toBe('paid');
  });

  it('[security] a page that Stripe does not close now is closed by the next round', async () => {
    const donation = await opens(player(1), 'home');
    for (let n = 0; n < 3; n++) await pay(stage, donation, DECLINED);
    await stage.control('faults', { calls: 1, answer: '500', when: 'before', match: 'POST /v1/checkout' });
    await hears();
    expect((await statusOf(stage, donation)).status).toBe('open');
    await hears();
    expect((await statusOf(stage, donation)).status).toBe('failed');
  });

  it('[P1] where somebody gave from is forgotten after a day, and is never said in the log', async () => {
    const donation = await opens(player(1), 'home');
    await declines(donation, 3);
    expect([rows('attempt_origin'), rows('decline'), rows('spent_passage')]).toEqual([1, 3, 1]);
    const said = JSON.stringify([stage.notes, stage.complaints]);
    expect(said).not.toContain(addressKey('home'));
    expect(said).not.toContain(player(1));
    await stage.control('clock', { advanceMs: 25 * 60 * MINUTE });
    await forget(stage.deps);
    expect([rows('attempt_origin'), rows('decline'), rows('spent_passage')]).toEqual([0, 0, 0]);
  });
});

describe('the door', () => {
  it('[security] a passage opens one session; a basket that was refused has not used it up', async () => {
    const mine = passage('home');
    const ask = (by: PlayerId, body = basket()) =>
      guardedCheckout(stage.deps, { village: VILLAGE, player: by, body }, mine);
    const unknown = basket({ catalogueVersion: 'of-yesterday' });
    expect(await ask(player(1), unknown)).toMatchObject({ ok: false, error: { kind: 'catalogueChanged' } });
    const same = basket();
    const opened = await ask(player(1), same);
    expect(opened.ok).toBe(true);
    expect(await ask(player(1), same), 'the same basket again is the same session').toEqual(opened);
    expect(await ask(player(2))).toMatchObject({ ok: false, error: { kind: 'passageSpent' } });
    const both = passage('home');
    const race = await Promise.all(
      [3, 4, 5].map((n) => guardedCheckout(stage.deps, { village: VILLAGE, player: player(n), body: basket() }, both)),
    );
    expect(race.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('[security] a player has one session open, however many are asked for at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => asks(player(1), 'home')));
    const open = stage.query("select id from attempt where state in ('creating', 'open')");
    expect(open).toHaveLength(1);
  });

  it('[security] without script a quarter of it: one decline of the player, three of the address', async () => {
    const donation = await opens(player(1), 'home', 'form');
    await declines(donation, 1);
    expect((await statusOf(stage, donation)).status).toBe('failed');
    expect(await refusal(asks(player(1), 'home', 'form'))).toBe('declinedTooOften');
    for (const n of [2, 3]) await declines(await opens(player(n), 'home'), 1);
    expect(await refusal(asks(player(4), 'home', 'form'))).not.toBe('opened');
    expect(await refusal(asks(player(4), 'home'))).toBe('opened');
  });

  it('[security] under attack the form closes, work grows harder, one alert is raised, and calm comes back by steps', async () => {
    for (let n = 0; n < 4; n++) await declines(await opens(player(n), `robot-${n}`), 3);
    expect([...(await hears()).values()]).toEqual([1]);
    expect(await refusal(asks(player(50), 'home', 'form'))).toBe('formClosed');
    await hears();
    const alerts = stage.query<{ key: string }>("select key from outbox where topic = 'alert'");
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.key).toContain(ASSOCIATION);
    await drainOutbox(stage.deps);
    expect(stage.complaints.map(({ message }) => message)).toContain('alert: a person has to look at this');
    await stage.control('clock', { advanceMs: 11 * MINUTE });
    expect([...(await hears()).values()]).toEqual([]);
    expect(await refusal(asks(player(51), 'home', 'form'))).toBe('opened');
    expect(stage.query("select key from outbox where topic = 'alert'")).toHaveLength(1);
  });
});

describe('the kill switch', () => {
  it('[security] closes what is open, opens nothing, is written down, and lets go on again', async () => {
    const donation = await opens(player(1), 'home');
    expect(await pauseGiving(stage.deps, ASSOCIATION, 'host', 'cards are tried')).toEqual({ ok: true, value: 1 });
    expect((await statusOf(stage, donation)).status).toBe('cancelled');
    expect((await stage.store.read.holds(VILLAGE)).plots).toEqual([]);
    expect(await refusal(asks(player(2), 'office'))).toBe('givingPaused');
    expect((await pauseGiving(stage.deps, ASSOCIATION, 'host', null)).ok).toBe(false);
    expect((await resumeGiving(stage.deps, ASSOCIATION, 'host')).ok).toBe(true);
    expect(await refusal(asks(player(2), 'office'))).toBe('opened');
    expect(stage.query('select actor, action, subject from audit order by id')).toMatchObject([
      { actor: 'host', action: 'pause-giving', subject: `${ASSOCIATION}: cards are tried` },
      { actor: 'host', action: 'resume-giving', subject: ASSOCIATION },
    ]);
  });
});
