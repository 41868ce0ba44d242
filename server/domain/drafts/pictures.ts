import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { type AssociationId, OwnPictureId } from '#shared/ids.ts';
import { always, type Deps } from '../deps.ts';
import type { Steward } from '../stewards/associations.ts';

/** An association draws at most so many: twice as many as its largest catalogue has gifts. */
const MOST_PICTURES = 120;

/** A picture that was checked and drawn anew. */
export interface DrawnPicture {
  readonly png: { toString(as: 'base64'): string };
  readonly originX: number;
  readonly originY: number;
}

/** Null when the association has drawn enough. */
export async function keepPicture(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  { w, d }: Footprint,
  { png, originX, originY }: DrawnPicture,
): Promise<OwnPictureId | null> {
  if ((await deps.store.read.ownFootprints(association)).size >= MOST_PICTURES) return null;
  const now = deps.surroundings.now();
  const id = OwnPictureId.parse(deps.surroundings.newId('pic'));
  await always(deps, async (tx) => {
    const row = { id, association, w, d, png: png.toString('base64'), originX, originY, createdAt: now };
    await tx.addOwnPicture(row);
    await tx.audit({ at: now, actor: by.id, action: 'draw-picture', subject: id });
  });
  return id;
}
