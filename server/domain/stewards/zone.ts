import type { AssociationId } from '#shared/ids.ts';
import { DEFAULT_ZONE } from '#shared/time/zone.ts';
import { always, type Deps } from '../deps.ts';
import type { Steward } from './associations.ts';

/** The clock by which an association chooses its moments. */
export const zoneOf = async ({ store }: Pick<Deps, 'store'>, association: AssociationId): Promise<string> =>
  (await store.read.zone(association)) ?? DEFAULT_ZONE;

/** What is scheduled already stays at its instant. @param zone a name of `ZONES` */
export async function chooseZone(deps: Deps, by: Steward, association: AssociationId, zone: string): Promise<void> {
  await always(deps, async (tx) => {
    await tx.saveZone(association, zone);
    const at = deps.surroundings.now();
    await tx.audit({ at, actor: by.id, action: 'choose-zone', subject: `${association} ${zone}` });
  });
}
