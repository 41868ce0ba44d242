import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { type ProblemName, problemOf, statusOf } from './problem.ts';
import { isWebhook, type webhookRoute } from './webhook.ts';

/** Node's own server: the webhook first, Express behind it. */
export function createEdge(app: RequestListener, webhook: ReturnType<typeof webhookRoute>): Server {
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 15_000 },
    (request, response) => {
      if (isWebhook(request)) void webhook(request, response);
      else app(request, response);
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
