import type { ProjectSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { always, commit, type Deps } from '../deps.ts';
import type { DraftRow } from '../ports/stewards.ts';
import type { Steward } from './associations.ts';

/** A project that is over takes no gifts and stands on no list; what was given, its village and its accounts stay where they are. */
export async function setArchived(deps: Deps, by: Steward, project: ProjectSlug, isOver: boolean): Promise<void> {
  const now = deps.surroundings.now();
  await always(deps, async (tx) => {
    await tx.setArchived(project, isOver ? now : null);
    await tx.audit({ at: now, actor: by.id, action: isOver ? 'archive-project' : 'reopen-project', subject: project });
  });
}

/** What was never published holds nobody's money: only that can be thrown away. */
export async function discardDraft(
  deps: Deps,
  by: Steward,
  { id, slug }: Pick<DraftRow, 'id' | 'slug'>,
): Promise<Result<null, { readonly kind: 'published' }>> {
  return commit<null, { readonly kind: 'published' }>(deps, async (tx) => {
    if ((await tx.project(slug)) !== null) return err({ kind: 'published' });
    await tx.deleteDraft(id);
    await tx.forgetPhotos(slug, null);
    await tx.audit({ at: deps.surroundings.now(), actor: by.id, action: 'discard-draft', subject: slug });
    return ok(null);
  });
}
