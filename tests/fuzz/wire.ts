import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** An answer as it came; status 0: the other side closed without one. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * One connection on which bytes are sent as they are, answers read in their order. Several requests may be on their way. A
 * connection that was closed is opened again for the next.
 */
export interface Wire {
  ask(request: Buffer): Promise<Answer>;
  close(): void;
}

const NOTHING: Answer = { status: 0, body: '' };
const LATE_MS = 120_000;

export function openWire(port: number): Wire {
  let socket: ReturnType<typeof connect> | null = null;
  let waiting: { readonly resolve: (answer: Answer) => void; readonly hasBody: boolean }[] = [];
  let heard = Buffer.alloc(0);

  const over = (gone: ReturnType<typeof connect>) => {
    if (socket !== gone) return;
    socket = null;
    heard = Buffer.alloc(0);
    for (const { resolve } of waiting.splice(0)) resolve(NOTHING);
  };
  const open = () => {
    const fresh = connect(port, '127.0.0.1');
    fresh.setNoDelay(true);
    fresh.setTimeout(LATE_MS, () => fresh.destroy());
    fresh.on('data', (part) => {
      heard = heard.length === 0 ? part : Buffer.concat([heard, part]);
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const taken = take(heard, next.hasBody);
        if (taken === null) return;
        heard = heard.subarray(taken.bytes);
        if (taken.answer.status < 200) continue;
        waiting = waiting.slice(1);
        next.resolve(taken.answer);
      }
    });
    fresh.on('error', () => over(fresh));
    fresh.on('close', () => over(fresh));
    return fresh;
  };
  return {
    ask(request) {
      return new Promise((resolve) => {
        socket ??= open();
        waiting.push({ resolve, hasBody: request.subarray(0, 5).toString('latin1') !== 'HEAD ' });
        socket.write(request);
      });
    },
    close: () => socket?.destroy(),
  };
}

/** The first whole answer in these bytes, or null when it has not all come yet. */
function take(bytes: Buffer, hasBody: boolean): { readonly answer: Answer; readonly bytes: number } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.subarray(0, end).toString('latin1');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? Number.NaN);
  const start = end + 4;
  if (!hasBody || status < 200 || status === 204 || status === 304)
    return { answer: { status, body: '' }, bytes: start };
  if (/\ntransfer-encoding: *chunked/i.test(head)) return takeChunks(bytes, start, head, status);
  const length = Number(/\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < start + length) return null;
  return { answer: { status, body: worded(head, bytes.subarray(start, start + length)) }, bytes: start + length };
}

/** A body as words, whatever it was packed with. */
function worded(head: string, body: Buffer): string {
  const packing = /\ncontent-encoding: *(\w+)/i.exec(head)?.[1];
  if (packing === 'br') return brotliDecompressSync(body).toString('utf8');
  if (packing === 'gzip') return gunzipSync(body).toString('utf8');
  if (packing === 'deflate') return inflateSync(body).toString('utf8');
  return body.toString('utf8');
}

function takeChunks(bytes: Buffer, start: number, head: string, status: number) {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    const from = line + 2;
    if (bytes.length < from + size + 2) return null;
    if (size === 0) return { answer: { status, body: worded(head, Buffer.concat(parts)) }, bytes: from + 2 };
    parts.push(bytes.subarray(from, from + size));
    at = from + size + 2;
  }
}
