import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';
/** The same bytes in each encoding, made once when they are first asked for. */
export type Encoded = (encoding: Encoding) => Promise<Buffer>;

export function encodedOnce(plain: Buffer): Encoded {
  const made = new Map<Encoding, Promise<Buffer>>([['identity', Promise.resolve(plain)]]);
  return (encoding) => {
    const known =
      made.get(encoding) ??
      (encoding === 'br' ? brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : zip(plain));
    made.set(encoding, known);
    return known;
  };
}

/** Sends bytes in the encoding that the reader takes. */
export async function sendEncoded(request: Request, response: Response, type: string, encoded: Encoded): Promise<void> {
  const accepted = request.acceptsEncodings(['br', 'gzip', 'identity']);
  const encoding = accepted === 'br' || accepted === 'gzip' ? accepted : 'identity';
  const bytes = await encoded(encoding);
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.type(type).send(bytes);
}
