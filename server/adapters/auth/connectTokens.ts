import { AssociationId } from '#shared/ids.ts';
import { signer } from './signing.ts';

/** An address that lets its bearer set one association's account up, and nothing else; signed, and good until a day. */
export interface ConnectTokens {
  /** @param expiresAt unix ms */
  sign(association: AssociationId, expiresAt: number): string;
  /** null for anything that this server did not sign, or whose time is over */
  read(token: string, now: number): AssociationId | null;
}

export function connectTokens(secret: string): ConnectTokens {
  const claims = signer(secret, 'connect');
  return {
    sign: (association, expiresAt) => claims.sign(`${association}.${expiresAt}`),
    read(token, now) {
      const [id, expiry = '', ...rest] = claims.read(token)?.split('.') ?? [];
      const association = AssociationId.safeParse(id);
      if (!association.success || rest.length > 0 || !/^\d{1,15}$/.test(expiry)) return null;
      return now < Number(expiry) ? association.data : null;
    },
  };
}
