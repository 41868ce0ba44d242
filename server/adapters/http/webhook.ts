import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#server/domain/ports/surroundings.ts';
import type { ReceiveWebhook, WebhookDoor, WebhookOutcome } from './doors.ts';
import { type ProblemName, problemOf, statusOf } from './problem.ts';

const LIMIT_BYTES = 1_000_000;
const DOORS: ReadonlyMap<string, WebhookDoor> = new Map([
  ['/webhooks/stripe', 'own'],
  ['/webhooks/stripe/connect', 'connect'],
]);
export const WEBHOOK_PATHS: readonly string[] = [...DOORS.keys()];

/** Which endpoint a request is for; null for everything else. */
function doorOf({ method, url = '' }: IncomingMessage): WebhookDoor | null {
  if (method !== 'POST') return null;
  const end = url.indexOf('?');
  return DOORS.get(end < 0 ? url : url.slice(0, end)) ?? null;
}
export const isWebhook = (request: IncomingMessage): boolean => doorOf(request) !== null;

const REFUSALS: Readonly<Record<Exclude<WebhookOutcome, 'stored'>, ProblemName>> = {
  forged: 'bad-signature',
  // Anything but 2xx makes Stripe send it again: nothing is acknowledged that is not stored.
  unavailable: 'unavailable',
};

/**
 * The hot path stands in front of Express: a signed event costs no middleware (four times the requests of the same route inside).
 */
export function webhookRoute(receive: ReceiveWebhook, log: Log) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const door = doorOf(request) ?? 'own';
    const body = await bodyOf(request);
    if (body === 'too large') return refuse(response, 'too-large', true);
    if (body === 'broken off') return void response.destroy();
    const signature = request.headers['stripe-signature'];
    const outcome =
      typeof signature === 'string'
        ? await receive(body, signature, door).catch((error: unknown) => {
            log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'webhook: not stored');
            return 'unavailable' as const;
          })
        : 'forged';
    if (outcome === 'stored') return answer(response, 200, 'application/json', '{"received":true}');
    log.warn({ outcome, door }, 'webhook: refused');
    refuse(response, REFUSALS[outcome], false);
  };
}

function bodyOf(request: IncomingMessage): Promise<Buffer | 'too large' | 'broken off'> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= LIMIT_BYTES) parts.push(part);
      else resolve('too large');
    });
    request.on('end', () => resolve(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)));
    request.on('error', () => resolve('broken off'));
    request.on('aborted', () => resolve('broken off'));
  });
}

function refuse(response: ServerResponse, name: ProblemName, close: boolean): void {
  if (close) response.setHeader('connection', 'close');
  answer(response, statusOf(name), 'application/problem+json', JSON.stringify(problemOf({ name }, 'en')));
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
