import { createHash, randomBytes } from 'node:crypto';
import type { CornerSecrets } from '#server/domain/corner/entering.ts';
import { signer } from './signing.ts';

export interface CornerTokens extends CornerSecrets {
  /** the secret that a letter carries: it follows from the link's id and our secret, so that the letter can be written again */
  tokenOf(link: string): string;
}

export function cornerTokens(secret: string): CornerTokens {
  const claims = signer(secret, 'corner');
  const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
  return {
    tokenOf: (link) => claims.sign(link),
    linkHash: (link) => hashOf(claims.sign(link)),
    hashOf,
    newSession() {
      const token = randomBytes(32).toString('base64url');
      return { token, hash: hashOf(token) };
    },
  };
}
