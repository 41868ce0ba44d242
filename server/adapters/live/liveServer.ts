import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { StoreReads } from '#server/domain/ports/store.ts';
import type { Log } from '#server/domain/ports/surroundings.ts';
import type { PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Snapshot } from '#shared/protocol/http.ts';
import { type Gesture, Handshake, LIVE_PATH, PROTOCOL_VERSION } from '#shared/protocol/live.ts';
import { directAdapter, type Written } from './directAdapter.ts';
import { createHub, type Hub } from './hub.ts';
import { roomOf, welcome } from './visitor.ts';

export interface LiveParts {
  readonly store: Pick<StoreReads, 'eventsSince' | 'holds' | 'progress' | 'village'>;
  readonly snapshot: (village: VillageSlug) => Promise<Snapshot | null>;
  /** a free act; a refusal is the name of a problem */
  readonly gesture: (
    address: string,
    village: VillageSlug,
    player: PlayerId,
    gesture: Gesture,
  ) => Promise<string | null>;
  /** whose signed cookie this is; a connection gives out none */
  readonly playerOf: (cookies: string | undefined) => PlayerId | null;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly log: Log;
  readonly now: () => number;
  /** 0 to 1 */
  readonly chance: () => number;
  readonly socketsPerAddress: number;
}

export interface Live {
  readonly audience: Hub;
  readonly sockets: () => number;
  readonly written: Written;
  close(): Promise<void>;
}

const LARGEST_MESSAGE_BYTES = 10_000;

/** The village over websockets: visitors read, wave and plant; everything that was committed is told in order [V6]. */
export function openLive(http: HttpServer, parts: LiveParts): Live {
  const written: Written = { direct: 0, queued: 0 };
  const perAddress = new Map<string, number>();
  const io = new Server(http, {
    path: LIVE_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    adapter: directAdapter(written),
    allowRequest: (request, decide) => {
      if (!parts.isOwnOrigin(request)) return decide('foreign origin', false);
      const crowded = (perAddress.get(parts.addressOf(request)) ?? 0) >= parts.socketsPerAddress;
      decide(crowded ? 'too many connections' : null, !crowded);
    },
  });
  io.engine.on(
    'connection',
    (connection: { request: IncomingMessage; once(event: 'close', run: () => void): void }) => {
      const address = parts.addressOf(connection.request);
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      connection.once('close', () => {
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left > 0) perAddress.set(address, left);
        else perAddress.delete(address);
      });
    },
  );
  io.use((socket, next) => next(handshakeError(socket)));
  const hub = createHub({
    store: parts.store,
    log: parts.log,
    now: parts.now,
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    outlet: {
      events: (village, events) => io.to(roomOf(village)).emit('village:events', { events }),
      progress: (village, progress) => io.to(roomOf(village)).emit('village:progress', progress),
      holds: (village, holds) => io.to(roomOf(village)).emit('village:holds', holds),
      presence: (village, visitors) => io.to(roomOf(village)).emit('village:presence', { visitors }),
    },
  });
  const acts = new Set<Promise<void>>();
  io.on('connection', (socket) => welcome(socket, hub, parts, acts));
  return {
    audience: hub,
    sockets: () => io.engine.clientsCount,
    written,
    close: async () => {
      hub.close();
      await io.close();
      // The store is closed after us: what a visitor had asked for is finished first.
      await Promise.all(acts);
    },
  };
}

/** An old page is told to reload: the client looks for the word. */
function handshakeError(socket: Socket): Error | undefined {
  const handshake = Handshake.safeParse(socket.handshake.auth);
  if (!handshake.success) return new Error('handshake not understood');
  return handshake.data.protocol === PROTOCOL_VERSION ? undefined : new Error('outdated: reload the page');
}
