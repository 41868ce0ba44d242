import { createHmac, timingSafeEqual } from 'node:crypto';

/** Claims that this server signed for one purpose: a signature for another opens nothing. */
export interface Signer {
  sign(claim: string): string;
  /** the claim; null for anything that this server did not sign */
  read(token: string): string | null;
}

const MOST_LENGTH = 200;

export function signer(secret: string, purpose: string): Signer {
  const signatureOf = (claim: string) => createHmac('sha256', secret).update(`${purpose}:${claim}`).digest();
  return {
    sign: (claim) => `${claim}.${signatureOf(claim).toString('base64url')}`,
    read(token) {
      const end = token.length > MOST_LENGTH ? -1 : token.lastIndexOf('.');
      if (end < 0) return null;
      const claim = token.slice(0, end);
      const given = Buffer.from(token.slice(end + 1), 'base64url');
      const expected = signatureOf(claim);
      return given.length === expected.length && timingSafeEqual(given, expected) ? claim : null;
    },
  };
}
