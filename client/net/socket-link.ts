import { io } from 'socket.io-client';
import { LIVE_PATH, PROTOCOL_VERSION } from '#shared/protocol/live.ts';
import type { Link } from './link.ts';

const ANSWER_MS = 8_000;
const TURNED_OUT_MS = 10_000;

/** The live door over socket.io: websocket first, long polling where a proxy stands in the way. */
export function socketLink(origin: string): Link {
  const socket = io(origin, {
    path: LIVE_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    auth: { protocol: PROTOCOL_VERSION },
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    ackTimeout: ANSWER_MS,
    withCredentials: true,
  });
  return {
    open: (handlers) => {
      socket.on('connect', handlers.onUp);
      socket.on('disconnect', (reason) => {
        handlers.onDown();
        // The server closed the door on purpose: socket.io does not knock again by itself then, and we do so slowly.
        if (reason === 'io server disconnect') setTimeout(() => socket.connect(), TURNED_OUT_MS);
      });
      socket.on('connect_error', (error) => {
        handlers.onDown();
        if (!error.message.includes('outdated')) return;
        socket.disconnect();
        handlers.onOutdated();
      });
      socket.onAny(handlers.onMessage);
      socket.connect();
    },
    ask: (name, body) => socket.emitWithAck(name, body),
    send: (name, body) => {
      socket.volatile.emit(name, body);
    },
    close: () => {
      socket.disconnect();
    },
  };
}
