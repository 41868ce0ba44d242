import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

export interface Answered {
  /** bytes as they travelled */
  readonly wire: number;
  /** bytes uncompressed */
  readonly whole: number;
  readonly tookMs: number;
  readonly text: string;
}

/** Bytes over the wire, as a browser asks for them. */
export async function ask(url: string): Promise<Answered> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        const body = Buffer.concat(parts);
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
        const tookMs = performance.now() - began;
        resolve({ wire: body.length, whole: plain.length, tookMs, text: plain.toString('utf8') });
      });
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}
