import { createHash, randomInt, randomUUID } from 'node:crypto';
import { AssociationId } from '#shared/ids.ts';
import type { Surroundings } from './domain/ports/surroundings.ts';

/** Without those that are taken for each other on paper: 0 and o, 1, i and l. */
const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The machine's clock and chance. */
export const machine: Surroundings = {
  now: () => Date.now(),
  // Of node's sources of chance the one that draws many at once: an id is asked of the system otherwise, at a gift's cost.
  newId: (prefix) => `${prefix}_${Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url')}`,
  newCode: (length) => Array.from({ length }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(''),
};

/** An association is known by its address in catalogue files: several projects of one come to the same row. */
export function associationIdFor(email: string): AssociationId {
  const hash = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
  return AssociationId.parse(`asso_${hash.slice(0, 24)}`);
}
