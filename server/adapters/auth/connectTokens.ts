import { createHmac, timingSafeEqual } from 'node:crypto';
import { AssociationId } from '#shared/ids.ts';

/** An address that lets its bearer set one association's account up, and nothing else; signed, and good until a day. */
export interface ConnectTokens {
  /** @param expiresAt unix ms */
  sign(association: AssociationId, expiresAt: number): string;
  /** null for anything that this server did not sign, or whose time is over */
  read(token: string, now: number): AssociationId | null;
}

const MOST_LENGTH = 200;

export function connectTokens(secret: string): ConnectTokens {
  // The purpose is signed too: a player's signature opens nothing here.
  const signatureOf = (claim: string) => createHmac('sha256', secret).update(`connect:${claim}`).digest();
  return {
    sign(association, expiresAt) {
      const claim = `${association}.${expiresAt}`;
      return `${claim}.${signatureOf(claim).toString('base64url')}`;
    },
    read(token, now) {
      const [id, expiry = '', signature = '', ...rest] = token.length > MOST_LENGTH ? [] : token.split('.');
      const association = AssociationId.safeParse(id);
      if (!association.success || rest.length > 0 || !/^\d{1,15}$/.test(expiry)) return null;
      const given = Buffer.from(signature, 'base64url');
      const expected = signatureOf(`${association.data}.${expiry}`);
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      return isOurs && now < Number(expiry) ? association.data : null;
    },
  };
}
