/**
 * A crowd in a process of its own: so many sockets in one village, telling its parent when the last of them has heard of each gift.
 * Arguments: `hameau` or `raw`, the address, how many.
 */
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { LIVE_PATH, LiveEvents, PROTOCOL_VERSION } from '#shared/protocol/live.ts';
import { VILLAGE } from '../support/store.ts';
import { clockMs } from './figures.ts';

const [kind = '', url = '', many = '0', firstAddress = '0'] = process.argv.slice(2);
const count = Number(many);
const heard = new Map<number, number>();

// A measure that failed takes its crowd with it.
process.once('disconnect', () => process.exit());

/** The last viewer's moment is the village's moment. */
function hear(gift: number): void {
  const times = (heard.get(gift) ?? 0) + 1;
  heard.set(gift, times);
  if (times === count) process.send?.({ gift, atMs: clockMs() });
}

function visit(n: number): Promise<void> {
  const socket = io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION },
    // As behind a host's proxy: every few viewers have an address of their own.
    extraHeaders: { 'x-forwarded-for': `198.51.${firstAddress}.${n % 250}` },
  });
  // Parsed once a viewer would be this process's work, not the server's: the kinds are enough.
  let gifts = 0;
  socket.on('village:events', ({ events }: LiveEvents) => {
    // Land that opens is told too, and is no gift.
    for (const { type } of events) if (type === 'giftPlaced') hear(++gifts);
  });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () => {
      void socket.emitWithAck('village:join', { village: VILLAGE, since: null }).then(() => resolve());
    });
  });
}

function listen(): Promise<void> {
  const socket = new WebSocket(url);
  socket.on('message', (body: Buffer) => hear(LiveEvents.parse(JSON.parse(body.toString())).events[0]?.seq ?? 0));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => resolve());
  });
}

const LOT = 50;
for (let from = 0; from < count; from += LOT) {
  const lot = Array.from({ length: Math.min(LOT, count - from) }, (_, i) =>
    kind === 'raw' ? listen() : visit(from + i),
  );
  await Promise.all(lot);
}
process.send?.({ ready: true });
