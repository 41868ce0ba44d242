import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Who is asking, for limits only; it is never stored or logged. `X-Forwarded-For` is believed from this machine alone: that is
 * where a host's proxy stands, and a stranger cannot write the header's last entry.
 */
export function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  if (!LOOPBACK.has(peer)) return peer;
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim() ?? '';
  return forwarded === '' || forwarded.length > 45 ? peer : forwarded;
}
