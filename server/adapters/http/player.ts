import type { Request, RequestHandler, Response } from 'express';
import type { PlayerId } from '#shared/ids.ts';

export const PLAYER_COOKIE = 'player';

export interface PlayerCookies {
  /** who this is, when this browser acted here before */
  of(request: Request): PlayerId | null;
  /** the same, or a new player with a cookie: only for acts that need one [G5] */
  ensure(request: Request, response: Response): PlayerId;
}

export interface PlayerCookieParts {
  readonly read: (token: string | undefined) => PlayerId | null;
  readonly sign: (player: PlayerId) => string;
  readonly newPlayer: () => PlayerId;
  readonly secure: boolean;
}

export function playerCookies({ read, sign, newPlayer, secure }: PlayerCookieParts): PlayerCookies {
  const of = (request: Request) => {
    const token: unknown = request.cookies?.[PLAYER_COOKIE];
    return typeof token === 'string' ? read(token) : null;
  };
  return {
    of,
    ensure(request, response) {
      const known = of(request);
      if (known !== null) return known;
      const player = newPlayer();
      response.cookie(PLAYER_COOKIE, sign(player), {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: 400 * 86_400_000,
      });
      return player;
    },
  };
}

/**
 * The cookie of a player who was erased opens nothing and comes back as nobody's: a browser that kept it is a new one from here on.
 */
export function withoutErased(
  of: PlayerCookies['of'],
  isErased: (player: PlayerId) => Promise<boolean>,
): RequestHandler {
  return async (request, _response, next) => {
    const player = of(request);
    if (player !== null && (await isErased(player))) delete request.cookies[PLAYER_COOKIE];
    next();
  };
}
