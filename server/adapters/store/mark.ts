import { createHash } from 'node:crypto';
import type { PlayerId } from '#shared/ids.ts';

/** What is kept of a player who was erased: an id is drawn from 2^122, so that nobody finds one from its hash. */
export const markOf = (player: PlayerId): string => createHash('sha256').update(`erased:${player}`).digest('base64url');

/** Who reads letters at an address, in small letters: keyed with this installation's own number, so that a letter's link tells nobody. */
export const readerMarkOf = (installation: string, address: string): string =>
  createHash('sha256').update(`reader:${installation}:${address}`).digest('base64url');
