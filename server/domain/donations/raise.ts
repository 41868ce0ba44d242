import type { ProjectSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Told } from '../deps.ts';
import type { StoreTx } from '../ports/store.ts';

/**
 * Moves a project's totals, down too [G8], and marks the steps this reaches [V3]. A step once reached stays reached.
 * The villages of the project learn of a step through the outbox: one transaction locks one village at most.
 */
export async function raise(
  tx: StoreTx,
  told: Told,
  project: ProjectSlug,
  byCents: Cents,
  gifts: number,
  now: number,
): Promise<void> {
  if (byCents === 0 && gifts === 0) return;
  const { progress, due } = await tx.addProgress(project, byCents, gifts);
  const reached = [...progress.reached];
  for (const step of byCents > 0 ? due : []) {
    if (!(await tx.markStepReached(project, step, now))) continue;
    reached.push(step);
    await tx.enqueue('stepReached', `${project}:${step}`, { project, step }, now);
  }
  told.progress.push({ project, progress: { ...progress, reached } });
}
