import type { Request } from 'express';
import { type CornerSecrets, cornerSession } from '#server/domain/corner/entering.ts';
import type { Opened } from '#server/domain/corner/opened.ts';
import type { Deps } from '#server/domain/deps.ts';
import type { CornerSessionRow } from '#server/domain/ports/corner.ts';
import type { PlayerCookies } from './player.ts';

export const SESSION_COOKIE = 'corner';

export interface CornerDoorParts {
  readonly deps: Deps;
  readonly secrets: CornerSecrets;
  readonly players: Pick<PlayerCookies, 'of'>;
}

/** Whom a letter let in on this browser; null where none did, or it is over. */
export async function sessionOf(
  { deps, secrets }: Pick<CornerDoorParts, 'deps' | 'secrets'>,
  request: Request,
): Promise<CornerSessionRow | null> {
  const token: unknown = request.cookies?.[SESSION_COOKIE];
  return typeof token === 'string' ? cornerSession(deps, secrets, token) : null;
}

/** What lets this browser into my corner: its own cookie, and a letter that was read. */
export async function openedBy(parts: CornerDoorParts, request: Request): Promise<Opened> {
  const player = parts.players.of(request);
  return { players: player === null ? [] : [player], address: (await sessionOf(parts, request))?.email ?? null };
}
