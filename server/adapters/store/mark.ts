import { createHash } from 'node:crypto';
import type { PlayerId } from '#shared/ids.ts';

/** What is kept of a player who was erased: an id is drawn from 2^122, so that nobody finds one from its hash. */
export const markOf = (player: PlayerId): string => createHash('sha256').update(`erased:${player}`).digest('base64url');
