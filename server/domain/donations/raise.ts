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
  const before = await tx.addProgress(project, byCents, gifts);
  const reached = [...before.reached];
  if (byCents > 0) {
    for (const step of await tx.steps(project)) {
      if (step.atCents > before.raisedCents || reached.includes(step.slug)) continue;
      if (!(await tx.markStepReached(project, step.slug, now))) continue;
      reached.push(step.slug);
      await tx.enqueue('stepReached', `${project}:${step.slug}`, { project, step: step.slug }, now);
    }
  }
  told.progress.push({ project, progress: { ...before, reached } });
}
