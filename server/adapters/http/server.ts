import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type ProblemName, problemOf, statusOf } from './problem.ts';
import { isWebhook, type webhookRoute } from './webhook.ts';

export interface Handlers {
  readonly app: RequestListener;
  readonly webhook: ReturnType<typeof webhookRoute>;
}

/**
 * Node's own server: the webhook first, Express behind it.
 * @param handlers null while the server is still starting or already stopping: whoever asks is told to come again
 */
export function createEdge(handlers: () => Handlers | null): Server {
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 15_000 },
    (request, response) => {
      const ready = handlers();
      if (!ready) comeAgain(response);
      else if (isWebhook(request)) void ready.webhook(request, response);
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
  return server;
}

function comeAgain(response: ServerResponse): void {
  const name: ProblemName = 'unavailable';
  response.writeHead(statusOf(name), { 'content-type': 'application/problem+json', 'retry-after': '5' });
  response.end(JSON.stringify(problemOf({ name }, 'en')));
}
