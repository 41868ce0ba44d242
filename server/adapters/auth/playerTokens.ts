import { createHmac, timingSafeEqual } from 'node:crypto';
import { PlayerId } from '#shared/ids.ts';

/** A player without an account is a random id that the server signed: nobody can pick somebody else's. */
export interface PlayerTokens {
  sign(player: PlayerId): string;
  /** null for anything that this server did not sign */
  read(token: string | undefined): PlayerId | null;
}

export function playerTokens(secret: string): PlayerTokens {
  const signatureOf = (player: string) => createHmac('sha256', secret).update(`player:${player}`).digest();
  return {
    sign: (player) => `${player}.${signatureOf(player).toString('base64url')}`,
    read(token) {
      if (token === undefined || token.length > 200) return null;
      const dot = token.lastIndexOf('.');
      const player = PlayerId.safeParse(token.slice(0, dot));
      if (dot < 0 || !player.success) return null;
      const given = Buffer.from(token.slice(dot + 1), 'base64url');
      const expected = signatureOf(player.data);
      return given.length === expected.length && timingSafeEqual(given, expected) ? player.data : null;
    },
  };
}

/** The player's cookie of a `Cookie` header, for doors that have no cookie parser. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return safeDecode(pair.slice(at + 1).trim());
  }
  return undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
