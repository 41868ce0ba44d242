import type { AssociationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import type { Steward } from './associations.ts';

const MOST_SITES = 20;

/** [S7] A site may show the association's villages in a frame. @param origin `https://example.org` */
export async function allowSite(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  origin: string,
): Promise<Result<null, { readonly kind: 'tooMany' }>> {
  const known = await deps.store.read.embedSites(association);
  const isNew = known.every((site) => site.origin !== origin);
  if (isNew && known.length >= MOST_SITES) return err({ kind: 'tooMany' });
  return commit<null, { readonly kind: 'tooMany' }>(deps, async (tx) => {
    const now = deps.surroundings.now();
    await tx.addEmbedSite({ association, origin, createdAt: now });
    await tx.audit({ at: now, actor: by.id, action: 'allow-site', subject: `${association} ${origin}` });
    return ok(null);
  });
}

export async function forbidSite(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  origin: string,
): Promise<boolean> {
  return always(deps, async (tx) => {
    if (!(await tx.removeEmbedSite({ association, origin }))) return false;
    const at = deps.surroundings.now();
    await tx.audit({ at, actor: by.id, action: 'forbid-site', subject: `${association} ${origin}` });
    return true;
  });
}
