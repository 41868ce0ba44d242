import { createHash, randomBytes } from 'node:crypto';
import { AssociationId } from '#shared/ids.ts';
import type { Surroundings } from './domain/ports/surroundings.ts';

/** The machine's clock and chance. */
export const machine: Surroundings = {
  now: () => Date.now(),
  newId: (prefix) => `${prefix}_${randomBytes(16).toString('base64url')}`,
};

/** An association is known by its address in catalogue files: several projects of one come to the same row. */
export function associationIdFor(email: string): AssociationId {
  const hash = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
  return AssociationId.parse(`asso_${hash.slice(0, 24)}`);
}
