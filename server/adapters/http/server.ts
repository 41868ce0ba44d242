import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type ProblemName, problemOf, statusOf } from './problem.ts';
import { isWebhook, type webhookRoute } from './webhook.ts';

export interface Handlers {
  readonly app: RequestListener;
  readonly webhook: ReturnType<typeof webhookRoute>;
}

export interface Edge {
  readonly http: Server;
  /** resolves when no request is being answered any more, at the latest after `mostMs`; it takes none away */
  quiet(mostMs: number): Promise<void>;
}

/**
 * Longer than proxies keep a connection they do not use (a minute, as a rule): the side that closes first must be theirs, or now and
 * then a request meets a connection that we have just closed, and its visitor an error.
 */
const IDLE_MS = 75_000;

/**
 * Node's own server: the webhook first, Express behind it.
 * @param handlers null while the server is still starting or already stopping: whoever asks is told to come again
 */
export function createEdge(handlers: () => Handlers | null): Edge {
  const open = new Set<ServerResponse>();
  const waiting: (() => void)[] = [];
  const watch = (response: ServerResponse) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0) for (const wake of waiting.splice(0)) wake();
    });
  };
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: IDLE_MS },
    (request, response) => {
      const ready = handlers();
      if (!ready) return comeAgain(response);
      watch(response);
      if (isWebhook(request)) void ready.webhook(request, response);
      else ready.app(request, response);
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const name: ProblemName = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request';
    const body = JSON.stringify(problemOf({ name }, 'en'));
    const head = [
      `HTTP/1.1 ${statusOf(name)} Refused`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
  return {
    http: server,
    quiet: (mostMs) =>
      new Promise((resolve) => {
        if (open.size === 0) return resolve();
        const late = setTimeout(resolve, mostMs);
        waiting.push(() => {
          clearTimeout(late);
          resolve();
        });
      }),
  };
}

function comeAgain(response: ServerResponse): void {
  const name: ProblemName = 'unavailable';
  response.writeHead(statusOf(name), { 'content-type': 'application/problem+json', 'retry-after': '5' });
  response.end(JSON.stringify(problemOf({ name }, 'en')));
}
