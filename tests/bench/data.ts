import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import Stripe from 'stripe';
import { openStore } from '#server/adapters/store/open.ts';
import { apiVersion } from '#server/simulator/events.ts';
import type { Simulator } from '#server/simulator/server.ts';
import { cents } from '#shared/money.ts';
import { type HameauProcess, type ProcessOptions, startHameauProcess, WEBHOOK_SECRET } from '../support/server.ts';
import {
  attemptId,
  attemptRow,
  donationId,
  donationRow,
  lineRow,
  placementRow,
  playerId,
  seedVillage,
  settle,
  startDonation,
  VILLAGE,
  write,
} from '../support/store.ts';

const ROW_PLOTS = 120;
const AT_ONCE = 500;
export const sessionId = (n: number): string => `cs_test_bench${n}`;
const plotOf = (n: number) => ({ x: n % ROW_PLOTS, y: Math.floor(n / ROW_PLOTS) });

/**
 * A village with open payments of one gift each. Their plots are held, as they are when the players stand on Stripe's page,
 * unless so many at once would make a list of outlines that no village ever has.
 */
export async function prepareOpenPayments(file: string, count: number, holding: boolean): Promise<void> {
  const store = await openStore(`file:${file}`);
  await seedVillage(store);
  const now = Date.now();
  const expiresAt = now + 35 * 60_000;
  await inLots(count, (n) =>
    write(store, async (tx) => {
      const plot = plotOf(n);
      await tx.touchPlayer(playerId(n), now);
      await tx.createDonation(donationRow(n, { createdAt: now }), [lineRow(n, 0, { plot })]);
      const session = { sessionId: sessionId(n), checkoutUrl: 'http://127.0.0.1/pay' };
      await tx.createAttempt(attemptRow(n, { state: 'open', createdAt: now, expiresAt, ...session }));
      if (holding) await tx.holdPlots(VILLAGE, [plot], donationId(n), expiresAt);
    }),
  );
  await store.close();
}

/** A village where so many gifts stand already. */
export async function preparePlacements(file: string, count: number): Promise<void> {
  const store = await openStore(`file:${file}`);
  await seedVillage(store);
  await inLots(count, (n) =>
    write(store, async (tx) => {
      await startDonation(tx, n);
      await settle(tx, n, placementRow(n, plotOf(n)).plot);
    }),
  );
  await store.close();
}

async function inLots(count: number, one: (n: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const lot = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => one(from + i));
    await Promise.all(lot);
  }
}

/** Says `checkout.session.completed` of prepared payment `n`, signed, in the very shape that the SDK's types and the simulator give it. */
export async function paidEvents(simulator: Simulator): Promise<(n: number) => string> {
  const stripe = new Stripe('sk_test_bench', {
    apiVersion,
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
  });
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: cents(300), product_data: { name: 'Seeds' } } },
    ],
    client_reference_id: attemptId(0),
    success_url: 'http://127.0.0.1/',
    cancel_url: 'http://127.0.0.1/',
  });
  await fetch(`${simulator.url}/_control/sessions/${session.id}/pay`, { method: 'POST', body: '{}' });
  const { data } = await stripe.events.list({ types: ['checkout.session.completed'] });
  const [event] = data;
  if (!event) throw new Error('the simulator made no event');
  const template = JSON.stringify(event);
  return (n) =>
    template
      .replaceAll(session.id, sessionId(n))
      .replaceAll(attemptId(0), attemptId(n))
      .replaceAll(event.id, `evt_bench${n}`)
      .replace(/"pi_[A-Za-z0-9]+"/g, `"pi_bench${n}"`);
}

/** The shipped server for as long as `run` measures it, and no longer if that fails. */
export async function withServer<T>(options: ProcessOptions, run: (server: HameauProcess) => Promise<T>): Promise<T> {
  const server = await startHameauProcess(options);
  try {
    return await run(server);
  } finally {
    await server.kill('SIGTERM');
  }
}

/** Connections that stay open for one part of a measure: the server rightly closes those that idle between two parts. */
export const connections = (): Agent => new Agent({ keepAlive: true, maxSockets: 128 });

/** Posts one signed delivery; resolves with the status. */
export function deliver(agent: Agent, url: string, body: string): Promise<number> {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', WEBHOOK_SECRET).update(`${seconds}.${body}`).digest('hex');
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'stripe-signature': `t=${seconds},v1=${signature}`,
    };
    const outgoing = request(`${url}/webhooks/stripe`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** Delivers payments `from` up to `to` with so many under way at once. @returns milliseconds @throws when one is not acknowledged */
export async function deliverAll(url: string, bodies: readonly string[], atOnce: number): Promise<number> {
  const agent = connections();
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const status = await deliver(agent, url, body);
      if (status !== 200) throw new Error(`a delivery was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const tookMs = performance.now() - began;
  agent.destroy();
  return tookMs;
}
