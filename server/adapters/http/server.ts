import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { html } from '#shared/html.ts';
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
      if (!ready) return comeAgain(request, response);
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

/** Programs are told in their way; the page of a reader asks again by itself. */
function comeAgain({ headers: { accept } }: IncomingMessage, response: ServerResponse): void {
  const name: ProblemName = 'unavailable';
  const head = { 'retry-after': '5', 'cache-control': 'no-store' };
  if (accept?.includes('text/html')) {
    response.writeHead(statusOf(name), { ...head, 'content-type': 'text/html; charset=utf-8', refresh: '3' });
    return void response.end(OPENING);
  }
  response.writeHead(statusOf(name), { ...head, 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problemOf({ name }, 'en')));
}

/** Of nobody's language yet, and with nothing that would have to be fetched. */
const OPENING = html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>…</title><link rel="icon" href="data:,"></head>
<body><main><h1>Un instant</h1><p>Le village rouvre dans un instant. Cette page revient d’elle-même.</p>
<p lang="en">The village opens again in a moment. This page comes back by itself.</p></main></body></html>
`.html;
