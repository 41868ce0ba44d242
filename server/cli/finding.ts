import { AssociationId } from '#shared/ids.ts';
import type { AssociationRow } from '../domain/ports/rows.ts';
import { associationIdFor } from '../surroundings.ts';
import type { House } from './house.ts';

/** An association by its id, or by its address where that is one association's alone. */
export async function findAssociation({ deps }: House, given: string | undefined): Promise<AssociationRow | null> {
  if (given === undefined) return null;
  const { read } = deps.store;
  if (!given.includes('@')) {
    const id = AssociationId.safeParse(given);
    return id.success ? read.association(id.data) : null;
  }
  const fromFile = await read.association(associationIdFor(given));
  if (fromFile) return fromFile;
  const [only, ...others] = (await read.associations()).filter(
    ({ email }) => email.toLowerCase() === given.toLowerCase(),
  );
  return only && others.length === 0 ? only : null;
}
