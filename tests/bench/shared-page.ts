import { type Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Simulator } from '#server/simulator/server.ts';
import { PHONE, visit } from './client/visit.ts';
import { withBrowser } from './client/with-browser.ts';
import { connections, withServer } from './data.ts';
import { type Figure, kb, median, ms, quantile } from './figures.ts';
import { buyUntil } from './purchases.ts';

const VILLAGE = 'tamoure';
const PROJECT = 'guinea-village';
const GIFTS = 500;
const A_SECOND = 500;
const SECONDS = 20;
/** A slow line and a slow phone: bits a second, and milliseconds there and back. */
const LINE = { download: 1_600_000, roundTripMs: 150 } as const;
const SLOW_DOWN = 4;
const ROUNDS = 5;

/** The page behind a shared link when everybody follows it at once, and what somebody far away with an old phone sees of it first. */
export async function benchSharedPage(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  const place = { folder: join(folder, 'village'), port, simulator };
  return withServer(place, async ({ url }) => {
    await buyUntil(url, simulator, { village: VILLAGE, project: PROJECT, gifts: GIFTS, seed: 7 });
    const address = `${url}/v/${VILLAGE}`;
    const page = await one(address, 0);
    const ours = await crowd(address);
    const raw = await withRaw(page.bytes, crowd);
    return [
      { what: 'shared page, packed', value: kb(page.bytes.length) },
      { what: `shared page, ${A_SECOND}/s for ${SECONDS} s, p50 / p99`, value: said(ours) },
      { what: 'the same bytes from a bare server, p50 / p99', value: said(raw) },
      ...(await fromFarAway(address)),
    ];
  });
}

const said = (took: readonly number[]) => `${ms(quantile(took, 0.5))} / ${ms(quantile(took, 0.99))}`;

interface Answer {
  readonly bytes: Buffer;
  readonly endedAt: number;
}

/** @param n whose address it is: each reader has one of their own, as behind a host's proxy */
function one(address: string, n: number, agent?: Agent): Promise<Answer> {
  const from = { 'x-forwarded-for': `198.${51 + (n % 100)}.${Math.floor(n / 100) % 250}.${n % 250}` };
  const headers = { 'accept-encoding': 'gzip', 'accept-language': 'fr', ...from };
  return new Promise((resolve, reject) => {
    const asking = request(address, { headers, ...(agent && { agent }) }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        if (response.statusCode === 200) resolve({ bytes: Buffer.concat(parts), endedAt: performance.now() });
        else reject(new Error(`${address}: ${response.statusCode}`));
      });
    });
    asking.once('error', reject);
    asking.end();
  });
}

/** Readers come when they come, whether those before them were answered or not: milliseconds from then on. */
async function crowd(address: string): Promise<readonly number[]> {
  const agent = connections();
  const began = performance.now();
  const answers: Promise<number>[] = [];
  for (let n = 0; n < A_SECOND * SECONDS; n++) {
    const due = began + (n * 1000) / A_SECOND;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    answers.push(one(address, n, agent).then(({ endedAt }) => endedAt - due));
  }
  const took = await Promise.all(answers);
  agent.destroy();
  // The first second opens the connections.
  return took.slice(A_SECOND);
}

async function withRaw<T>(bytes: Buffer, run: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => response.end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    // A TCP server that listens has an address with a port.
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}

async function fromFarAway(address: string): Promise<Figure[]> {
  const paints: number[] = [];
  const pictures: number[] = [];
  await withBrowser(async (browser) => {
    for (let round = 0; round < ROUNDS; round++) {
      const guest = await visit(browser, PHONE, false);
      await guest.debugger.send('Network.enable');
      await guest.debugger.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: LINE.roundTripMs,
        downloadThroughput: LINE.download / 8,
        uploadThroughput: LINE.download / 8,
      });
      await guest.slowDown(SLOW_DOWN);
      await guest.page.goto(address, { waitUntil: 'commit' });
      const { paint, picture } = (await guest.page.evaluate(MOMENTS)) as { paint: number; picture: number };
      paints.push(paint);
      pictures.push(picture);
      await guest.close();
    }
  });
  const line = `${LINE.download / 1e6} Mbit/s, ${LINE.roundTripMs} ms, ${SLOW_DOWN}x slower`;
  return [
    {
      what: `shared page from far away (${line}): first paint / picture`,
      value: `${ms(median(paints))} / ${ms(median(pictures))}, wanted under 1500 ms`,
    },
  ];
}

/** Runs in the page: when something of it was first seen, and when the village's picture was painted. */
const MOMENTS = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const picture = list.getEntries().filter(({ element }) => element?.id === 'picture').at(-1);
    if (picture) resolve({
      paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      picture: picture.startTime,
    });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;
