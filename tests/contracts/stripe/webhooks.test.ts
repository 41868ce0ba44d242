import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { donation, type Stand, startStand } from './stand.ts';

const completed = 'checkout.session.completed';

let stand: Stand;
beforeEach(async () => {
  stand = await startStand({ policy: { retryBaseMs: 3_600_000 }, webhookEvents: [completed] });
});
afterEach(() => stand.close());

const paySession = async () => {
  const session = await stand.stripe.checkout.sessions.create(donation());
  await stand.control('POST', `sessions/${session.id}/pay`);
  return session.id;
};
const payMany = async (count: number) => {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    ids.push(await paySession());
  }
  return ids;
};
const idle = () => stand.control('POST', 'deliveries/idle');
const arrivals = () =>
  stand.receiver.received.map(({ event }) => ('id' in event.data.object ? event.data.object.id : ''));

describe('deliveries', () => {
  it('come in the order of creation, only of the types subscribed to', async () => {
    const ids = await payMany(20);
    await idle();
    expect(arrivals()).toEqual(ids);
    const all = await stand.stripe.events.list({ limit: 100 });
    expect(new Set(all.data.map(({ type }) => type))).toEqual(
      new Set([completed, 'payment_intent.created', 'payment_intent.succeeded', 'charge.succeeded']),
    );
    expect(all.data.every(({ pending_webhooks }) => pending_webhooks === 0)).toBe(true);
  });

  it('are tried again with a fresh signature until acknowledged', async () => {
    stand.receiver.answerWith = 500;
    const id = await paySession();
    await idle();
    const unheard = await stand.stripe.events.list({ delivery_success: false });
    expect(unheard.data).toMatchObject([{ type: completed, pending_webhooks: 1 }]);
    stand.simulator.clock.advance(3_600_000);
    await idle();
    stand.receiver.answerWith = 200;
    stand.simulator.clock.advance(3_600_000);
    await idle();
    expect(arrivals()).toEqual([id, id, id]);
    const { received } = stand.receiver;
    expect(new Set(received.map(({ event }) => event.id)).size).toBe(1);
    expect(new Set(received.map(({ signature }) => signature)).size).toBe(3);
    expect((await stand.stripe.events.list({ delivery_success: false })).data).toEqual([]);
    stand.simulator.clock.advance(24 * 3_600_000);
    await idle();
    expect(received).toHaveLength(3);
  });

  it('wait twice as long before each next try', async () => {
    await stand.control('POST', 'policy', { retryBaseMs: 60_000 });
    stand.receiver.answerWith = 503;
    await paySession();
    await idle();
    const seen: number[] = [];
    for (let minute = 0; minute < 7; minute += 1) {
      stand.simulator.clock.advance(60_000);
      await idle();
      seen.push(stand.receiver.received.length);
    }
    expect(seen).toEqual([2, 2, 3, 3, 3, 3, 4]);
  });

  it('stop after three days', async () => {
    stand.receiver.answerWith = 500;
    await paySession();
    await idle();
    for (let hour = 0; hour < 90; hour += 1) {
      stand.simulator.clock.advance(3_600_000);
      await idle();
    }
    const sent = stand.receiver.received.length;
    expect(sent).toBeGreaterThan(60);
    expect(sent).toBeLessThan(80);
  });

  it('wait when held, then go one by one, or get lost', async () => {
    await stand.control('POST', 'policy', { hold: true });
    const [first, second, third] = await payMany(3);
    expect(arrivals()).toEqual([]);
    expect(await stand.control('POST', 'deliveries/next')).toMatchObject({ attempts: [{ status: 200 }] });
    expect(arrivals()).toEqual([first]);
    const events = await stand.stripe.events.list({ type: completed });
    const lost = events.data[1]?.id;
    expect(await stand.control('POST', 'deliveries/drop', { event: lost })).toMatchObject({ dropped: 1 });
    await stand.control('POST', 'policy', { hold: false });
    await idle();
    expect(arrivals()).toEqual([first, third]);
    expect((await stand.stripe.events.list({ delivery_success: false })).data).toMatchObject([
      { id: lost, data: { object: { id: second } } },
    ]);
  });

  it('are shuffled, doubled and dropped by a seed, the same way each time', async () => {
    const orders: number[][] = [];
    for (const _again of [1, 2]) {
      const fresh = await startStand();
      stand.close().catch(() => undefined);
      stand = fresh;
      await stand.control('POST', 'policy', { hold: true, shuffleWindow: 50, dropRate: 0.2, duplicates: 1, seed: 7 });
      const ids = await payMany(12);
      await stand.control('POST', 'policy', { hold: false });
      await idle();
      orders.push(arrivals().map((id) => ids.indexOf(String(id))));
    }
    const [order = [], again] = orders;
    expect(again).toEqual(order);
    const seen = new Set(order);
    expect(seen.size).toBeLessThan(12);
    expect(order).toHaveLength(seen.size * 2);
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('can be replayed fifty times, shuffled among others', async () => {
    await payMany(10);
    await idle();
    const events = (await stand.stripe.events.list({ type: completed })).data.map(({ id }) => id);
    const before = stand.receiver.received.length;
    const replayed = await stand.control('POST', 'deliveries/replay', {
      events,
      times: 50,
      shuffleSeed: 3,
      concurrency: 8,
    });
    expect(replayed).toMatchObject({ sent: 500, accepted: 500, refused: 0 });
    expect(stand.receiver.received.length - before).toBe(500);
  });

  it('go on when the endpoint does not answer at all', async () => {
    await stand.receiver.close();
    await paySession();
    await idle();
    expect(await stand.control('GET', 'status')).toMatchObject({ deliveries: { waiting: 1, failedAttempts: 1 } });
  });
});
