import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { Simulator } from '#server/simulator/server.ts';
import type { HameauProcess } from '../support/server.ts';
import { connections, deliver, deliverAll, paidEvents, prepareOpenPayments, withServer } from './data.ts';
import { clockMs, type Figure, ms, perSecond, quantile } from './figures.ts';

const VIEWERS = 1_000;
const PROCESSES = 2;
/** given before anybody watches */
const BEFORE = 20;
const CALM = 100;
const EVERY_MS = 50;
const STORM = 2_000;
const GIVE_UP_MS = 60_000;
const SCRIPT = fileURLToPath(new URL('./viewers.ts', import.meta.url));

/** From a commit to the last of a thousand viewers, calm and at full speed, beside bare `ws` sending as much to as many. */
export async function benchFanOut(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  await prepareOpenPayments(join(folder, 'hameau.db'), BEFORE + CALM + STORM, false);
  const bodyOf = await paidEvents(simulator);
  const ours = await withServer({ folder, port, simulator }, (server) => throughServer(server, bodyOf));
  const raw = await rawBroadcasts();
  const p = (values: readonly number[]) => `p50 ${ms(quantile(values, 0.5))}, p99 ${ms(quantile(values, 0.99))}`;
  return [
    { what: `delivery to last of ${VIEWERS} viewers, 20 gifts/s`, value: p(ours.fromSend) },
    { what: `acknowledged commit to last of ${VIEWERS} viewers`, value: p(ours.fromReply) },
    { what: `bare ws, the same bytes to ${VIEWERS}`, value: p(raw) },
    { what: `gifts until all ${VIEWERS} have seen all ${STORM}`, value: perSecond((STORM * 1000) / ours.stormMs) },
  ];
}

/** Milliseconds of each calm gift, from the delivery's sending and from its acknowledgement, and of the whole storm. */
async function throughServer(server: HameauProcess, bodyOf: (n: number) => string) {
  await deliverAll(
    server.url,
    Array.from({ length: BEFORE }, (_, n) => bodyOf(n)),
    1,
  );
  const crowd = await gather('hameau', server.url);
  const agent = connections();
  const fromSend: number[] = [];
  const fromReply: number[] = [];
  for (let n = BEFORE; n < BEFORE + CALM; n++) {
    const sentMs = clockMs();
    const last = crowd.heard(n - BEFORE + 1);
    await deliver(agent, server.url, bodyOf(n));
    const committedMs = clockMs();
    const lastMs = await last;
    fromSend.push(lastMs - sentMs);
    fromReply.push(Math.max(0, lastMs - committedMs));
    await until(sentMs + EVERY_MS);
  }
  agent.destroy();
  const bodies = Array.from({ length: STORM }, (_, i) => bodyOf(BEFORE + CALM + i));
  const beganMs = clockMs();
  const end = crowd.heard(CALM + STORM);
  await deliverAll(server.url, bodies, 64);
  const stormMs = (await end) - beganMs;
  crowd.leave();
  return { fromSend, fromReply, stormMs };
}

/** The limit: one frame made once, written to every socket by `ws` itself. */
async function rawBroadcasts(): Promise<number[]> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const crowd = await gather('raw', `ws://127.0.0.1:${port}`);
  const times: number[] = [];
  for (let gift = 1; gift <= CALM; gift++) {
    const event = {
      seq: gift,
      type: 'giftPlaced',
      placement: 'plc_0000000000000000000000',
      gift: 'seeds',
      quantity: 1,
      x: 1,
      y: 1,
    };
    const message = JSON.stringify({ events: [event] });
    const sentMs = clockMs();
    const last = crowd.heard(gift);
    for (const socket of sockets.clients) socket.send(message);
    times.push((await last) - sentMs);
    await until(sentMs + EVERY_MS);
  }
  crowd.leave();
  sockets.close();
  http.close();
  return times;
}

interface Crowd {
  /** the moment at which the last viewer of all heard of the n-th gift since they came; ask before it is given */
  heard(gift: number): Promise<number>;
  leave(): void;
}

async function gather(kind: 'hameau' | 'raw', url: string): Promise<Crowd> {
  const lastMs = new Map<number, number[]>();
  const waiting = new Map<number, (atMs: number) => void>();
  const note = (gift: number, atMs: number) => {
    const times = [...(lastMs.get(gift) ?? []), atMs];
    lastMs.set(gift, times);
    if (times.length === PROCESSES) waiting.get(gift)?.(Math.max(...times));
  };
  const children = await Promise.all(
    Array.from({ length: PROCESSES }, (_, i) => crowdOf(kind, url, VIEWERS / PROCESSES, i + 1, note)),
  );
  return {
    heard: (gift) =>
      new Promise((resolve, reject) => {
        waiting.set(gift, resolve);
        setTimeout(() => reject(new Error(`gift ${gift} was not heard by all`)), GIVE_UP_MS).unref();
      }),
    leave: () => {
      for (const child of children) child.kill();
    },
  };
}

function crowdOf(
  kind: string,
  url: string,
  count: number,
  addresses: number,
  note: (gift: number, atMs: number) => void,
): Promise<ChildProcess> {
  const child = fork(SCRIPT, [kind, url, String(count), String(addresses)], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a crowd ended with ${code}`)));
    child.on('message', (message: { ready?: true; gift?: number; atMs?: number }) => {
      if (message.ready) resolve(child);
      else if (message.gift !== undefined && message.atMs !== undefined) note(message.gift, message.atMs);
    });
  });
}

/** Paces the calm part; the measure itself waits for events. */
function until(atMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - clockMs())));
}
