import type { ProjectSlug } from '#shared/ids.ts';
import type { Asking } from '#shared/questions/question.ts';
import { always, type Deps } from '../deps.ts';
import type { Steward } from './associations.ts';

/** [V4] What a project asks its visitors: kept for its stewards alone, or read by everybody from now on. */
export async function writeAsking(
  deps: Deps,
  by: Steward,
  project: ProjectSlug,
  asking: Asking,
  act: 'keep' | 'publish',
): Promise<void> {
  await always(deps, async (tx) => {
    const at = deps.surroundings.now();
    await tx.saveAsking(project, asking);
    if (act === 'publish') await tx.publishAsking(project);
    await tx.audit({ at, actor: by.id, action: `questions-${act}`, subject: project });
  });
}
