import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer about to leave. */
export type Reply = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export const jsonReply = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  body,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
});

export const sendReply = (response: ServerResponse, reply: Reply): void => {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
};

/** The body as text, or undefined when it is longer than `maxBytes` (the rest is thrown away). */
export const readBody = (request: IncomingMessage, maxBytes: number): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(size > maxBytes ? undefined : Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });

export const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export const isLoopbackName = (host: string): boolean => loopbackNames.has(host.toLowerCase());

/** Whether the call was meant for this machine: a page elsewhere cannot point its own host name here. */
export const isForLoopback = (request: IncomingMessage): boolean =>
  isLoopbackName((request.headers.host ?? '').replace(/:\d+$/, ''));
