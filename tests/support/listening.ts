import { io, type Socket } from 'socket.io-client';
import { LIVE_PATH, PROTOCOL_VERSION } from '#shared/protocol/live.ts';

/** A screen in a village: every word that it is told is noted in `heard`, its greeting too. Resolves once it is in. */
export async function listen(
  url: string,
  village: string,
  heard: string[],
  headers: Record<string, string> = {},
): Promise<Socket> {
  const socket = io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION },
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
  socket.onAny((...said) => void heard.push(JSON.stringify(said)));
  await new Promise<void>((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.emit('village:join', { village, since: null }, (said: unknown) => {
      heard.push(JSON.stringify(said));
      resolve();
    });
  });
  return socket;
}
